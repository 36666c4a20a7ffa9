#pragma once

#include <span>
#include <vector>

#include "render/gl_object.h"
#include "render/scene.h"

namespace knotmap::render {

/// Markers as flat pieces on the skin, all in one draw call.
class MarkerMesh {
 public:
  MarkerMesh();
  void draw(std::span<const SkinMarker> markers);

 private:
  struct Vertex {
    core::Vec3 position;
    float radiusM;
    core::Vec3 normal, colour;
    float shape, emphasised;
  };

  GlBuffer buffer_;
  GlVertexArray array_;
  std::vector<Vertex> vertices_;
};

}  // namespace knotmap::render
