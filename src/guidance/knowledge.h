#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/regions.h"
#include "core/result.h"

namespace knotmap::guidance {

/// Who does it.
enum class With { alone, partner, professional };

/// How serious an outcome is, the gravest last.
enum class Urgency { selfCare, selfCareWithLimits, clinicianFirst, today, emergency };

/// Where a technique stands in a plan. At most one technique of `find`, `press` and `strokes` is
/// given for a spot.
enum class Slot { warm, find, press, pin, strokes, stretch, after, rub, later };

/// How long, how hard, how often, according to which sources.
struct Dose {
  std::string text;  ///< one line for people
  std::optional<double> holdSecondsMin, holdSecondsMax;
  std::optional<double> minutesMin, minutesMax;
  std::optional<double> offMinutesMin;
  std::optional<int> rounds, perDay;
  std::optional<int> pressureLimit;  ///< 0-10 pain score that must not be passed
  std::vector<std::string> sources;
  bool gentle = false;  ///< the plan uses this one for a very tender spot
};

/// One side of a disagreement between sources.
struct Position {
  std::string source;
  std::string says;
  std::string topic;  ///< row of the seeds' list of disagreements: "D03"
};

/// A thing a technique needs. Floor, wall, hands, warm water, a cloth and a bag of ice are taken
/// to be in every home.
struct Tool {
  std::string id;    ///< "ball"
  std::string name;  ///< "tennis or lacrosse ball"
};

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
  std::vector<std::string> parts;  ///< body parts (Region::part) where it is possible; empty: all
  std::vector<std::string> notParts;   ///< body parts where it is never offered
  std::string partsWhy;                ///< why it is not offered elsewhere
  std::vector<std::string> steps;      ///< in plain words
  std::vector<std::string> limits;     ///< what not to do, when to stop
  std::string why;                     ///< what it is for, one sentence
  std::vector<Dose> doses;             ///< the first is the one the plan uses
  std::vector<Position> disagreement;  ///< empty where the sources agree
  std::string rule;                    ///< why the plan uses the first dose
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
  std::vector<std::string> parts;  ///< fires only with a mark on one of these; empty: always
};

/// Limits techniques when its question is answered yes or not sure; always on without a question.
struct Precaution {
  std::string id;
  std::string name;
  std::string question;  ///< "" = always
  std::string text;
  std::vector<std::string>
      removes;  ///< technique ids, or "presses", "heat", "cold", "rub", "percussion"
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
  std::vector<std::string> muscles;      ///< words in the id of the chosen muscle
  bool brokenSkin = false;               ///< skin the user marked as broken
  bool internal = false;                 ///< places reached from within the mouth only
  bool percussionOnly = false;           ///< forbids percussion, not steady pressure
  std::vector<std::string> alsoRemoves;  ///< "heat", "cold", "rub" in addition
};

/// A lower pain limit for pressing on some body parts.
struct PressureCap {
  std::vector<std::string> parts;
  int limit = 5;
  std::string why;
  std::vector<std::string> sources;
};

/// A line of "About this advice": what is known and how surely.
struct Statement {
  std::string text;
  std::vector<std::string> sources;
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
  std::vector<Statement> about;

  /// Checks every id, also against `assets/sources.json`. The error lists all problems.
  static core::Result<Knowledge> load(const std::filesystem::path& assets,
                                      const anatomy::RegionTable& regions);

  const Technique* technique(std::string_view id) const;
  const Question* question(std::string_view id) const;
};

}  // namespace knotmap::guidance
