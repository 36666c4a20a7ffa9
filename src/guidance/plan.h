#pragma once

#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

struct Plan {
  std::vector<Step> steps;
  std::vector<LeftOut> leftOut;
};

/// Steps for the spots, in order, with the precautions `inForce`. Safety questions have been
/// answered and no stop has fired.
Plan makePlan(const Knowledge& knowledge, const Request& request,
              const std::vector<Precaution>& inForce);

}  // namespace knotmap::guidance
