#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/regions.h"
#include "core/result.h"

namespace knotmap::guidance {

/// Who does it.
enum class With { alone, partner, professional };

/// An answer to a safety question. "Not sure" is treated as the careful answer.
enum class Answer { yes, no, unsure };
using Answers = std::map<std::string, Answer>;  ///< question id -> answer

/// How serious an outcome is, the gravest last.
enum class Urgency { selfCare, selfCareWithLimits, clinicianFirst, today, emergency };

/// How long, how hard, how often, according to which sources.
struct Dose {
  std::string text;  ///< one line for people
  std::optional<double> holdSecondsMin, holdSecondsMax;
  std::optional<double> minutesMin, minutesMax;
  std::optional<double> offMinutesMin;
  std::optional<int> rounds, perDay;
  std::optional<int> pressureLimit;  ///< 0-10 pain score that must not be passed
  std::vector<std::string> sources;
};

/// One side of a disagreement between sources.
struct Position {
  std::string source;
  std::string says;
};

struct Technique {
  std::string id;      ///< "sustained-pressure-ball"
  std::string name;
  std::vector<std::string> checklist;  ///< rows of the seeds it carries: "T17"
  std::vector<With> who;
  std::vector<std::string> tools;      ///< all needed: "ball", "wall"; empty: none
  bool presses = false;                ///< puts pressure on tissue: refused in no-press zones
  bool percussion = false;
  bool heat = false;
  bool cold = false;
  bool rub = false;
  std::vector<std::string> parts;      ///< body parts (Region::part) where it is possible; empty: all
  std::vector<std::string> notParts;   ///< body parts where it is never offered
  std::vector<std::string> steps;      ///< in plain words
  std::vector<std::string> limits;     ///< what not to do, when to stop
  std::vector<Dose> doses;             ///< the first is the one the plan uses
  std::vector<Position> disagreement;  ///< empty where the sources agree
  std::string rule;                    ///< why the plan uses the first dose
  std::vector<std::string> sources;
  int order = 0;                       ///< place in a plan
};

/// A question asked before any advice.
struct Question {
  std::string id;
  std::string text;
  std::string help;                   ///< why it is asked, plain words
  std::vector<std::string> parts;     ///< asked when a mark lies on one of these; empty: always
  int group = 0;                      ///< asked together, lowest first
  std::vector<std::string> sources;
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
};

/// Limits techniques when its question is answered yes or not sure; always on without a question.
struct Precaution {
  std::string id;
  std::string name;
  std::string question;                    ///< "" = always
  std::string text;
  std::vector<std::string> removes;        ///< technique ids, or "presses", "heat", "cold", "rub", "percussion"
  std::vector<std::string> checklist;      ///< "P02"
  std::vector<std::string> sources;
};

/// Skin where nothing may press.
struct NoPressZone {
  std::string id;
  std::string name;
  std::string why;
  std::vector<std::string> regions;  ///< region ids
  float midlineMm = 0.0f;            ///< > 0: a band of this half width along the spine instead
  std::vector<std::string> sources;
};

/// The knowledge of `assets/guidance/*.json`.
struct Knowledge {
  std::vector<Technique> techniques;
  std::vector<Question> questions;
  std::vector<Stop> stops;
  std::vector<Precaution> precautions;
  std::vector<NoPressZone> noPress;

  static core::Result<Knowledge> load(const std::filesystem::path& assets,
                                      const anatomy::RegionTable& regions);
};

/// One marked spot, as far as guidance needs to know it.
struct Spot {
  std::string label;    ///< "Mark 1, left top of shoulder"
  std::string region;   ///< region id
  std::string part;     ///< its body part
  core::Side side = core::Side::midline;
  float spineDistanceMm = 1000.0f;  ///< along the skin to the line of spinous processes
  bool brokenSkin = false;          ///< inside or within 3 cm of skin marked as broken
  bool internal = false;            ///< reached from within the mouth only
  std::string muscle;               ///< muscle part id of the chosen candidate, "" if none
  int tenderness = 5;
};

/// What the plan is made for.
struct Request {
  std::vector<Spot> spots;
  Answers answers;
  With with = With::alone;
  std::vector<std::string> tools;  ///< tools at hand; floor, wall and hands are always there
  std::vector<std::string> symptomCategories;  ///< "headache", "toothache" ...: adds questions
};

struct FiredStop {
  std::string id, why, goWhere;
  Urgency urgency = Urgency::clinicianFirst;
  std::vector<std::string> sources;
};

struct NoPress {
  std::string spot, zone, why;
  std::vector<std::string> sources;
};

struct Step {
  std::string technique, name, where;
  Dose dose;
  std::vector<std::string> steps, limits, sources;
  std::vector<Position> disagreement;
  std::string rule;
  std::string why;  ///< why it is here for this spot
};

struct LeftOut {
  std::string technique, why;  ///< "no hook: you said you have none"
};

/// What guidance answers. `ask`: questions are open and no technique is named. `stop`: no
/// technique is named. `ok`: steps in order.
struct Advice {
  enum class Status { ok, ask, stop };
  Status status = Status::ask;
  Urgency urgency = Urgency::selfCare;
  std::vector<Question> questions;  ///< still unanswered, the next group first
  std::vector<FiredStop> stops;     ///< gravest first
  std::vector<Precaution> limits;   ///< precautions in force
  std::vector<NoPress> noPress;
  std::vector<Step> steps;
  std::vector<LeftOut> leftOut;
};

/// A stop wins over everything, and no step is given while a question is open. Pure: the same
/// request gives the same advice.
Advice advise(const Knowledge& knowledge, const Request& request);

/// The questions that apply to this request, answered or not, in the order they are asked.
std::vector<Question> questionsFor(const Knowledge& knowledge, const Request& request);

std::string_view urgencyWords(Urgency urgency);
std::optional<With> withFromName(std::string_view name);
std::string_view withName(With with);
std::optional<Answer> answerFromName(std::string_view name);
std::string_view answerName(Answer answer);

}  // namespace knotmap::guidance
