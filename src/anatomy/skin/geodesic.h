#pragma once

#include <span>
#include <vector>

#include "anatomy/body/body.h"
#include "anatomy/skin/fast_marching.h"

namespace knotmap::anatomy {

/// Where a distance starts: a place on the skin and the distance it begins with. A start below
/// zero lets wide strokes reach farther than narrow ones.
struct GeodesicSource {
  BodyPoint at;
  float startMm = 0.0f;
};

/// Distances on the skin of one body by fast marching on the reference mesh (Kimmel and Sethian
/// 1998), with the exact unfolding of each triangle and a near-field start around each source.
/// Keep one solver for many queries; `refit` after the body was reshaped.
class GeodesicSolver {
 public:
  /// The body must outlive the solver.
  explicit GeodesicSolver(const Body& body);
  /// Call after the body was reshaped.
  void refit();

  /// Distance from the nearest of `sources` to every vertex closer than `radiusMm`. Reuses the
  /// memory of `field`, and clears only what its last use touched.
  void distances(std::span<const GeodesicSource> sources, float radiusMm,
                 DistanceField& field) const;

  /// The distance between two places; `kUnreached` beyond `limitMm`.
  float distanceMm(BodyPoint a, BodyPoint b, float limitMm = 400.0f) const;

 private:
  core::Vec3 onMesh(BodyPoint point) const;
  /// The near field of a source: straight distances to the vertices around its face.
  void addSeeds(const GeodesicSource& source, std::uint32_t number,
                std::vector<MarchSeed>& seeds) const;

  const Body* body_;
  FastMarching marching_;
  std::vector<core::Vec3> positionsMm_;  ///< of the reference vertices on the fine surface
};

/// A field read between the vertices: linear in the triangle of the reference mesh that holds the
/// point; `kUnreached` when any of its corners is.
float fieldAtMm(const BodyModel& model, const DistanceField& field, BodyPoint point);

/// The line on the skin from `a` to `b` as a tape measure lies: the section of the skin with the
/// plane through both that holds the mean of their normals. Consecutive points share or touch a
/// face. Falls back to the shortest path along edges where the section does not reach `b` or makes
/// a long detour. Always begins with `a` and ends with `b`.
std::vector<BodyPoint> skinPath(const Body& body, BodyPoint a, BodyPoint b);

/// Length of a path of body points, and the point at a share 0..1 of it.
float pathLengthMm(const Body& body, std::span<const BodyPoint> path);
BodyPoint pointAlong(const Body& body, std::span<const BodyPoint> path, float share);

}  // namespace knotmap::anatomy
