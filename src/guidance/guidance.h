#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/side.h"
#include "guidance/knowledge.h"

namespace knotmap::guidance {

/// An answer to a safety question. "Not sure" is treated as the careful answer.
enum class Answer { yes, no, unsure };
using Answers = std::map<std::string, Answer>;  ///< question id -> answer

/// One marked spot, as far as guidance needs to know it.
struct Spot {
  std::string label;   ///< "Mark 1, left top of shoulder"
  std::string region;  ///< region id
  std::string part;    ///< its body part
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
  std::vector<std::string> painParts;  ///< body parts of painted pain: nothing is pressed there, but
                                       ///< their questions are asked
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
  Dose dose;  ///< `text` names the pain limit that holds here
  std::vector<std::string> steps, limits, sources;
  std::vector<Position> disagreement;
  std::string rule;
  std::string why;                 ///< why it is here for this spot
  std::vector<std::string> spots;  ///< labels of the spots; empty for general steps
  std::vector<Dose> otherDoses;    ///< what other sources say
};

/// What is not in the plan: a technique id, or a kind in words ("Everything that presses").
struct LeftOut {
  std::string technique, why;  ///< "it needs a massage hook or cane, and you have none at hand"
};

/// What guidance answers. `ask`: questions are open and no technique is named. `stop`: no
/// technique is named. `ok`: steps in order.
struct Advice {
  enum class Status { ok, ask, stop };
  Status status = Status::ask;
  Urgency urgency =
      Urgency::selfCare;            ///< while questions are open: clinicianFirst, the careful one
  std::vector<Question> questions;  ///< still unanswered, the next group first
  std::vector<FiredStop> stops;     ///< gravest first
  std::vector<Precaution> limits;   ///< precautions in force
  std::vector<NoPress> noPress;     ///< spots on which nothing presses
  std::vector<Step> steps;
  std::vector<LeftOut> leftOut;
};

/// A stop wins over everything, and no step is given while a question is open. Without spots only
/// general steps, heat and cold are given. Pure: the same request gives the same advice.
Advice advise(const Knowledge& knowledge, const Request& request);

/// The questions that apply to this request, answered or not, in the order they are asked, those
/// answered with yes or not sure even when the marks no longer call for them. `group` counts
/// screens from 1: three or four questions each where the number allows it.
std::vector<Question> questionsFor(const Knowledge& knowledge, const Request& request);

/// The zones a spot lies in.
std::vector<const NoPressZone*> zonesAt(const Knowledge& knowledge, const Spot& spot);

std::string_view urgencyWords(Urgency urgency);
/// "self-care", "self-care-with-limits", "clinician-first", "today", "emergency", as files and the
/// command line write it.
std::string_view urgencyName(Urgency urgency);
std::optional<With> withFromName(std::string_view name);
std::string_view withName(With with);
std::optional<Answer> answerFromName(std::string_view name);
std::string_view answerName(Answer answer);

}  // namespace knotmap::guidance
