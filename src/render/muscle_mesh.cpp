#include "render/muscle_mesh.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "render/coarse_muscles.h"
#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

using anatomy::MuscleVertex;

void attribute(GLuint slot, GLint components, std::size_t offset) {
  glVertexAttribPointer(slot, components, GL_FLOAT, GL_FALSE, sizeof(MuscleVertex),
                        reinterpret_cast<const void*>(offset));
  glEnableVertexAttribArray(slot);
}

/// A muscle of one side to be drawn.
struct Shown {
  MuscleLook look;
  std::size_t side = 0, range = 0;
  float distance2 = 0.0f;
};

auto groupOf(const Shown& shown) {
  return std::tuple(shown.look.style, shown.look.selected, shown.look.hovered, shown.side);
}

/// Those not hidden: what is drawn alike together, and of these the nearest first, so that what
/// lies behind is not shaded.
std::vector<Shown> shownMuscles(const MuscleView& view, const MuscleFaces& faces, core::Vec3 eye) {
  std::vector<Shown> shown;
  for (std::size_t r = 0; r < view.surfaces.ranges.size(); ++r) {
    const auto muscle = static_cast<std::size_t>(view.surfaces.ranges[r].muscle);
    if (muscle >= view.looks.size()) continue;
    for (const std::size_t side : {0, 1})
      if (view.looks[muscle][side].style != MuscleStyle::hidden)
        shown.push_back({view.looks[muscle][side], side, r, faces.distance2(r, side, eye)});
  }
  std::sort(shown.begin(), shown.end(), [](const Shown& a, const Shown& b) {
    return std::tuple_cat(groupOf(a), std::tuple(a.distance2, a.range)) <
           std::tuple_cat(groupOf(b), std::tuple(b.distance2, b.range));
  });
  return shown;
}

}  // namespace

void MuscleMesh::update(const MuscleView& view, const Sight& sight, Level level) {
  if (view.surfaces.ranges.empty() || view.looks.empty()) return clear();
  if (revision_ != view.revision) {
    upload(view.surfaces);
    revision_ = view.revision;
  }
  choose(view, sight, facesOf(view.surfaces, level));
}

MuscleFaces& MuscleMesh::facesOf(const MuscleSurfaces& surfaces, Level level) {
  std::optional<MuscleFaces>& faces = faces_[static_cast<std::size_t>(level)];
  if (faces) return *faces;
  if (level == Level::fine) return faces.emplace(surfaces);
  const CoarseMuscles coarse = coarseMuscles(surfaces);
  return faces.emplace(MuscleSurfaces{surfaces.vertices, coarse.indices, coarse.ranges});
}

void MuscleMesh::upload(const MuscleSurfaces& surfaces) {
  if (array_.id() == 0) {
    vertices_ = makeBuffer();
    indices_ = makeBuffer();
    array_ = makeVertexArray();
  }
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(surfaces.vertices.size_bytes()),
               surfaces.vertices.data(), GL_DYNAMIC_DRAW);
  attribute(POSITION_SLOT, 3, offsetof(MuscleVertex, position));
  attribute(NORMAL_SLOT, 3, offsetof(MuscleVertex, normal));
  static_assert(offsetof(MuscleVertex, tendon) == offsetof(MuscleVertex, acrossMm) + sizeof(float));
  attribute(FIBRE_SLOT, 2, offsetof(MuscleVertex, acrossMm));
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  for (auto& faces : faces_) faces.reset();
}

void MuscleMesh::choose(const MuscleView& view, const Sight& sight, MuscleFaces& faces) {
  chosen_.clear();
  batches_.clear();
  for (const Shown& shown : shownMuscles(view, faces, sight.eye)) {
    const bool another = batches_.empty() || batches_.back().look != shown.look ||
                         batches_.back().side != shown.side;
    if (another) batches_.push_back({shown.look, shown.side, chosen_.size(), 0});
    faces.append(shown.range, shown.side, sight, chosen_);
    batches_.back().count = chosen_.size() - batches_.back().first;
  }
  // The nearer side first.
  if (sight.eye.x < 0.0f)
    std::stable_sort(batches_.begin(), batches_.end(),
                     [](const Batch& a, const Batch& b) { return a.side > b.side; });
  glBindVertexArray(array_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(chosen_.size() * sizeof(std::uint32_t)), chosen_.data(),
               GL_STREAM_DRAW);
}

bool MuscleMesh::shows(MuscleStyle style) const {
  return std::any_of(batches_.begin(), batches_.end(), [&](const Batch& batch) {
    return batch.look.style == style && batch.count > 0;
  });
}

void MuscleMesh::draw(MuscleStyle style, const Uniforms& uniforms) const {
  glBindVertexArray(array_.id());
  for (const Batch& batch : batches_) {
    if (batch.look.style != style || batch.count == 0) continue;
    uniforms.set("uSide", batch.side == 0 ? 1.0f : -1.0f);
    uniforms.set("uSelected", batch.look.selected ? 1.0f : 0.0f);
    uniforms.set("uHovered", batch.look.hovered ? 1.0f : 0.0f);
    // A mirror image is wound the other way.
    glFrontFace(batch.side == 0 ? GL_CCW : GL_CW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(batch.first * sizeof(std::uint32_t)));
  }
  glFrontFace(GL_CCW);
}

void MuscleMesh::clear() {
  if (!revision_) return;
  *this = MuscleMesh();
}

std::size_t MuscleMesh::triangleCount() const { return chosen_.size() / 3; }

}  // namespace knotmap::render
