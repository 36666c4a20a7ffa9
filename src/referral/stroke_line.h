#pragma once

#include <span>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::referral {

/// A line on the skin from the first to the last of `stops`, along the others with their corners
/// cut, so that a band drawn along it bends gently. One stop gives one point.
std::vector<anatomy::BodyPoint> strokeLine(const anatomy::Body& body,
                                           std::span<const anatomy::BodyPoint> stops);

}  // namespace knotmap::referral
