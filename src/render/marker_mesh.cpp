#include "render/marker_mesh.h"

#include <cstddef>

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

float shapeCode(SkinMarker::Shape shape) {
  switch (shape) {
    case SkinMarker::Shape::ring:
      return static_cast<float>(shared::kMarkerRing);
    case SkinMarker::Shape::cross:
      return static_cast<float>(shared::kMarkerCross);
    case SkinMarker::Shape::dot:
      return static_cast<float>(shared::kMarkerDot);
    case SkinMarker::Shape::knot:
      break;
  }
  return static_cast<float>(shared::kMarkerKnot);
}

}  // namespace

MarkerMesh::MarkerMesh() : buffer_(makeBuffer()), array_(makeVertexArray()) {
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  const auto attribute = [](GLuint slot, GLint components, std::size_t offset) {
    glVertexAttribPointer(slot, components, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offset));
    glVertexAttribDivisor(slot, 1);
    glEnableVertexAttribArray(slot);
  };
  attribute(MARKER_PLACE_SLOT, 4, offsetof(Vertex, position));
  attribute(MARKER_NORMAL_SLOT, 3, offsetof(Vertex, normal));
  attribute(MARKER_COLOUR_SLOT, 3, offsetof(Vertex, colour));
  attribute(MARKER_LOOK_SLOT, 2, offsetof(Vertex, shape));
  glBindVertexArray(0);
}

void MarkerMesh::draw(std::span<const SkinMarker> markers) {
  vertices_.clear();
  for (const SkinMarker& marker : markers)
    vertices_.push_back({.position = marker.position,
                         .radiusM = 0.5f * marker.diameterMm / core::kMmPerM,
                         .normal = marker.normal,
                         .colour = marker.colour,
                         .shape = shapeCode(marker.shape),
                         .emphasised = marker.emphasised ? 1.0f : 0.0f});
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)),
               vertices_.data(), GL_STREAM_DRAW);
  glBindVertexArray(array_.id());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(vertices_.size()));
}

}  // namespace knotmap::render
