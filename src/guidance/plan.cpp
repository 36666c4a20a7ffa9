#include "guidance/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidance/refusal.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// From this tenderness on the gentlest way is taken; docs/methods.md "Guidance rules" says why.
constexpr int kVeryTender = 8;

bool isVeryTender(const Spot& spot) { return spot.tenderness >= kVeryTender; }

bool isOneOfAKind(Slot slot) {
  return slot == Slot::find || slot == Slot::press || slot == Slot::strokes;
}

/// Builds one plan; lives only as long as that takes.
class Planner {
 public:
  Planner(const Knowledge& knowledge, const Request& request,
          const std::vector<Precaution>& inForce)
      : knowledge_(knowledge), request_(request), refusals_(knowledge, request, inForce) {}

  Plan make() {
    for (const Spot& spot : request_.spots) planSpot(spot);
    addPlaceless();
    reportOmissions();
    std::stable_sort(plan_.steps.begin(), plan_.steps.end(), [&](const Step& a, const Step& b) {
      return knowledge_.technique(a.technique)->order < knowledge_.technique(b.technique)->order;
    });
    return std::move(plan_);
  }

 private:
  /// The techniques possible at a spot, preferred ones first.
  std::vector<const Technique*> possibleAt(const Spot& spot) {
    std::vector<const Technique*> possible;
    for (const Technique& technique : knowledge_.techniques) {
      if (technique.general) continue;
      if (auto why = refusals_.at(technique, spot)) {
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
      auto why = notNeeded(*technique, chosen, press);
      // No source gives a gentle form of moving under pressure.
      if (!why && technique->slot == Slot::pin && isVeryTender(spot))
        why = Refusal{technique->id, "it is too tender for moving under pressure", true};
      if (why) {
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
      return Refusal{technique.id, "it belongs to pressing, and nothing presses here", true};
    if (technique.slot == Slot::pin && !mayDo(*press, With::alone))
      return Refusal{technique.id, "the pressure by other hands takes its place", true};
    if (chosen == &technique) return std::nullopt;
    const bool secondAfterPressing = technique.slot == Slot::after && press != nullptr;
    if (isOneOfAKind(technique.slot) || secondAfterPressing)
      return Refusal{technique.id,
                     fmt::format("one is enough, and \"{}\" comes first", chosen->name), true};
    return std::nullopt;
  }

  void addPlaceless() {
    for (const Technique& technique : knowledge_.techniques) {
      const bool placeless = request_.spots.empty() && technique.slot == Slot::after;
      if (!technique.general && !placeless) continue;
      if (auto why = refusals_.anywhere(technique)) {
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
    step.slot = technique.slot;
    step.position = technique.position;
    step.cues = technique.cues;
    step.feel = technique.feel;
    step.stopWhen = technique.stopWhen;
    step.direction = technique.direction;
    for (const std::string& id : technique.disagreements)
      step.disagreements.push_back(knowledge_.disagreement(id));
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
    const auto same = [&](const Omission& other) {
      return other.why.subject == why.subject && other.why.why == why.why;
    };
    auto omission = std::find_if(omissions_.begin(), omissions_.end(), same);
    if (omission == omissions_.end()) omission = omissions_.insert(omission, {why, {}});
    const bool named = spot == nullptr || contains(omission->places, spot->label);
    if (why.here && !named) omission->places.push_back(spot->label);
  }

  void reportOmissions() {
    for (const Omission& omission : omissions_) {
      const std::string places = joined(omission.places, "; ");
      const std::string prefix = places.empty() ? "" : "at " + places + ": ";
      plan_.leftOut.push_back({omission.why.subject, prefix + omission.why.why});
    }
  }

  struct Omission {
    Refusal why;
    std::vector<std::string> places;
  };

  const Knowledge& knowledge_;
  const Request& request_;
  Refusals refusals_;
  std::vector<Omission> omissions_;
  Plan plan_;
};

}  // namespace

Plan makePlan(const Knowledge& knowledge, const Request& request,
              const std::vector<Precaution>& inForce) {
  return Planner(knowledge, request, inForce).make();
}

}  // namespace knotmap::guidance
