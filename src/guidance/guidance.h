#pragma once

#include <chrono>
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

/// How long a spot has been sore; `unknown` is treated as long standing.
enum class Since { unknown, today, days, weeks, months };

/// One marked spot, as far as guidance needs to know it.
struct Spot {
  std::string label;   ///< "Mark 1, left top of shoulder"
  std::string region;  ///< region id
  std::string part;    ///< its body part
  core::Side side = core::Side::midline;
  float spineDistanceMm = 1000.0f;  ///< along the skin to the line of spinous processes
  bool brokenSkin = false;          ///< inside or within 3 cm of skin marked as broken
  bool internal = false;            ///< reached from within the mouth only
  std::string muscle;               ///< id of the chosen muscle part, "" if none
  std::string otherMuscle;          ///< of the chosen trigger point, where it is another one
  std::string likelyMuscle;         ///< proposed while none is chosen: says how to stretch only
  int tenderness = 5;
  Since since = Since::unknown;
  bool comesBack = false;  ///< again and again at the same place
};

/// What the plan is made for.
struct Request {
  std::vector<Spot> spots;
  Answers answers;
  With with = With::alone;
  std::vector<std::string> tools;      ///< tools at hand; floor, wall and hands are always there
  std::vector<std::string> painParts;  ///< body parts of painted pain: nothing is pressed there,
                                       ///< but their questions are asked
  std::vector<std::string> symptomCategories;  ///< "headache", "toothache" ...: adds questions
  std::optional<int> minutes;                  ///< at hand for one go; none: as long as it takes
  std::optional<std::chrono::year_month_day> today;  ///< none: no dates are given
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

/// One thing to do, at the spots where it is done.
struct Step {
  std::string technique, name, where;
  Slot slot = Slot::later;
  Dose dose;           ///< `text` names the pain limit that holds here
  double minutes = 0;  ///< it takes for all its spots; 0 for what is spread over the day
  std::string position;
  std::vector<std::string> steps, cues, feel, limits, stopWhen, sources;
  Direction direction = Direction::none;
  std::vector<const Disagreement*> disagreements;  ///< of the knowledge the plan was made from
  std::string why;                                 ///< why it is here for this spot
  std::vector<std::string> spots;                  ///< labels of the spots; empty for general steps
  std::vector<std::size_t> at;                     ///< their places in `Request::spots`
  std::vector<Dose> otherDoses;                    ///< what other sources say
};

/// What only a professional or a doctor gives: named for talking with one.
struct Treatment {
  std::string technique, name, what;
  With who = With::professional;
  std::vector<std::string> sources;
};

/// A day of the week that follows, the first being today.
struct PlanDay {
  std::optional<std::chrono::year_month_day> date;
  std::vector<std::size_t> steps;  ///< places in `Advice::steps`
  std::string note;                ///< "A day without pressing: soreness goes within 36 hours."
};

/// When somebody should look at it.
struct FollowUp {
  std::string id, text, whom;
  int days = 0;  ///< from today; 0: it is time now
  std::optional<std::chrono::year_month_day> date;
  std::vector<std::string> sources;
};

/// What is not in the plan: a technique id, the names of several, or a kind in words ("Everything
/// that presses").
struct LeftOut {
  std::string technique, why;  ///< "it needs a massage hook or cane, and you have none at hand"
  std::vector<std::string> techniques;  ///< ids of all it concerns
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
  double minutes = 0;                 ///< all steps of one go together
  std::vector<Treatment> treatments;  ///< for talking with a professional
  std::vector<PlanDay> week;          ///< seven days; empty unless a spot comes back or is old
  std::vector<FollowUp> followUps;    ///< soonest first
};

/// A stop wins over everything, and no step is given while a question is open. Without spots only
/// general steps, heat and cold are given. Pure: the same request gives the same advice.
Advice advise(const Knowledge& knowledge, const Request& request);

/// The questions that apply to this request, answered or not, in the order they are asked, those
/// answered with yes or not sure even when the marks no longer call for them. `group` counts
/// screens from 1: three or four questions each where the number allows it. A question that
/// depends on another comes on the screen after it, and only once it applies; an answer never
/// changes its own screen or one before it.
std::vector<Question> questionsFor(const Knowledge& knowledge, const Request& request);

/// The zones a spot lies in.
std::vector<const NoPressZone*> zonesAt(const Knowledge& knowledge, const Spot& spot);

/// "See someone today", in the language of the messages.
const char* urgencyWords(const core::Messages& messages, Urgency urgency);
/// "self-care", "self-care-with-limits", "clinician-first", "today", "emergency", as files and the
/// command line write it.
std::string_view urgencyName(Urgency urgency);
std::optional<With> withFromName(std::string_view name);
std::string_view withName(With with);
std::optional<Answer> answerFromName(std::string_view name);
std::string_view answerName(Answer answer);

}  // namespace knotmap::guidance
