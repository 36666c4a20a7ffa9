#include "render/body_mesh.h"

#include <algorithm>
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

std::vector<RestSample> restSamples(const anatomy::BodyModel& model) {
  const std::vector<core::Vec3> rest = fineRestDm(model);
  const auto occlusion = model.occlusion();
  std::vector<RestSample> samples;
  samples.reserve(rest.size());
  for (std::size_t v = 0; v < rest.size(); ++v)
    samples.push_back(restSample(rest[v], occlusion[v]));
  return samples;
}

std::span<const anatomy::Triangle> trianglesOf(const anatomy::BodyModel& model,
                                               BodyMesh::Level level) {
  return level == BodyMesh::Level::fine ? model.fineTriangles() : model.triangles();
}

std::size_t trianglesPerFace(BodyMesh::Level level) {
  return level == BodyMesh::Level::fine ? 8 : 2;
}

}  // namespace

BodyMesh::BodyMesh()
    : positions_(makeBuffer()),
      normals_(makeBuffer()),
      rest_(makeBuffer()),
      essential_(makeBuffer()),
      spillover_(makeBuffer()),
      areas_(makeBuffer()),
      triangles_(makeBuffer()),
      array_(makeVertexArray()) {
  glBindVertexArray(array_.id());
  attribute(positions_, POSITION_SLOT, 3, GL_FLOAT);
  attribute(normals_, NORMAL_SLOT, 3, GL_FLOAT);
  attribute(rest_, REST_SLOT, 4, GL_SHORT);
  attribute(essential_, ESSENTIAL_SLOT, 4, GL_SHORT);
  attribute(spillover_, SPILLOVER_SLOT, 4, GL_SHORT);
  attribute(areas_, AREAS_SLOT, 4, GL_SHORT);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, triangles_.id());
  glBindVertexArray(0);
}

void BodyMesh::update(const Scene& scene, const glm::mat4& viewProjection, Level level) {
  const anatomy::BodyModel& model = scene.body->model();
  if (model_ != &model) uploadModel(model);
  const bool smoothed = scene.covered && scene.female;
  if (body_ != scene.body || shapeRevision_ != scene.bodyRevision || smoothed_ != smoothed)
    uploadShape(scene);
  if (fieldRevision_ != scene.fieldRevision) uploadFields(scene);
  uploadTriangles(scene, viewProjection, level);
}

void BodyMesh::uploadModel(const anatomy::BodyModel& model) {
  upload<RestSample>(rest_, restSamples(model), GL_STATIC_DRAW);
  patch_ = smoothPatch(model);
  glBindVertexArray(array_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(model.fineTriangles().size_bytes()),
               nullptr, GL_STREAM_DRAW);
  model_ = &model;
  shapeRevision_.reset();
  fieldRevision_.reset();
}

void BodyMesh::uploadShape(const Scene& scene) {
  upload(positions_, scene.body->finePositions(), GL_DYNAMIC_DRAW);
  smoothed_ = scene.covered && scene.female;
  uploadNormals(*scene.body);
  body_ = scene.body;
  shapeRevision_ = scene.bodyRevision;
  for (FacePlanes& planes : planes_) planes = {};
  facing_.clear();
}

void BodyMesh::uploadNormals(const anatomy::Body& body) {
  if (!smoothed_) {
    upload(normals_, body.fineNormals(), GL_DYNAMIC_DRAW);
    return;
  }
  std::vector<core::Vec3> normals(body.fineNormals().begin(), body.fineNormals().end());
  smoothNormals(patch_, body.fineNormals(), normals);
  upload<core::Vec3>(normals_, normals, GL_DYNAMIC_DRAW);
}

void BodyMesh::uploadFields(const Scene& scene) {
  fillZoneFields(scene, fields_);
  fieldRevision_ = scene.fieldRevision;
  if (!fields_.any) return;
  upload<std::array<std::int16_t, 4>>(essential_, fields_.essential, GL_DYNAMIC_DRAW);
  upload<std::array<std::int16_t, 4>>(spillover_, fields_.spillover, GL_DYNAMIC_DRAW);
  upload<std::array<std::int16_t, 4>>(areas_, fields_.areas, GL_DYNAMIC_DRAW);
}

const std::vector<std::uint8_t>& BodyMesh::facing(const Scene& scene, Level level) {
  const core::Vec3 eye = eyePosition(scene.camera);
  // All parts of a refined picture share the eye.
  if (!facing_.empty() && eye == facingEye_ && level == facingLevel_) return facing_;
  FacePlanes& planes = planes_[static_cast<std::size_t>(level)];
  if (planes.perFace == 0)
    planes = facePlanes(scene.body->finePositions(), trianglesOf(scene.body->model(), level),
                        trianglesPerFace(level));
  facing_ = facingFaces(planes, eye);
  facingEye_ = eye;
  facingLevel_ = level;
  return facing_;
}

void BodyMesh::uploadTriangles(const Scene& scene, const glm::mat4& viewProjection, Level level) {
  std::vector<std::uint16_t> plain =
      visibleFaces(*scene.body, viewProjection, facing(scene, level));
  const auto firstZoned =
      std::stable_partition(plain.begin(), plain.end(),
                            [&](std::uint16_t face) { return fields_.zonedFaces[face] == 0; });
  const std::vector<std::uint16_t> zoned(firstZoned, plain.end());
  plain.erase(firstZoned, plain.end());
  const auto triangles = trianglesOf(scene.body->model(), level);
  indices_.clear();
  appendIndices(triangles, trianglesPerFace(level), plain, indices_);
  plainCount_ = indices_.size();
  appendIndices(triangles, trianglesPerFace(level), zoned, indices_);
  zonedCount_ = indices_.size() - plainCount_;
  glBindVertexArray(array_.id());
  glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, 0,
                  static_cast<GLsizeiptr>(indices_.size() * sizeof(std::uint16_t)),
                  indices_.data());
}

void BodyMesh::draw(std::size_t first, std::size_t count) const {
  if (count == 0) return;
  glBindVertexArray(array_.id());
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_SHORT,
                 reinterpret_cast<const void*>(first * sizeof(std::uint16_t)));
}

}  // namespace knotmap::render
