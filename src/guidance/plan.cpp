#include "guidance/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// From this tenderness on the gentlest way is taken; docs/methods.md "Guidance rules" says why.
constexpr int kVeryTender = 8;
constexpr const char* kHeatingPad = "heating-pad";

/// Why a technique is not in the plan. `subject` is a technique id or a kind ("presses").
struct Refusal {
  std::string subject, name, why;
};
using MaybeRefusal = std::optional<Refusal>;

bool isVeryTender(const Spot& spot) { return spot.tenderness >= kVeryTender; }

Refusal refusal(const Technique& technique, std::string why) {
  return {technique.id, technique.name, std::move(why)};
}

std::string_view kindName(std::string_view kind) {
  if (kind == "presses") return "Everything that presses";
  if (kind == "percussion") return "Percussion";
  if (kind == "heat") return "Heat";
  if (kind == "cold") return "Cold";
  return "A muscle rub";
}

Refusal refusalOf(const std::string& what, const Technique& technique, std::string why) {
  if (what == technique.id) return refusal(technique, std::move(why));
  return {what, std::string(kindName(what)), std::move(why)};
}

bool mayDo(const Technique& technique, With with) {
  const auto& who = technique.who;
  if (std::find(who.begin(), who.end(), with) != who.end()) return true;
  // A professional's hands take the place of one's own for everything that is done to the spot.
  const bool handsOn = technique.slot == Slot::find || technique.slot == Slot::press ||
                       technique.slot == Slot::pin || technique.slot == Slot::strokes;
  if (with == With::professional && handsOn) return false;
  return std::find(who.begin(), who.end(), With::alone) != who.end();
}

bool isOneOfAKind(Slot slot) {
  return slot == Slot::find || slot == Slot::press || slot == Slot::strokes;
}

/// Builds one plan; lives only as long as that takes.
class Planner {
 public:
  Planner(const Knowledge& knowledge, const Request& request,
          const std::vector<Precaution>& inForce)
      : knowledge_(knowledge), request_(request), inForce_(inForce) {}

  Plan make() {
    settleHeatAndRub();
    for (const Spot& spot : request_.spots) planSpot(spot);
    addPlaceless();
    std::stable_sort(plan_.steps.begin(), plan_.steps.end(), [&](const Step& a, const Step& b) {
      return knowledge_.technique(a.technique)->order < knowledge_.technique(b.technique)->order;
    });
    return std::move(plan_);
  }

 private:
  MaybeRefusal refusedByLimits(const Technique& technique) const {
    for (const Precaution& precaution : inForce_)
      for (const std::string& what : precaution.removes)
        if (means(what, technique))
          return refusalOf(what, technique, precaution.name + ". " + precaution.text);
    return std::nullopt;
  }

  /// What holds for this person, wherever the spot is.
  MaybeRefusal refusedForPerson(const Technique& technique) const {
    if (auto refused = refusedByLimits(technique)) return refused;
    if (heatGivesWay_ && technique.heat)
      return refusalOf("heat", technique,
                       "never together with a rub, which is at hand; a heating pad is not");
    if (rubGivesWay_ && technique.rub)
      return refusalOf("rub", technique, "never together with heat, and a heating pad is at hand");
    return std::nullopt;
  }

  MaybeRefusal refusedByPlace(const Technique& technique, const Spot& spot) const {
    const bool reached = technique.parts.empty() || contains(technique.parts, spot.part);
    if (!reached || contains(technique.notParts, spot.part))
      return refusal(technique, technique.partsWhy);
    for (const NoPressZone* zone : zonesAt(knowledge_, spot)) {
      const bool pressed = zone->percussionOnly ? technique.percussion : technique.presses;
      if (pressed)
        return refusalOf(zone->percussionOnly ? "percussion" : "presses", technique,
                         fmt::format("no-press zone ({}). {}", zone->name, zone->why));
      for (const std::string& what : zone->alsoRemoves)
        if (means(what, technique)) return refusalOf(what, technique, zone->why);
    }
    return std::nullopt;
  }

  MaybeRefusal refusedByMeans(const Technique& technique) const {
    if (!mayDo(technique, request_.with)) {
      const bool partner = technique.who.front() == With::partner;
      const bool handsTaken = technique.who.front() == With::alone;
      return refusal(technique, handsTaken ? "a professional's hands take its place"
                                : partner  ? "it needs a partner, and you have none with you"
                                           : "it needs a professional, and you have none with you");
    }
    for (const std::string& tool : technique.tools)
      if (!contains(request_.tools, tool))
        return refusal(technique, "it needs a " + toolName(tool) + ", and you have none at hand");
    return std::nullopt;
  }

  MaybeRefusal refused(const Technique& technique, const Spot& spot) const {
    if (auto refused = refusedByPlace(technique, spot)) return refused;
    if (auto refused = refusedForPerson(technique)) return refused;
    return refusedByMeans(technique);
  }

  std::string toolName(const std::string& id) const {
    for (const Tool& tool : knowledge_.tools)
      if (tool.id == id) return tool.name;
    return id;
  }

  /// Heat on a rub burns (FDA 2012), so only one of the two is in a plan. Heat stays when a heating
  /// pad is at hand, else the rub stays.
  void settleHeatAndRub() {
    const auto possible = [&](bool Technique::*kind) {
      return std::any_of(knowledge_.techniques.begin(), knowledge_.techniques.end(),
                         [&](const Technique& technique) {
                           return technique.*kind &&
                                  std::any_of(
                                      request_.spots.begin(), request_.spots.end(),
                                      [&](const Spot& spot) { return !refused(technique, spot); });
                         });
    };
    if (!possible(&Technique::rub) || !possible(&Technique::heat)) return;
    rubGivesWay_ = contains(request_.tools, kHeatingPad);
    heatGivesWay_ = !rubGivesWay_;
  }

  /// The techniques possible at a spot, preferred ones first.
  std::vector<const Technique*> possibleAt(const Spot& spot) {
    std::vector<const Technique*> possible;
    for (const Technique& technique : knowledge_.techniques) {
      if (technique.general) continue;
      if (auto why = refused(technique, spot)) {
        leaveOut(*why, &spot);
      } else {
        possible.push_back(&technique);
      }
    }
    if (isVeryTender(spot))
      std::stable_partition(possible.begin(), possible.end(),
                            [](const Technique* technique) { return technique->gentle; });
    return possible;
  }

  void planSpot(const Spot& spot) {
    const auto possible = possibleAt(spot);
    const auto firstIn = [&](Slot slot) {
      const auto found = std::find_if(possible.begin(), possible.end(),
                                      [&](const Technique* t) { return t->slot == slot; });
      return found == possible.end() ? nullptr : *found;
    };
    const Technique* press = firstIn(Slot::press);
    for (const Technique* technique : possible) {
      const Technique* chosen = firstIn(technique->slot);
      if (auto why = notNeeded(*technique, chosen, press)) {
        leaveOut(*why, &spot);
      } else {
        addStep(*technique, &spot, press);
      }
    }
  }

  /// Possible, but without a place in this plan.
  MaybeRefusal notNeeded(const Technique& technique, const Technique* chosen,
                         const Technique* press) const {
    const bool servesPressing =
        technique.slot == Slot::warm || technique.slot == Slot::find || technique.slot == Slot::pin;
    if (servesPressing && press == nullptr)
      return refusal(technique, "it belongs to pressing, and nothing presses here");
    if (technique.slot == Slot::pin && !mayDo(*press, With::alone))
      return refusal(technique, "the pressure by other hands takes its place");
    if (chosen == &technique) return std::nullopt;
    const bool secondAfterPressing = technique.slot == Slot::after && press != nullptr;
    if (isOneOfAKind(technique.slot) || secondAfterPressing)
      return refusal(technique, fmt::format("one is enough; \"{}\" comes first", chosen->name));
    return std::nullopt;
  }

  void addPlaceless() {
    for (const Technique& technique : knowledge_.techniques) {
      const bool placeless = request_.spots.empty() && technique.slot == Slot::after;
      if (!technique.general && !placeless) continue;
      auto why = refusedForPerson(technique);
      if (!why) why = refusedByMeans(technique);
      if (why) {
        leaveOut(*why, nullptr);
      } else {
        addStep(technique, nullptr, nullptr);
      }
    }
  }

  const PressureCap* capAt(const Spot& spot) const {
    const PressureCap* lowest = nullptr;
    for (const PressureCap& cap : knowledge_.pressureCaps)
      if (contains(cap.parts, spot.part) && (lowest == nullptr || cap.limit < lowest->limit))
        lowest = &cap;
    return lowest;
  }

  /// The dose that holds at a spot, with the pain limit in its words.
  Dose doseAt(const Technique& technique, const Spot* spot) const {
    Dose dose = technique.doses.front();
    const auto limit = dose.pressureLimit;
    if (spot != nullptr && isVeryTender(*spot)) {
      const auto gentle = std::find_if(technique.doses.begin(), technique.doses.end(),
                                       [](const Dose& other) { return other.gentle; });
      if (gentle != technique.doses.end()) dose = *gentle;
      if (!dose.pressureLimit) dose.pressureLimit = limit;
    }
    if (spot != nullptr && technique.presses)
      if (const PressureCap* cap = capAt(*spot))
        dose.pressureLimit = std::min(dose.pressureLimit.value_or(cap->limit), cap->limit);
    if (dose.pressureLimit == 0) dose.text += "; without pain";
    if (dose.pressureLimit.value_or(0) > 0)
      dose.text += fmt::format("; pain no more than {} of 10", *dose.pressureLimit);
    return dose;
  }

  /// What is special about this spot, or "".
  std::string whyHere(const Technique& technique, const Spot& spot, const Technique* press) const {
    std::vector<std::string> reasons;
    const bool gentler = technique.gentle || doseAt(technique, &spot).gentle;
    if (gentler && isVeryTender(spot))
      reasons.push_back(fmt::format("You rated it {} of 10 tender, so the gentlest way is used.",
                                    spot.tenderness));
    const PressureCap* cap = technique.presses ? capAt(spot) : nullptr;
    if (cap != nullptr && technique.doses.front().pressureLimit.value_or(0) > cap->limit)
      reasons.push_back(cap->why);
    const bool remains = technique.slot == Slot::stretch || technique.slot == Slot::after;
    if (remains && press == nullptr)
      reasons.emplace_back("Nothing presses here, so this is what remains.");
    if (reasons.empty()) return {};
    return spot.label + ": " + joined(reasons, " ");
  }

  Step& stepFor(const Technique& technique, const Dose& dose) {
    for (Step& step : plan_.steps)
      if (step.technique == technique.id && step.dose.text == dose.text) return step;
    Step step;
    step.technique = technique.id;
    step.name = technique.name;
    step.dose = dose;
    step.steps = technique.steps;
    step.limits = technique.limits;
    step.sources = technique.sources;
    step.disagreement = technique.disagreement;
    step.rule = technique.rule;
    step.why = technique.why;
    for (const Dose& other : technique.doses)
      if (other.sources != dose.sources || other.gentle != dose.gentle)
        step.otherDoses.push_back(other);
    plan_.steps.push_back(std::move(step));
    return plan_.steps.back();
  }

  void addStep(const Technique& technique, const Spot* spot, const Technique* press) {
    Step& step = stepFor(technique, doseAt(technique, spot));
    if (spot == nullptr) {
      step.where = technique.general ? "every day" : "where it hurts";
      return;
    }
    step.spots.push_back(spot->label);
    step.where = joined(step.spots, "; ");
    if (const std::string why = whyHere(technique, *spot, press); !why.empty())
      step.why += " " + why;
  }

  void leaveOut(const Refusal& why, const Spot* spot) {
    const std::string place = spot == nullptr ? "" : " at " + spot->label;
    LeftOut left{why.subject, fmt::format("{}{}: {}", why.name, place, why.why)};
    const auto same = [&](const LeftOut& other) { return other.why == left.why; };
    if (std::none_of(plan_.leftOut.begin(), plan_.leftOut.end(), same))
      plan_.leftOut.push_back(std::move(left));
  }

  const Knowledge& knowledge_;
  const Request& request_;
  const std::vector<Precaution>& inForce_;
  bool heatGivesWay_ = false, rubGivesWay_ = false;
  Plan plan_;
};

}  // namespace

bool means(const std::string& what, const Technique& technique) {
  if (what == "presses") return technique.presses;
  if (what == "percussion") return technique.percussion;
  if (what == "heat") return technique.heat;
  if (what == "cold") return technique.cold;
  if (what == "rub") return technique.rub;
  return what == technique.id;
}

Plan makePlan(const Knowledge& knowledge, const Request& request,
              const std::vector<Precaution>& inForce) {
  return Planner(knowledge, request, inForce).make();
}

}  // namespace knotmap::guidance
