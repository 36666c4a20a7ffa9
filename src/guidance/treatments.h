#pragma once

#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// What only a professional or a doctor gives for the marked parts, less what a precaution in
/// force takes away.
std::vector<Treatment> treatmentsFor(const Knowledge& knowledge, const Request& request,
                                     const std::vector<Precaution>& inForce);

}  // namespace knotmap::guidance
