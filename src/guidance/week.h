#pragma once

#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// Seven days from today with these steps, where a knot comes back or has been there for weeks:
/// pressing, and what goes with it, every second day; everything else daily. Empty otherwise.
std::vector<PlanDay> weekFor(const Knowledge& knowledge, const Request& request,
                             const std::vector<Step>& steps);

}  // namespace knotmap::guidance
