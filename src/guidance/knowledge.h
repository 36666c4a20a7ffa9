#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/regions.h"
#include "core/messages.h"
#include "core/result.h"

namespace knotmap::guidance {

/// Who does it. A plan is made for the first three; what only a professional or a doctor does is
/// named in it for talking with one.
enum class With { alone, partner, professional, doctor };

/// How serious an outcome is, the gravest last.
enum class Urgency { selfCare, selfCareWithLimits, clinicianFirst, today, emergency };

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
  bool occasional = false;         ///< done when there is reason to, so it stands in no week
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

/// A question asked before any advice. Relevant when it has neither parts nor symptoms, or when a
/// mark lies on one of the parts, or when a symptom of one of the categories was chosen.
struct Question {
  std::string id;
  std::string text;
  std::string help;                ///< why it is asked, plain words
  std::vector<std::string> parts;  ///< asked when a mark lies on one of these
  int group = 0;                   ///< asked together, lowest first
  std::vector<std::string> sources;
  std::vector<std::string> symptoms;  ///< asked when a symptom of these categories is chosen
  /// Asked only after this question was answered with yes or not sure; "" = at once.
  std::string after;
};

/// Ends self-care when its question is answered yes (or not sure, where `unsureFires`).
struct Stop {
  std::string id;
  std::string question;
  Urgency urgency = Urgency::clinicianFirst;
  std::string why;
  std::string goWhere;
  bool unsureFires = true;
  std::vector<std::string> checklist;  ///< "R03"
  std::vector<std::string> sources;
  std::vector<std::string> parts;     ///< fires only with a mark on one of these ...
  std::vector<std::string> symptoms;  ///< ... or a chosen symptom of these; both empty: always
};

/// Limits techniques when its question is answered yes or not sure; always on without a question.
struct Precaution {
  std::string id;
  std::string name;
  std::string question;  ///< "" = always
  std::string text;
  std::vector<std::string>
      removes;  ///< technique ids, or "presses", "heat", "cold", "rub", "percussion", "stretch"
  std::vector<std::string> checklist;  ///< "P02"
  std::vector<std::string> sources;
  std::vector<std::string> concerns;  ///< said only when a plan has one of these; empty: always
};

/// Skin where nothing may press. A spot is in the zone when any one of the tests holds.
struct NoPressZone {
  std::string id;
  std::string name;
  std::string why;
  std::vector<std::string> regions;  ///< region ids
  float midlineMm = 0.0f;            ///< > 0: a band of this half width along the spine
  std::vector<std::string> sources;
  std::vector<std::string> muscles;  ///< words in the id of the chosen muscle
  bool brokenSkin = false;           ///< skin the user marked as broken
  bool internal = false;             ///< places reached from within the mouth only
  bool percussionOnly = false;       ///< forbids percussion, not steady pressure
  /// "heat", "cold", "rub", "stretch" in addition. "stretch" is what stands in that slot or goes
  /// along the fibres.
  std::vector<std::string> alsoRemoves;
};

/// A lower pain limit for pressing on some body parts.
struct PressureCap {
  std::vector<std::string> parts;
  int limit = 5;
  std::string why;
  std::vector<std::string> sources;
};

/// A line people can read, with its sources: what is known and how surely, what a knot is, what may
/// bring one on, what may keep one away.
struct Statement {
  std::string id;
  std::string text;
  std::vector<std::string> checklist;  ///< "C03", "K11", "V05": see docs/methods.md
  std::vector<std::string> sources;
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

/// When somebody should look at it: counted from the day the plan is made, or from when it began.
struct FollowUpRule {
  std::string id;
  int days = 14;
  bool sinceOnset = false;
  std::string text;                          ///< "If the toothache is still there, ..."
  std::string whom;                          ///< "dentist"
  std::vector<std::string> parts, symptoms;  ///< as in `Question`; both empty: always
  std::vector<std::string> concerns;         ///< said only with a plan that has one of these kinds
  std::vector<std::string> checklist, sources;
};

/// The knowledge of `assets/guidance/*.json`.
struct Knowledge {
  std::vector<Tool> tools;
  std::vector<Technique> techniques;
  std::vector<Question> questions;
  std::vector<Stop> stops;
  std::vector<Precaution> precautions;
  std::vector<NoPressZone> noPress;
  std::vector<PressureCap> pressureCaps;
  std::vector<Disagreement> disagreements;
  std::vector<MuscleStretch> stretches;
  std::vector<ReachRule> reach;
  std::vector<FollowUpRule> followUps;
  std::vector<Statement> about;
  std::vector<Statement> knots;       ///< what a knot is, feels like and does
  std::vector<Statement> causes;      ///< what may bring one on
  std::vector<Statement> prevention;  ///< what may keep one away
  core::Messages messages;            ///< sentences that guidance puts together

  /// Checks every id, also against `assets/sources.json`. The error lists all problems.
  static core::Result<Knowledge> load(const core::Assets& assets,
                                      const anatomy::RegionTable& regions,
                                      core::Messages messages = {});

  const Technique* technique(std::string_view id) const;
  const Question* question(std::string_view id) const;
  const Disagreement* disagreement(std::string_view id) const;
  /// The stretch of a muscle, or null where none is written down.
  const MuscleStretch* stretchOf(std::string_view muscle) const;
  /// The hand that reaches a region; places that no rule names are reached by either.
  Reach reachOf(std::string_view region) const;
};

}  // namespace knotmap::guidance
