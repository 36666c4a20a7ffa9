#include "guidance/invariants.h"

#include <algorithm>
#include <cmath>

#include "guidance/samples.h"

namespace knotmap::tests {
namespace {

using namespace guidance;
using Words = std::vector<std::string>;

template <class T>
bool in(const std::vector<T>& list, const T& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool isAbout(const Spot& spot, const std::string& muscle) {
  return spot.muscle.find(muscle) != std::string::npos ||
         spot.otherMuscle.find(muscle) != std::string::npos;
}

bool mayBePressed(const Spot& spot) {
  const Words never{"throat",  "under-chin",  "under-jaw",   "side-of-neck", "scm",
                    "eye",     "armpit",      "inner-arm",   "back-of-knee", "supraclavicular",
                    "parotid", "groin",       "pubic",       "perineum",     "neck-spine",
                    "navel",   "upper-belly", "lower-belly", "middle-spine", "lower-spine"};
  for (const char* muscle : {"sternocleidomastoid", "pterygoid", "scalen"})
    if (isAbout(spot, muscle)) return false;
  return !in(never, spot.region) && spot.spineDistanceMm >= 15.0f && !spot.brokenSkin &&
         !spot.internal;
}

bool mayBeStretched(const Spot& spot) {
  const Words never{"throat", "under-chin", "under-jaw", "scm"};
  return !in(never, spot.region) && !isAbout(spot, "sternocleidomastoid");
}

bool isStretch(const Technique& technique) {
  return technique.slot == Slot::stretch || technique.slot == Slot::pin;
}

bool isOf(const std::string& kind, const Technique& technique) {
  if (kind == "presses") return technique.presses;
  if (kind == "percussion") return technique.percussion;
  if (kind == "heat") return technique.heat;
  if (kind == "cold") return technique.cold;
  if (kind == "rub") return technique.rub;
  return kind == "stretch" ? isStretch(technique) : kind == technique.id;
}

bool isGentle(const Technique& technique, const Dose& dose) {
  return technique.gentle || dose.holdSecondsMax.value_or(99) <= 10 ||
         dose.pressureLimit.value_or(10) <= 3;
}

/// At one spot of a step.
std::string brokenAt(const Knowledge& knowledge, const Request& request, const Step& step,
                     const Spot& spot) {
  const Technique& technique = *knowledge.technique(step.technique);
  const bool worksDeep = technique.slot == Slot::press || technique.slot == Slot::strokes;
  if (technique.presses && !mayBePressed(spot)) return "pressing in a no-press zone";
  if (isStretch(technique) && !mayBeStretched(spot)) return "stretching the front of the neck";
  if (technique.presses && step.dose.pressureLimit.value_or(10) > (spot.part == "head" ? 4 : 5))
    return "a pain limit that is missing or too high";
  if (technique.percussion && in(Words{"head", "neck", "shoulder", "chest", ""}, spot.part))
    return "percussion above the shoulders";
  if (technique.percussion && in(Words{"loin", "infrascapular"}, spot.region))
    return "percussion over the kidneys";
  if (spot.brokenSkin && (technique.heat || technique.cold || technique.rub))
    return "heat, cold or a rub on a wound";
  const bool fresh = spot.since == Since::today || spot.since == Since::days;
  if (fresh && technique.heat) return "heat on what began lately";
  if ((fresh || spot.tenderness >= 8) && technique.presses) {
    if (technique.percussion || technique.slot == Slot::pin) return "strong work on a sore spot";
    if (worksDeep && !isGentle(technique, step.dose)) return "deep pressing on a sore spot";
  }
  const bool bareHand = technique.presses && technique.tools.empty() &&
                        technique.slot == Slot::press && request.with == With::alone;
  if (bareHand && knowledge.reachOf(spot.region) == Reach::noHand) return "out of reach";
  return "";
}

std::string brokenByStep(const Knowledge& knowledge, const Request& request, const Step& step) {
  static const KnownIds known = knownIds();
  const Technique& technique = *knowledge.technique(step.technique);
  if (step.dose.text.empty() || step.dose.sources.empty()) return "a step without a sourced dose";
  for (const std::string& source : step.dose.sources)
    if (!in(known.sources, source)) return "a source that does not exist";
  if (step.steps.empty() || step.why.empty() || step.where.empty()) return "an unexplained step";
  for (const std::string& tool : technique.tools)
    if (!in(request.tools, tool)) return "a tool that is not at hand";
  const bool hands = in(technique.who, With::professional) && request.with == With::professional;
  if (!in(technique.who, With::alone) && !in(technique.who, request.with) && !hands)
    return "hands that are not at hand";
  if (technique.general && in(technique.who, With::professional)) return "a treatment as a step";
  for (const Precaution& precaution : knowledge.precautions) {
    const auto answer = request.answers.find(precaution.question);
    if (answer == request.answers.end() || answer->second == Answer::no) continue;
    for (const std::string& kind : precaution.removes)
      if (isOf(kind, technique)) return "what a precaution removes";
  }
  for (const std::size_t at : step.at)
    if (auto broken = brokenAt(knowledge, request, step, request.spots.at(at)); !broken.empty())
      return broken;
  return "";
}

bool anyStep(const Knowledge& knowledge, const Advice& advice, bool Technique::*kind) {
  return std::any_of(advice.steps.begin(), advice.steps.end(),
                     [&](const Step& step) { return knowledge.technique(step.technique)->*kind; });
}

std::string brokenByPlan(const Knowledge& knowledge, const Request& request, const Advice& advice) {
  const auto all = [&](bool Technique::*kind) { return anyStep(knowledge, advice, kind); };
  if (all(&Technique::heat) && all(&Technique::rub)) return "heat and rub";
  const bool cloth = std::any_of(advice.limits.begin(), advice.limits.end(),
                                 [](const auto& limit) { return limit.id == "ice-through-cloth"; });
  if (all(&Technique::cold) && !cloth) return "cold without a word about the cloth";
  double minutes = 0;
  bool warm = false, deep = false;
  Slot last = Slot::warm;
  for (const Step& step : advice.steps) {
    minutes += step.minutes;
    if (step.slot < last) return "steps out of order";
    last = step.slot;
    warm = warm || step.slot == Slot::warm;
    deep = deep ||
           (step.slot == Slot::press && !isGentle(*knowledge.technique(step.technique), step.dose));
    for (const Treatment& treatment : advice.treatments)
      if (treatment.technique == step.technique) return "a treatment among the steps";
  }
  if (deep && !warm) return "deep pressing without a warm-up";
  if (std::abs(minutes - advice.minutes) > 1e-6) return "minutes that do not add up";
  if (request.minutes && advice.minutes > *request.minutes + 1e-6)
    return "longer than there is time";
  return "";
}

std::string brokenByWeek(const Knowledge& knowledge, const Advice& advice) {
  if (advice.week.empty()) return "";
  if (advice.week.size() != 7) return "a week that has not seven days";
  bool pressedYesterday = false;
  for (const PlanDay& day : advice.week) {
    bool presses = false;
    for (const std::size_t step : day.steps) {
      const Technique& technique = *knowledge.technique(advice.steps.at(step).technique);
      presses = presses || (technique.presses && !technique.rub);
    }
    if (presses && pressedYesterday) return "pressing on two days running";
    pressedYesterday = presses;
  }
  return "";
}

}  // namespace

std::string brokenInvariant(const Knowledge& knowledge, const Request& request,
                            const Advice& advice) {
  const bool open = !advice.questions.empty();
  const bool ok = advice.status == Advice::Status::ok;
  const bool names = !advice.steps.empty() || !advice.leftOut.empty() ||
                     !advice.treatments.empty() || !advice.week.empty();
  if (!advice.stops.empty() && advice.status != Advice::Status::stop) return "a stop was passed";
  for (const Stop& stop : knowledge.stops) {
    const auto answer = request.answers.find(stop.question);
    const bool yes = answer != request.answers.end() && answer->second == Answer::yes;
    if (yes && stop.parts.empty() && advice.status != Advice::Status::stop) return "a stop is deaf";
  }
  if (advice.stops.empty() && open && advice.status != Advice::Status::ask) return "ask is missing";
  if (!ok && names) return "a technique before the answers or past a stop";
  if (ok && advice.steps.empty()) return "an empty plan";
  for (const Step& step : advice.steps)
    if (auto broken = brokenByStep(knowledge, request, step); !broken.empty())
      return step.technique + ": " + broken;
  if (auto broken = brokenByPlan(knowledge, request, advice); !broken.empty()) return broken;
  for (std::size_t i = 1; i < advice.followUps.size(); ++i)
    if (advice.followUps[i].days < advice.followUps[i - 1].days) return "follow-ups out of order";
  return brokenByWeek(knowledge, advice);
}

}  // namespace knotmap::tests
