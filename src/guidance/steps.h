#pragma once

#include <vector>

#include "guidance/choice.h"

namespace knotmap::guidance {

/// Entries in words and in the order they are followed. What is the same for several spots becomes
/// one step.
std::vector<Step> writeSteps(const Knowledge& knowledge, const Request& request,
                             const std::vector<Entry>& entries);

}  // namespace knotmap::guidance
