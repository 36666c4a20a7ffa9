#pragma once

#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// When somebody should look at it, for a plan with these steps, soonest first; with dates where
/// today is known.
std::vector<FollowUp> followUpsFor(const Knowledge& knowledge, const Request& request,
                                   const std::vector<Step>& steps);

}  // namespace knotmap::guidance
