#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "render/gl_object.h"
#include "render/scene.h"
#include "render/smooth_patch.h"
#include "render/visible_faces.h"
#include "render/zone_fields.h"

namespace knotmap::render {

/// The skin on the GPU: vertex data of the fine mesh, and the triangles of two levels that share
/// it. Triangles that carry zones are kept apart, so that only they pay for drawing zones.
class BodyMesh {
 public:
  enum class Level { reference, fine };

  BodyMesh();

  /// Uploads what changed since the last scene, and the triangles to be seen.
  void update(const Scene& scene, const glm::mat4& viewProjection, Level level);
  void drawPlain() const { draw(0, plainCount_); }
  void drawZoned() const { draw(plainCount_, zonedCount_); }
  void drawAll() const { draw(0, plainCount_ + zonedCount_); }
  bool showsZones() const { return zonedCount_ > 0; }

 private:
  void uploadModel(const anatomy::BodyModel& model);
  void uploadShape(const Scene& scene);
  void uploadNormals(const anatomy::Body& body);
  void uploadFields(const Scene& scene);
  const std::vector<std::uint8_t>& facing(const Scene& scene, Level level);
  void uploadTriangles(const Scene& scene, const glm::mat4& viewProjection, Level level);
  void draw(std::size_t first, std::size_t count) const;

  GlBuffer positions_, normals_, rest_, essential_, spillover_, areas_, triangles_;
  GlVertexArray array_;
  std::size_t plainCount_ = 0, zonedCount_ = 0;  ///< indices; the zoned follow the plain
  const anatomy::BodyModel* model_ = nullptr;
  const anatomy::Body* body_ = nullptr;
  std::optional<std::uint64_t> shapeRevision_, fieldRevision_;
  bool smoothed_ = false;  ///< the normals under the band
  SmoothPatch patch_;
  ZoneFields fields_;
  std::array<FacePlanes, 2> planes_;  ///< of each level; empty until it is drawn
  std::vector<std::uint8_t> facing_;
  core::Vec3 facingEye_{};
  Level facingLevel_ = Level::fine;
  std::vector<std::uint16_t> indices_;
};

}  // namespace knotmap::render
