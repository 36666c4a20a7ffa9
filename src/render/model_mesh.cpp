#include "render/model_mesh.h"

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

void fill(const GlBuffer& buffer, GLenum target, std::size_t bytes, const void* data) {
  glBindBuffer(target, buffer.id());
  glBufferData(target, static_cast<GLsizeiptr>(bytes), data, GL_STATIC_DRAW);
}

void attribute(const GlBuffer& buffer, GLuint slot, const std::vector<core::Vec3>& values) {
  fill(buffer, GL_ARRAY_BUFFER, values.size() * sizeof(core::Vec3), values.data());
  glVertexAttribPointer(slot, 3, GL_FLOAT, GL_FALSE, 0, nullptr);
  glEnableVertexAttribArray(slot);
}

}  // namespace

void ModelMesh::upload(const anatomy::NamedMesh& mesh) {
  if (array_.id() == 0) {
    positions_ = makeBuffer();
    normals_ = makeBuffer();
    indices_ = makeBuffer();
    array_ = makeVertexArray();
  }
  glBindVertexArray(array_.id());
  attribute(positions_, POSITION_SLOT, mesh.positions);
  attribute(normals_, NORMAL_SLOT, mesh.normals);
  fill(indices_, GL_ELEMENT_ARRAY_BUFFER, mesh.indices.size() * sizeof(std::uint32_t),
       mesh.indices.data());
  count_ = static_cast<GLsizei>(mesh.indices.size());
}

void ModelMesh::draw(const ModelView& model, const Uniforms& uniforms) {
  if (revision_ != model.revision) upload(*model.mesh);
  revision_ = model.revision;
  uniforms.set("uScale", model.scale);
  uniforms.set("uOffset", model.offset);
  glBindVertexArray(array_.id());
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

void ModelMesh::clear() {
  if (!revision_) return;
  *this = ModelMesh();
}

}  // namespace knotmap::render
