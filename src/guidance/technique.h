#pragma once

#include <optional>
#include <string>
#include <vector>

namespace knotmap::guidance {

/// Who does it. A plan is made for the first three; what only a professional or a doctor does is
/// named in it for talking with one.
enum class With { alone, partner, professional, doctor };

/// Where a technique stands in a plan. At most one technique of `find`, `press` and `strokes` is
/// given for a spot.
enum class Slot { warm, find, press, pin, strokes, stretch, after, rub, later };

/// How long, how hard, how often, according to which sources.
struct Dose {
  std::string text;  ///< one line for people
  std::string note;  ///< where its numbers come from when no source gives them, or ""
  std::optional<double> holdSecondsMin, holdSecondsMax;
  std::optional<double> minutesMin, minutesMax;
  std::optional<double> offMinutesMin;
  std::optional<int> rounds, roundsMax, perDay;
  std::optional<double> restSeconds;  ///< between rounds
  std::optional<int> pressureLimit;   ///< 0-10 pain score that must not be passed
  std::vector<std::string> sources;
  bool gentle = false;  ///< the plan uses this one for a very tender spot
};

/// What one source says where sources disagree.
struct Position {
  std::string source;
  std::string says;
};

/// What a trial or review found that bears on a disagreement.
struct TrialEvidence {
  std::string says;  ///< with the size of the effect and the number of people
  std::vector<std::string> sources;
};

/// A question on which the sources differ, with every position and the rule by which one is used.
struct Disagreement {
  std::string id;     ///< "cold-cycle"
  std::string topic;  ///< "How long cold stays on"
  std::vector<Position> positions;
  std::string rule;   ///< which position the plan uses, and why
  std::string range;  ///< from the least to the most any source allows, or ""
  std::vector<TrialEvidence> evidence;
  std::vector<std::string> checklist;  ///< "D01"
};

/// A thing a technique needs. Floor, wall, hands, warm water, a cloth and a bag of ice are taken
/// to be in every home.
struct Tool {
  std::string id;    ///< "ball"
  std::string name;  ///< "tennis or lacrosse ball"
};

/// What is drawn on the body while a technique is followed.
enum class Direction { none, press, alongFibres, towardsMiddle };

struct Technique {
  std::string id;  ///< "sustained-pressure-ball"
  std::string name;
  Slot slot = Slot::later;
  std::vector<std::string> checklist;  ///< rows of the seeds it carries: "T17"
  std::vector<With> who;
  std::vector<std::string> tools;  ///< all needed: "ball"; empty: none
  bool presses = false;            ///< puts pressure on tissue: refused in no-press zones
  bool percussion = false;
  bool heat = false;
  bool cold = false;
  bool rub = false;
  bool gentle = false;             ///< preferred for a very tender spot
  bool general = false;            ///< concerns the person, not a place
  bool occasional = false;         ///< done when there is reason to, so it is in no week
  std::vector<std::string> parts;  ///< body parts (Region::part) where it is possible; empty: all
  std::vector<std::string> notParts;    ///< body parts where it is never offered
  std::vector<std::string> notRegions;  ///< regions where it is never offered
  std::string partsWhy;                 ///< why it is not offered elsewhere
  std::string position;                 ///< how to stand, sit or lie, or ""
  std::vector<std::string> steps;       ///< in plain words
  std::vector<std::string> cues;        ///< short words shown while the time runs
  std::vector<std::string> feel;        ///< what you may feel
  std::vector<std::string> limits;      ///< what not to do
  std::vector<std::string> stopWhen;    ///< when to stop at once
  Direction direction = Direction::none;
  std::string why;                         ///< what it is for, one sentence
  std::vector<Dose> doses;                 ///< the first is the one the plan uses
  std::vector<std::string> disagreements;  ///< ids; empty where the sources agree
  std::vector<std::string> sources;
  int order = 0;  ///< place in a plan; within a slot the lowest is preferred
};

/// How to lengthen one muscle or a few that share a movement: the reverse of what they do.
struct MuscleStretch {
  std::string id;
  std::vector<std::string> muscles;  ///< muscle ids, or the first words of them: "trapezius"
  std::vector<std::string> steps;
  std::vector<std::string> sources;
};

/// Which of one's own hands reaches a place.
enum class Reach { eitherHand, otherSideHand, sameSideHand, noHand };

struct ReachRule {
  std::vector<std::string> regions;
  Reach reach = Reach::eitherHand;
  std::vector<std::string> sources;
};

}  // namespace knotmap::guidance
