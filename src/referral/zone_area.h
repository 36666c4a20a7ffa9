#pragma once

#include <span>
#include <vector>

#include "referral/pattern.h"

namespace knotmap::referral {

/// The skin inside a zone as area at the vertices of the fine mesh: each triangle is cut exactly
/// along the zone's border, and its part inside goes to its three corners in equal shares.
struct ZoneArea {
  struct Cell {
    std::uint32_t fineVertex;
    float mm2;
  };
  std::vector<Cell> cells;  ///< sorted by vertex, none empty
  float totalMm2 = 0.0f;
};

ZoneArea zoneArea(const ZoneField& field, const anatomy::Body& body);

/// The same area on the other side of the body.
ZoneArea mirrored(const ZoneArea& area, const anatomy::BodyModel& model);

/// What of `area` is not in `taken`: per vertex, never below zero.
ZoneArea without(const ZoneArea& area, const ZoneArea& taken);

/// A vertex of the fine mesh on the other side of the body.
std::uint32_t mirroredFineVertex(const anatomy::BodyModel& model, std::uint32_t fineVertex);

/// Share 0..1 of a triangle where a value that is linear between its corners is below zero.
float shareBelowZero(float a, float b, float c);

/// One area spread over an array, so that many others can be compared with it. Clears only what
/// it filled.
class AreaMask {
 public:
  AreaMask() : mm2_(anatomy::kFineVertexCount, 0.0f) {}
  void fill(const ZoneArea& area);
  /// The area both share.
  float overlapMm2(const ZoneArea& area) const;

 private:
  std::vector<float> mm2_;
  std::vector<std::uint32_t> filled_;
};

}  // namespace knotmap::referral
