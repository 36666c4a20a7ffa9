#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::anatomy {

/// The point at the share `t` between two reference vertices that share a face; the first vertex
/// where they share none.
BodyPoint betweenVertices(const BodyModel& model, std::uint32_t a, std::uint32_t b, float t);

/// The line of the spine on the skin of one body, from the back of the head to the tailbone: the
/// posterior midline measured along the skin. Arc positions are in metres from its top.
class Midline {
 public:
  /// `vertices`: reference vertices from top to bottom, neighbours on the mesh.
  Midline(const Body& body, std::span<const std::uint16_t> vertices);

  /// The arc position nearest to a point in space.
  float arcNear(core::Vec3 position) const;
  /// The lowest arc position at the height `y`; an end of the line where it never is that high.
  float arcAtHeight(float y) const;
  BodyPoint at(float arc) const;

 private:
  struct Knot {
    std::uint16_t from, to;  ///< the mesh edge it lies on
    float share;             ///< 0..1 along it
    float arc;
    core::Vec3 position;
  };

  const Body* body_;
  std::vector<Knot> knots_;
};

}  // namespace knotmap::anatomy
