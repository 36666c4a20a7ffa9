#include "guidance/timing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace knotmap::guidance {
namespace {

// docs/methods.md "How long a step takes" gives the reasons for these numbers.
constexpr double kSettingUpMinutes = 0.5;
constexpr double kUncountedMinutes = 1.0;
constexpr double kToleranceMinutes = 1e-6;
constexpr double kSecondsPerMinute = 60.0;

/// What is kept first when time is short.
constexpr std::array kWorth{Slot::press, Slot::find,  Slot::stretch, Slot::warm, Slot::strokes,
                            Slot::pin,   Slot::after, Slot::rub,     Slot::later};

int rankOf(Slot slot) {
  return static_cast<int>(std::find(kWorth.begin(), kWorth.end(), slot) - kWorth.begin());
}

double holdMinutes(const Dose& dose) {
  const double rounds = dose.rounds.value_or(1);
  const double hold = dose.holdSecondsMax.value_or(dose.holdSecondsMin.value_or(0));
  return (rounds * hold + (rounds - 1) * dose.restSeconds.value_or(0)) / kSecondsPerMinute;
}

bool holds(const Dose& dose) { return dose.holdSecondsMin || dose.holdSecondsMax; }

/// Entries of greater worth first; among equals the more tender spot.
std::vector<std::size_t> byWorth(const std::vector<Entry>& entries, const Request& request) {
  std::vector<std::size_t> order(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto tenderness = [&](const Entry& entry) {
    return entry.spot ? request.spots[*entry.spot].tenderness : 0;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const int rankA = rankOf(entries[a].technique->slot),
              rankB = rankOf(entries[b].technique->slot);
    if (rankA != rankB) return rankA < rankB;
    return tenderness(entries[a]) > tenderness(entries[b]);
  });
  return order;
}

/// Fills the minutes at hand.
class Fitting {
 public:
  Fitting(Choice& choice, const Request& request)
      : choice_(choice), request_(request), sheet_(request), kept_(choice.entries.size(), false) {}

  void run() {
    for (const std::size_t i : byWorth(choice_.entries, request_)) {
      const Entry& entry = choice_.entries[i];
      const Spot* spot = entry.spot ? &request_.spots[*entry.spot] : nullptr;
      if (const auto why = refusal(entry)) {
        choice_.omissions.add(*why, spot);
      } else {
        kept_[i] = true;
        sheet_.add(entry);
      }
    }
    std::size_t next = 0;
    std::vector<Entry> kept;
    for (const Entry& entry : choice_.entries)
      if (kept_[next++]) kept.push_back(entry);
    choice_.entries = std::move(kept);
  }

 private:
  MaybeRefusal refusal(const Entry& entry) const {
    if (lostItsPressing(entry)) return told(entry, "guidance.refused-press-has-no-time");
    const double cost = sheet_.costOf(entry);
    const double routine = holds(*entry.dose) ? entry.dose->minutesMax.value_or(0) : 0;
    if (routine > 0 && sheet_.minutesWith(*entry.technique) + cost > routine + kToleranceMinutes)
      return told(entry, "guidance.refused-routine-is-full", 0, routine);
    if (!request_.minutes || cost <= 0) return std::nullopt;
    const double given = *request_.minutes;
    if (sheet_.totalMinutes() + cost <= given + kToleranceMinutes) return std::nullopt;
    if (cost > given) return told(entry, "guidance.refused-takes-longer", cost, given);
    return told(entry, "guidance.refused-no-time-left", 0, given);
  }

  static Refusal told(const Entry& entry, const char* reason, double need = 0, double given = 0) {
    return {.technique = entry.technique,
            .reason = reason,
            .need = wholeMinutes(need),
            .given = wholeMinutes(given),
            .here = entry.spot.has_value()};
  }

  /// Warming up, finding and pinning come only with pressing, which is decided before them.
  bool lostItsPressing(const Entry& entry) const {
    const Slot slot = entry.technique->slot;
    if (slot != Slot::warm && slot != Slot::find && slot != Slot::pin) return false;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      const Entry& other = choice_.entries[i];
      if (kept_[i] && other.spot == entry.spot && other.technique->slot == Slot::press)
        return false;
    }
    return true;
  }

  Choice& choice_;
  const Request& request_;
  TimeSheet sheet_;
  std::vector<bool> kept_;
};

}  // namespace

int wholeMinutes(double minutes) { return static_cast<int>(std::ceil(minutes)); }

double minutesOf(const Technique& technique, const Dose& dose) {
  if (technique.slot == Slot::later || technique.general) return 0;
  if (holds(dose)) return kSettingUpMinutes + holdMinutes(dose);
  const auto minutes = dose.minutesMin ? dose.minutesMin : dose.minutesMax;
  return minutes ? kSettingUpMinutes + *minutes : kUncountedMinutes;
}

bool TimeSheet::countsAlready(const Entry& entry) const {
  const Technique& technique = *entry.technique;
  if (!technique.heat && !technique.cold) return false;
  return std::any_of(added_.begin(), added_.end(), [&](const Entry& other) {
    if (other.technique != &technique || other.dose != entry.dose) return false;
    if (technique.heat || !other.spot || !entry.spot) return true;
    return request_.spots[*other.spot].part == request_.spots[*entry.spot].part;
  });
}

double TimeSheet::costOf(const Entry& entry) const {
  return countsAlready(entry) ? 0 : minutesOf(*entry.technique, *entry.dose);
}

void TimeSheet::add(const Entry& entry) {
  totalMinutes_ += costOf(entry);
  added_.push_back(entry);
}

double TimeSheet::minutesWith(const Technique& technique) const {
  TimeSheet alone(request_);
  for (const Entry& entry : added_)
    if (entry.technique == &technique) alone.add(entry);
  return alone.totalMinutes();
}

void fitToTime(Choice& choice, const Request& request) { Fitting(choice, request).run(); }

}  // namespace knotmap::guidance
