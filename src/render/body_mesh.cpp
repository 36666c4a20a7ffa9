#include "render/body_mesh.h"

#include <cmath>

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

using RestSample = std::array<std::int16_t, 4>;

void attribute(const GlBuffer& buffer, GLuint slot, GLint components, GLenum type) {
  glBindBuffer(GL_ARRAY_BUFFER, buffer.id());
  glVertexAttribPointer(slot, components, type, type == GL_SHORT ? GL_TRUE : GL_FALSE, 0, nullptr);
  glEnableVertexAttribArray(slot);
}

template <class T>
void upload(const GlBuffer& buffer, std::span<const T> values, GLenum usage) {
  glBindBuffer(GL_ARRAY_BUFFER, buffer.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(values.size_bytes()), values.data(), usage);
}

RestSample restSample(core::Vec3 restDm, std::uint8_t occlusion) {
  const auto stored = [](float share) { return static_cast<std::int16_t>(std::lround(share)); };
  const core::Vec3 share = restDm * (32767.0f / shared::kRestRangeDm);
  return {stored(share.x), stored(share.y), stored(share.z),
          stored(static_cast<float>(occlusion) * (32767.0f / 255.0f))};
}

/// The neutral position of every fine vertex. Edge and face points are plain means: a smoothed
/// surface is not needed where only a place on the skin is meant.
std::vector<RestSample> restSamples(const anatomy::BodyModel& model) {
  const auto rest = model.restDm();
  const auto occlusion = model.occlusion();
  std::vector<RestSample> samples;
  samples.reserve(anatomy::kFineVertexCount);
  const auto add = [&](core::Vec3 place) {
    samples.push_back(restSample(place, occlusion[samples.size()]));
  };
  for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v) add(rest[v]);
  for (const auto& edge : model.edges()) add(0.5f * (rest[edge[0]] + rest[edge[1]]));
  for (const auto& face : model.faces())
    add(0.25f * (rest[face[0]] + rest[face[1]] + rest[face[2]] + rest[face[3]]));
  return samples;
}

}  // namespace

BodyMesh::BodyMesh()
    : positions_(makeBuffer()),
      normals_(makeBuffer()),
      rest_(makeBuffer()),
      essential_(makeBuffer()),
      spillover_(makeBuffer()),
      areas_(makeBuffer()) {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    levels_[level].buffer = makeBuffer();
    arrays_[level] = makeVertexArray();
    glBindVertexArray(arrays_[level].id());
    attribute(positions_, POSITION_SLOT, 3, GL_FLOAT);
    attribute(normals_, NORMAL_SLOT, 3, GL_FLOAT);
    attribute(rest_, REST_SLOT, 4, GL_SHORT);
    attribute(essential_, ESSENTIAL_SLOT, 4, GL_SHORT);
    attribute(spillover_, SPILLOVER_SLOT, 4, GL_SHORT);
    attribute(areas_, AREAS_SLOT, 2, GL_SHORT);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, levels_[level].buffer.id());
  }
  glBindVertexArray(0);
}

void BodyMesh::update(const Scene& scene, Level level) {
  const anatomy::BodyModel& model = scene.body->model();
  if (model_ != &model) uploadModel(model);
  const bool smoothed = scene.covered && scene.female;
  if (body_ != scene.body || shapeRevision_ != scene.bodyRevision || smoothed_ != smoothed)
    uploadShape(scene);
  if (fieldRevision_ != scene.fieldRevision) uploadFields(scene);
  sortTriangles(model, level);
}

void BodyMesh::uploadModel(const anatomy::BodyModel& model) {
  upload<RestSample>(rest_, restSamples(model), GL_STATIC_DRAW);
  model_ = &model;
  shapeRevision_.reset();
  for (Triangles& triangles : levels_) triangles.current = false;
}

void BodyMesh::uploadShape(const Scene& scene) {
  upload(positions_, scene.body->finePositions(), GL_DYNAMIC_DRAW);
  upload(normals_, scene.body->fineNormals(), GL_DYNAMIC_DRAW);
  body_ = scene.body;
  shapeRevision_ = scene.bodyRevision;
  smoothed_ = scene.covered && scene.female;
}

void BodyMesh::uploadFields(const Scene& scene) {
  const bool had = fields_.any;
  fillZoneFields(scene, fields_);
  if (fields_.any) {
    upload<std::array<std::int16_t, 4>>(essential_, fields_.essential, GL_DYNAMIC_DRAW);
    upload<std::array<std::int16_t, 4>>(spillover_, fields_.spillover, GL_DYNAMIC_DRAW);
    upload<std::array<std::int16_t, 2>>(areas_, fields_.areas, GL_DYNAMIC_DRAW);
  }
  if (had || fields_.any)
    for (Triangles& triangles : levels_) triangles.current = false;
  fieldRevision_ = scene.fieldRevision;
}

void BodyMesh::sortTriangles(const anatomy::BodyModel& model, Level level) {
  Triangles& triangles = levels_[static_cast<std::size_t>(level)];
  if (triangles.current) return;
  const auto source = level == Level::fine ? model.fineTriangles() : model.triangles();
  triangles.all = static_cast<GLsizei>(source.size() * 3);
  glBindVertexArray(arrays_[static_cast<std::size_t>(level)].id());
  const auto size = static_cast<GLsizeiptr>(source.size_bytes());
  if (fields_.any) {
    triangles.plain = static_cast<GLsizei>(partitionByZones(source, fields_.touched, indices_));
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, size, indices_.data(), GL_DYNAMIC_DRAW);
  } else {
    triangles.plain = triangles.all;
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, size, source.data(), GL_DYNAMIC_DRAW);
  }
  triangles.current = true;
}

void BodyMesh::draw(Level level, bool zoned) const {
  const Triangles& triangles = levels_[static_cast<std::size_t>(level)];
  const GLsizei first = zoned ? triangles.plain : 0;
  const GLsizei count = zoned ? triangles.all - triangles.plain : triangles.plain;
  if (count == 0) return;
  glBindVertexArray(arrays_[static_cast<std::size_t>(level)].id());
  const auto offset = static_cast<std::uintptr_t>(first) * sizeof(std::uint16_t);
  glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_SHORT, reinterpret_cast<const void*>(offset));
}

}  // namespace knotmap::render
