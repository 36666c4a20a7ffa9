#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "render/gl_object.h"
#include "render/scene.h"
#include "render/zone_fields.h"

namespace knotmap::render {

/// The skin on the GPU: vertex data of the fine mesh, and the triangles of two levels that share
/// it. Triangles that carry zones are kept apart, so that only they pay for drawing zones.
class BodyMesh {
 public:
  enum class Level { reference, fine };

  BodyMesh();

  /// Uploads what changed since the last scene.
  void update(const Scene& scene, Level level);
  void drawPlain(Level level) const { draw(level, false); }
  void drawZoned(Level level) const { draw(level, true); }
  bool hasZones() const { return fields_.any; }

 private:
  struct Triangles {
    GlBuffer buffer;
    GLsizei plain = 0, all = 0;  ///< indices; the zoned ones follow the plain ones
    bool current = false;        ///< sorted for the present fields
  };

  void uploadModel(const anatomy::BodyModel& model);
  void uploadShape(const Scene& scene);
  void uploadFields(const Scene& scene);
  void sortTriangles(const anatomy::BodyModel& model, Level level);
  void draw(Level level, bool zoned) const;

  GlBuffer positions_, normals_, rest_, essential_, spillover_, areas_;
  std::array<Triangles, 2> levels_;
  std::array<GlVertexArray, 2> arrays_;
  const anatomy::BodyModel* model_ = nullptr;
  const anatomy::Body* body_ = nullptr;
  std::optional<std::uint64_t> shapeRevision_, fieldRevision_;
  bool smoothed_ = false;  ///< the normals under the band
  ZoneFields fields_;
  std::vector<std::uint16_t> indices_;
};

}  // namespace knotmap::render
