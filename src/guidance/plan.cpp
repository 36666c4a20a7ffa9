#include "guidance/plan.h"

#include <algorithm>

#include "guidance/choice.h"
#include "guidance/steps.h"
#include "guidance/timing.h"

namespace knotmap::guidance {

Plan makePlan(const Knowledge& knowledge, const Request& request,
              const std::vector<Precaution>& inForce) {
  const Refusals refusals(knowledge, request, inForce);
  Choice choice = choose(knowledge, request, refusals, true);
  const bool warmsUp = choice.warmsUp;
  fitToTime(choice, request);
  const bool stillWarms =
      std::any_of(choice.entries.begin(), choice.entries.end(),
                  [](const Entry& entry) { return entry.technique->slot == Slot::warm; });
  if (warmsUp && !stillWarms) {
    choice = choose(knowledge, request, refusals, false);
    fitToTime(choice, request);
  }
  return {.steps = writeSteps(knowledge, request, choice.entries),
          .leftOut = choice.omissions.report(*knowledge.words, request.spots.size())};
}

}  // namespace knotmap::guidance
