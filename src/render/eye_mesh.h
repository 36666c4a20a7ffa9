#pragma once

#include <array>

#include "render/gl_object.h"
#include "render/programs.h"
#include "render/scene.h"

namespace knotmap::render {

/// Where an eye ball sits: the sphere through the helper vertices, and where it looks.
struct EyeBall {
  core::Vec3 centre{};
  float radiusM = 0.0f;
  core::Vec3 forward{0.0f, 0.0f, 1.0f};
};

/// Left then right eye of a body.
std::array<EyeBall, 2> eyeBalls(const anatomy::Body& body);

/// A unit sphere, drawn once for each eye.
class EyeMesh {
 public:
  EyeMesh();
  /// Draws both eyes; `uniforms` belong to the eye program.
  void draw(const anatomy::Body& body, const Uniforms& uniforms) const;

 private:
  GlBuffer points_, indices_;
  GlVertexArray array_;
  GLsizei count_ = 0;
};

}  // namespace knotmap::render
