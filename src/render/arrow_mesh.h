#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/gl_object.h"
#include "render/scene.h"

namespace knotmap::render {

struct ArrowVertex {
  core::Vec3 position{}, normal{};
  core::Vec3 outward{};  ///< where an outline grows to; the same at every corner that meets here
  core::Vec3 colour{}, outline{};
  core::Vec3 nearer{};  ///< the arrow is hidden as if it were this much nearer to the eye
};

/// The surfaces of all arrows: a shaft and a cone each. An arrow without length has none. A short
/// one keeps its head, and its shaft gets shorter.
struct ArrowSurfaces {
  std::vector<ArrowVertex> vertices;
  std::vector<std::uint32_t> indices;  ///< triangles, counterclockwise seen from outside
};
ArrowSurfaces arrowSurfaces(std::span<const DirectionArrow> arrows, core::Vec3 eye);

/// Arrows on the GPU, rebuilt for each picture: there are few of them.
class ArrowMesh {
 public:
  ArrowMesh();
  void upload(std::span<const DirectionArrow> arrows, core::Vec3 eye);
  void draw() const;

 private:
  GlBuffer vertices_, indices_;
  GlVertexArray array_;
  GLsizei count_ = 0;
};

}  // namespace knotmap::render
