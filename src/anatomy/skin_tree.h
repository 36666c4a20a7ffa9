#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "anatomy/picking.h"
#include "anatomy/skin_leaf.h"

namespace knotmap::anatomy {

/// A place found on the triangles of one of the two surfaces: weights of the triangle's second and
/// third corner, and the distance in the unit of the positions.
struct TriangleHit {
  std::uint32_t triangle = 0;
  float weight1 = 0.0f, weight2 = 0.0f;
  float distance = 0.0f;
};

/// The triangles of a body's reference or fine mesh in a tree that depends on the model alone,
/// for positions in any unit. Queries see the positions of the last `refit`, which is to be called
/// once before the first query.
class SkinTree {
 public:
  using Surface = BodyPicker::Surface;

  SkinTree(const BodyModel& model, Surface surface);

  /// `positions` are those of the surface: reference or fine vertices.
  void refit(std::span<const core::Vec3> positions);

  /// First front-facing triangle that the ray meets.
  std::optional<TriangleHit> firstHit(const Ray& ray) const;
  std::optional<TriangleHit> nearest(core::Vec3 position, float maxDistance) const;

  Surface surface() const { return surface_; }

 private:
  const BodyModel* model_;
  Surface surface_;
  BoxTree tree_;
  std::vector<ReferenceLeaf> referenceLeaves_;
  std::vector<FineLeaf> fineLeaves_;
};

}  // namespace knotmap::anatomy
