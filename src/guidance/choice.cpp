#include "guidance/choice.h"

#include <algorithm>

#include "guidance/timing.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// From this tenderness on the gentlest way is taken; docs/methods.md "Guidance rules" says why.
constexpr int kVeryTender = 8;
/// Pain limit of gentle pressing for which no source gives a gentle form.
constexpr int kGentleLimit = 3;

bool hasGentleDose(const Technique& technique) {
  return std::any_of(technique.doses.begin(), technique.doses.end(),
                     [](const Dose& dose) { return dose.gentle; });
}

/// How well a way of pressing suits a spot that wants the gentle form; lower is better. Everything
/// else keeps its order.
int harshness(const Technique& technique) {
  if (technique.gentle || !technique.presses) return 0;
  return hasGentleDose(technique) ? 1 : 2;
}

bool servesPressing(Slot slot) {
  return slot == Slot::warm || slot == Slot::find || slot == Slot::pin;
}

class Chooser {
 public:
  Chooser(const Knowledge& knowledge, const Request& request, const Refusals& refusals,
          bool timeToWarmUp)
      : knowledge_(knowledge),
        request_(request),
        refusals_(refusals),
        timeToWarmUp_(timeToWarmUp) {}

  Choice make() {
    for (std::size_t i = 0; i < request_.spots.size(); ++i) chooseAt(i);
    chooseWithoutPlace();
    return std::move(choice_);
  }

 private:
  using Techniques = std::vector<const Technique*>;

  /// What nothing forbids at a spot, warm-up included.
  Techniques allowedAt(const Spot& spot) {
    Techniques allowed;
    for (const Technique& technique : knowledge_.techniques) {
      if (technique.general || isTreatment(technique, request_.with)) continue;
      if (auto why = refusals_.at(technique, spot))
        choice_.omissions.add(*why, &spot);
      else
        allowed.push_back(&technique);
    }
    return allowed;
  }

  Gentle gentleAt(const Spot& spot, const Techniques& allowed) const {
    if (spot.tenderness >= kVeryTender) return Gentle::veryTender;
    if (isFresh(spot)) return Gentle::fresh;
    const bool warms = std::any_of(allowed.begin(), allowed.end(), [](const Technique* technique) {
      return technique->slot == Slot::warm;
    });
    return warms && timeToWarmUp_ ? Gentle::no : Gentle::notWarmedUp;
  }

  void dropWhatIsNotGentle(Techniques& allowed, const Spot& spot, Gentle gentle) {
    const auto refused = [&](const Technique* technique) {
      const auto why = refusedWhenGentle(*technique, gentle);
      if (why) choice_.omissions.add(*why, &spot);
      return why.has_value();
    };
    allowed.erase(std::remove_if(allowed.begin(), allowed.end(), refused), allowed.end());
    if (gentle != Gentle::no)
      std::stable_sort(allowed.begin(), allowed.end(), [](const Technique* a, const Technique* b) {
        return harshness(*a) < harshness(*b);
      });
  }

  void chooseAt(std::size_t index) {
    const Spot& spot = request_.spots[index];
    Techniques allowed = allowedAt(spot);
    const Gentle gentle = gentleAt(spot, allowed);
    dropWhatIsNotGentle(allowed, spot, gentle);
    const Technique* press = firstIn(allowed, Slot::press);
    for (const Technique* technique : allowed) {
      auto why = notNeeded(*technique, allowed, press);
      if (!why && !timeToWarmUp_ && technique->slot == Slot::warm) why = noTimeToWarmUp(*technique);
      if (why)
        choice_.omissions.add(*why, &spot);
      else
        add(*technique, index, gentle, press != nullptr);
    }
  }

  Refusal noTimeToWarmUp(const Technique& technique) const {
    return {.technique = &technique,
            .reason = "guidance.refused-no-time-to-warm-up",
            .need = wholeMinutes(minutesOf(technique, technique.doses.front())),
            .given = request_.minutes.value_or(0),
            .here = true};
  }

  static const Technique* firstIn(const Techniques& techniques, Slot slot) {
    const auto found = std::find_if(techniques.begin(), techniques.end(),
                                    [&](const Technique* t) { return t->slot == slot; });
    return found == techniques.end() ? nullptr : *found;
  }

  /// Possible, but without a place in this plan.
  static MaybeRefusal notNeeded(const Technique& technique, const Techniques& allowed,
                                const Technique* press) {
    if (servesPressing(technique.slot) && press == nullptr)
      return Refusal{.technique = &technique, .reason = "guidance.refused-no-press", .here = true};
    if (technique.slot == Slot::pin && !mayDo(*press, With::alone))
      return Refusal{
          .technique = &technique, .reason = "guidance.refused-other-hands", .here = true};
    const Technique* first = firstOfItsKind(technique, allowed, press);
    if (first == &technique) return std::nullopt;
    return Refusal{.technique = &technique,
                   .reason = "guidance.refused-one-is-enough",
                   .what = first->name,
                   .here = true};
  }

  /// The technique that is taken where one of a kind is enough: one way of warming, of finding, of
  /// pressing, of pinning and of stroking. After pressing one of heat and cold; where nothing
  /// presses one of each, to find out which eases more.
  static const Technique* firstOfItsKind(const Technique& technique, const Techniques& allowed,
                                         const Technique* press) {
    for (const Technique* other : allowed) {
      if (other->slot != technique.slot) continue;
      const bool single = technique.slot != Slot::stretch && technique.slot != Slot::after;
      const bool either = technique.slot == Slot::after && press != nullptr;
      const bool alike = technique.slot == Slot::after && other->heat == technique.heat &&
                         other->cold == technique.cold;
      if (other == &technique || single || either || alike) return other;
    }
    return &technique;
  }

  void chooseWithoutPlace() {
    for (const Technique& technique : knowledge_.techniques) {
      const bool placeless = request_.spots.empty() && technique.slot == Slot::after;
      if ((!technique.general && !placeless) || isTreatment(technique, request_.with)) continue;
      if (const auto why = refusals_.anywhere(technique)) {
        choice_.omissions.add(*why, nullptr);
        continue;
      }
      Entry entry;
      entry.technique = &technique;
      entry.dose = &technique.doses.front();
      entry.pressureLimit = entry.dose->pressureLimit;
      choice_.entries.push_back(entry);
    }
  }

  void add(const Technique& technique, std::size_t index, Gentle gentle, bool pressed) {
    const Spot& spot = request_.spots[index];
    Entry entry;
    entry.technique = &technique;
    entry.spot = index;
    entry.pressed = pressed;
    entry.dose = &technique.doses.front();
    if (gentle != Gentle::no) takeGentleForm(entry, gentle);
    if (!entry.pressureLimit) entry.pressureLimit = technique.doses.front().pressureLimit;
    if (technique.presses) lowerLimit(entry, spot);
    if (technique.slot == Slot::stretch) entry.stretch = stretchAt(knowledge_, spot);
    choice_.warmsUp = choice_.warmsUp || technique.slot == Slot::warm;
    choice_.entries.push_back(entry);
  }

  /// The dose that is written as gentle; pressing for which none is written keeps to a low limit.
  static void takeGentleForm(Entry& entry, Gentle gentle) {
    const Technique& technique = *entry.technique;
    for (const Dose& dose : technique.doses)
      if (dose.gentle) entry.dose = &dose;
    const bool written = technique.gentle || entry.dose->gentle;
    const int usualLimit = technique.doses.front().pressureLimit.value_or(10);
    const bool lowered = technique.presses && !written && usualLimit > kGentleLimit;
    if (lowered) entry.pressureLimit = kGentleLimit;
    // Heat and cold have a gentle form for tender skin, not for a cold muscle.
    const bool concerned = technique.presses || gentle == Gentle::veryTender;
    if (!concerned) entry.dose = &technique.doses.front();
    if (concerned && (written || lowered)) entry.gentle = gentle;
  }

  void lowerLimit(Entry& entry, const Spot& spot) const {
    for (const PressureCap& cap : knowledge_.pressureCaps) {
      if (!contains(cap.parts, spot.part)) continue;
      if (entry.pressureLimit && *entry.pressureLimit <= cap.limit) continue;
      entry.pressureLimit = cap.limit;
      entry.cap = &cap;
    }
  }

  const Knowledge& knowledge_;
  const Request& request_;
  const Refusals& refusals_;
  bool timeToWarmUp_;
  Choice choice_;
};

}  // namespace

Choice choose(const Knowledge& knowledge, const Request& request, const Refusals& refusals,
              bool timeToWarmUp) {
  return Chooser(knowledge, request, refusals, timeToWarmUp).make();
}

}  // namespace knotmap::guidance
