#pragma once

#include <optional>
#include <string>
#include <vector>

#include "referral/fit.h"

namespace knotmap::referral {

/// What speaks for a trigger point: how it fits each part of a complaint, and how far from a marked
/// knot its usual place is.
struct Reasons {
  const std::vector<Part>& parts;
  const std::vector<Fit>& fits;  ///< one for each part
  std::optional<float> knotMm;
};

/// One sentence for people in the language of the atlas.
std::string whyWords(const Atlas& atlas, const Source& source, const Reasons& reasons);

}  // namespace knotmap::referral
