#include "render/muscle_buffers.h"

#include <algorithm>
#include <cstddef>

#include "render/coarse_muscles.h"
#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

using anatomy::MuscleVertex;

constexpr float kTintShare = 0.85f;   ///< of the colour of a selected muscle
constexpr float kHoveredLift = 1.5f;  ///< brightness of a hovered muscle

void attribute(GLuint slot, GLint components, std::size_t offset) {
  glVertexAttribPointer(slot, components, GL_FLOAT, GL_FALSE, sizeof(MuscleVertex),
                        reinterpret_cast<const void*>(offset));
  glEnableVertexAttribArray(slot);
}

/// Ranges of one side that are drawn alike.
struct Group {
  MuscleLook look;
  std::size_t side = 0;
  std::vector<std::size_t> ranges;
};

/// All that is not hidden; groups of the nearer side come first.
std::vector<Group> shownGroups(const MuscleView& view, core::Vec3 eye) {
  std::vector<Group> groups;
  const std::size_t nearer = eye.x < 0.0f ? 1 : 0;
  for (const std::size_t side : {nearer, 1 - nearer})
    for (std::size_t r = 0; r < view.surfaces.ranges.size(); ++r) {
      const auto muscle = static_cast<std::size_t>(view.surfaces.ranges[r].muscle);
      if (muscle >= view.looks.size()) continue;
      const MuscleLook look = view.looks[muscle][side];
      if (look.visibility == anatomy::MuscleVisibility::hidden) continue;
      const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
        return g.look == look && g.side == side;
      });
      if (group == groups.end())
        groups.push_back({look, side, {r}});
      else
        group->ranges.push_back(r);
    }
  return groups;
}

}  // namespace

void MuscleBuffers::update(const MuscleView& view, const Sight& sight, Level level) {
  if (view.surfaces.ranges.empty() || view.looks.empty()) return clear();
  if (revision_ != view.revision || source_ != view.surfaces.vertices.data()) {
    upload(view.surfaces);
    revision_ = view.revision;
    source_ = view.surfaces.vertices.data();
  }
  choose(view, sight, facesOf(view.surfaces, level));
}

MuscleFaces& MuscleBuffers::facesOf(const MuscleSurfaces& surfaces, Level level) {
  std::optional<MuscleFaces>& faces = faces_[static_cast<std::size_t>(level)];
  if (faces) return *faces;
  if (level == Level::fine) return faces.emplace(surfaces);
  const CoarseMuscles coarse = coarseMuscles(surfaces);
  return faces.emplace(MuscleSurfaces{surfaces.vertices, coarse.indices, coarse.ranges});
}

void MuscleBuffers::upload(const MuscleSurfaces& surfaces) {
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

void MuscleBuffers::choose(const MuscleView& view, const Sight& sight, MuscleFaces& faces) {
  chosen_.clear();
  batches_.clear();
  for (const Group& group : shownGroups(view, sight.eye)) {
    const std::size_t first = chosen_.size();
    faces.append(group.ranges, group.side, sight, chosen_);
    batches_.push_back({group.look, group.side, first, chosen_.size() - first});
  }
  glBindVertexArray(array_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(chosen_.size() * sizeof(std::uint32_t)), chosen_.data(),
               GL_STREAM_DRAW);
}

bool MuscleBuffers::shows(anatomy::MuscleVisibility visibility) const {
  return std::any_of(batches_.begin(), batches_.end(), [&](const Batch& batch) {
    return batch.look.visibility == visibility && batch.count > 0;
  });
}

void MuscleBuffers::draw(anatomy::MuscleVisibility visibility, const Uniforms& uniforms) const {
  glBindVertexArray(array_.id());
  for (const Batch& batch : batches_) {
    if (batch.look.visibility != visibility || batch.count == 0) continue;
    uniforms.set("uSide", batch.side == 0 ? 1.0f : -1.0f);
    uniforms.set("uTintShare", batch.look.selected ? kTintShare : 0.0f);
    uniforms.set("uLift", batch.look.hovered ? kHoveredLift : 1.0f);
    // A mirror image is wound the other way.
    glFrontFace(batch.side == 0 ? GL_CCW : GL_CW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(batch.first * sizeof(std::uint32_t)));
  }
  glFrontFace(GL_CCW);
}

void MuscleBuffers::clear() {
  if (!revision_) return;
  *this = MuscleBuffers();
}

std::size_t MuscleBuffers::triangleCount() const { return chosen_.size() / 3; }

}  // namespace knotmap::render
