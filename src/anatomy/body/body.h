#pragma once

#include <span>
#include <vector>

#include "anatomy/body/body_model.h"
#include "anatomy/body/body_shape.h"
#include "core/float4.h"
#include "core/side.h"

namespace knotmap::anatomy {

/// A place on the fine surface of one body, with its outward unit normal. Body space.
struct SurfacePoint {
  core::Vec3 position{};
  core::Vec3 normal{};
};

/// Which fine triangle a body point lies in, and where: weights of the triangle's three corners.
struct FineLocation {
  std::uint32_t triangle = 0;
  core::Vec3 weights{};
};

/// The body in one shape: positions of the reference and of the fine mesh (one Catmull-Clark step)
/// and exact vertex normals (area-weighted over the faces of the morphed fine mesh). Body space.
/// The model must outlive the body.
class Body {
 public:
  Body(const BodyModel& model, const BodyShape& shape);

  /// Morphs to another shape; all spans stay valid and show the new shape. About a millisecond.
  void reshape(const BodyShape& shape);

  const BodyModel& model() const { return *model_; }
  const BodyShape& shape() const { return shape_; }
  float statureM() const { return statureM_; }

  /// The reference mesh before subdivision: 13,380 skin vertices.
  std::span<const core::Vec3> positions() const { return {morphed_.data(), kVertexCount}; }
  std::span<const core::Vec3> eyePositions() const {
    return {morphed_.data() + kVertexCount, kEyeVertexCount};
  }
  /// The fine mesh: 53,514 vertices, the first 13,380 are the moved reference vertices.
  std::span<const core::Vec3> finePositions() const { return fine_; }
  std::span<const core::Vec3> fineNormals() const { return fineNormals_; }

  SurfacePoint surfaceAt(BodyPoint point) const;
  core::Vec3 positionAt(BodyPoint point) const { return surfaceAt(point).position; }

 private:
  void morph();
  void subdivide();
  void computeNormals();

  const BodyModel* model_;
  BodyShape shape_;
  float statureM_ = 0.0f;
  std::vector<core::Vec3> morphed_;    ///< skin, then eyes
  std::vector<core::Float4> padded_;   ///< fine positions again, for four-wide arithmetic
  std::vector<core::Float4> normals_;  ///< not yet of unit length
  std::vector<core::Vec3> fine_, fineNormals_;
};

/// Where a body point lies in the fine mesh, and back. The two are exact inverses up to rounding.
FineLocation fineLocation(BodyPoint point);
BodyPoint bodyPointInFineTriangle(std::uint32_t fineTriangle, float weight1, float weight2);
BodyPoint bodyPointInTriangle(std::uint32_t triangle, float weight1, float weight2);
/// The body point at a vertex of the reference mesh.
BodyPoint bodyPointAtVertex(const BodyModel& model, VertexId vertex);
/// The reference vertex nearest to a point, by its position in the quad.
VertexId nearestVertex(const BodyModel& model, BodyPoint point);

/// The patient's side of a point on this body; within `midlineMm` of x = 0 it is the midline.
core::Side sideAt(const Body& body, BodyPoint point, float midlineMm = 3.0f);

}  // namespace knotmap::anatomy
