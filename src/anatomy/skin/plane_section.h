#pragma once

#include <optional>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::anatomy {

/// A line over the skin and its length on the fine surface.
struct SkinLine {
  std::vector<BodyPoint> points;
  float lengthM = 0.0f;
};

/// The shorter of the two ways from `a` to `b` along the section of the fine surface with the
/// plane through both that holds the mean of their normals. None where there is no such plane, or
/// where neither way arrives within `maxLengthM`.
std::optional<SkinLine> planeSection(const Body& body, BodyPoint a, BodyPoint b, float maxLengthM);

/// The triangle beyond side `side` (from corner `side` to the next) of a fine triangle.
std::uint32_t fineNeighbour(const BodyModel& model, std::uint32_t triangle, std::uint32_t side);

}  // namespace knotmap::anatomy
