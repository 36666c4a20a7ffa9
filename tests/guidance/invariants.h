#pragma once

#include <string>

#include "guidance/guidance.h"

namespace knotmap::tests {

/// The first safety rule this advice breaks, or "". Written from the rules in words, not from the
/// planner, and held against `knowledge`, which may not be the one the advice was made from.
std::string brokenInvariant(const guidance::Knowledge& knowledge, const guidance::Request& request,
                            const guidance::Advice& advice);

}  // namespace knotmap::tests
