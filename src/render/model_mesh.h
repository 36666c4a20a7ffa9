#pragma once

#include <cstdint>
#include <optional>

#include "render/gl_object.h"
#include "render/programs.h"
#include "render/scene.h"

namespace knotmap::render {

/// The model beside the body on the GPU; takes no memory until there is one.
class ModelMesh {
 public:
  /// Uploads the model if it is another one, and draws it; `uniforms` belong to the model program.
  void draw(const ModelView& model, const Uniforms& uniforms);
  /// Gives the memory back when the scene shows no model any more.
  void clear();

 private:
  void upload(const anatomy::NamedMesh& mesh);

  GlBuffer positions_, normals_, indices_;
  GlVertexArray array_;
  GLsizei count_ = 0;
  std::optional<std::uint64_t> revision_;
};

}  // namespace knotmap::render
