#include "guidance/week.h"

#include <algorithm>

#include "core/messages.h"
#include "guidance/dates.h"

namespace knotmap::guidance {
namespace {

constexpr int kDays = 7;
/// Ordinary soreness after pressing is gone within 36 hours; docs/methods.md "The week".
constexpr int kDaysBetweenPressing = 2;

bool asksForAWeek(const Spot& spot) {
  return spot.comesBack || spot.since == Since::weeks || spot.since == Since::months;
}

/// Pressing, and what only serves it. A rub follows its own dose.
bool goesWithPressing(const Technique& technique) {
  return (technique.presses && !technique.rub) || technique.slot == Slot::warm;
}

}  // namespace

std::vector<PlanDay> weekFor(const Knowledge& knowledge, const Request& request,
                             const std::vector<Step>& steps) {
  if (std::none_of(request.spots.begin(), request.spots.end(), asksForAWeek)) return {};
  std::vector<bool> spaced;
  for (const Step& step : steps)
    spaced.push_back(goesWithPressing(*knowledge.technique(step.technique)));
  const bool anyPressing = std::find(spaced.begin(), spaced.end(), true) != spaced.end();
  std::vector<PlanDay> week(kDays);
  for (int day = 0; day < kDays; ++day) {
    PlanDay& plan = week[static_cast<std::size_t>(day)];
    plan.date = daysAfter(request.today, day);
    const bool presses = day % kDaysBetweenPressing == 0;
    for (std::size_t i = 0; i < steps.size(); ++i)
      if ((presses || !spaced[i]) && !knowledge.technique(steps[i].technique)->occasional)
        plan.steps.push_back(i);
    if (!anyPressing)
      plan.note = (*knowledge.words)("guidance.day-of-the-same");
    else
      plan.note = (*knowledge.words)(presses ? "guidance.day-of-pressing" : "guidance.day-between");
  }
  return week;
}

}  // namespace knotmap::guidance
