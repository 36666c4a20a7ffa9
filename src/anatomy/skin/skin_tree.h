#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "anatomy/skin/picking.h"
#include "anatomy/skin/skin_leaf.h"

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
  /// The same over some faces of the reference mesh only; there must be one.
  SkinTree(const BodyModel& model, Surface surface, std::vector<std::uint32_t> faces);

  /// `positions` are those of the surface: reference or fine vertices.
  void refit(std::span<const core::Vec3> positions);

  /// First front-facing triangle that the ray meets.
  std::optional<TriangleHit> firstHit(const Ray& ray) const;
  /// First triangle that the ray meets from behind: where it leaves the body.
  std::optional<TriangleHit> firstExit(const Ray& ray) const;
  std::optional<TriangleHit> nearest(core::Vec3 position, float maxDistance) const;

  Surface surface() const { return surface_; }

 private:
  const BodyModel* model_;
  Surface surface_;
  std::vector<std::uint32_t> faces_;
  BoxTree tree_;
  std::vector<ReferenceLeaf> referenceLeaves_;
  std::vector<FineLeaf> fineLeaves_;
};

}  // namespace knotmap::anatomy
