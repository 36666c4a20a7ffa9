#include "render/muscle_faces.h"

#include <algorithm>

#include "anatomy/muscles/muscle_mesh.h"

namespace knotmap::render {
namespace {

/// Half a ring of a head: its outer or its inner face.
constexpr std::uint32_t kChunkTriangles = anatomy::MuscleMeshLayout::kAround;
constexpr core::Vec3 kMirror{-1.0f, 1.0f, 1.0f};

/// The four planes of a picture's sides, in body space: inside where the product is positive.
std::array<glm::vec4, 4> sidePlanes(const glm::mat4& viewProjection) {
  const glm::mat4 rows = glm::transpose(viewProjection);
  std::array<glm::vec4, 4> planes{rows[3] + rows[0], rows[3] - rows[0], rows[3] + rows[1],
                                  rows[3] - rows[1]};
  for (glm::vec4& plane : planes) plane /= glm::length(core::Vec3(plane));
  return planes;
}

}  // namespace

Sight mirrored(const Sight& sight) {
  Sight other{.eye = sight.eye * kMirror, .viewProjection = sight.viewProjection};
  other.viewProjection[0] = -other.viewProjection[0];
  return other;
}

MuscleFaces::MuscleFaces(const MuscleSurfaces& surfaces)
    : indices_(surfaces.indices.begin(), surfaces.indices.end()) {
  const std::size_t count = surfaces.indices.size() / 3;
  for (auto* values : {&x_, &y_, &z_, &offset_}) values->resize(count);
  const std::uint32_t* corner = surfaces.indices.data();
  for (std::size_t t = 0; t < count; ++t, corner += 3) {
    const core::Vec3 a = surfaces.vertices[corner[0]].position;
    const core::Vec3 normal = glm::cross(surfaces.vertices[corner[1]].position - a,
                                         surfaces.vertices[corner[2]].position - a);
    x_[t] = normal.x;
    y_[t] = normal.y;
    z_[t] = normal.z;
    offset_[t] = glm::dot(normal, a);
  }
  for (const anatomy::MuscleRange& range : surfaces.ranges) addRange(surfaces, range);
}

void MuscleFaces::addRange(const MuscleSurfaces& surfaces, const anatomy::MuscleRange& range) {
  Range added{.firstChunk = chunks_.size(), .chunkCount = 0};
  const std::uint32_t end = (range.firstIndex + range.indexCount) / 3;
  for (std::uint32_t t = range.firstIndex / 3; t < end; t += kChunkTriangles) {
    const std::uint32_t count = std::min(kChunkTriangles, end - t);
    core::Vec3 low{1e9f}, high{-1e9f};
    for (const std::uint32_t corner : surfaces.indices.subspan(t * 3, count * 3)) {
      low = glm::min(low, surfaces.vertices[corner].position);
      high = glm::max(high, surfaces.vertices[corner].position);
    }
    chunks_.push_back({0.5f * (low + high), 0.5f * glm::distance(low, high), t, count});
  }
  added.chunkCount = chunks_.size() - added.firstChunk;
  ranges_.push_back(added);
}

const std::vector<std::uint8_t>& MuscleFaces::facing(std::size_t side, core::Vec3 eye) {
  Facing& facing = facing_[side];
  // All parts of a refined picture share the eye.
  if (facing.eye == eye) return facing.triangles;
  facing.triangles.resize(x_.size());
  for (std::size_t t = 0; t < x_.size(); ++t)
    facing.triangles[t] = x_[t] * eye.x + y_[t] * eye.y + z_[t] * eye.z > offset_[t];
  facing.eye = eye;
  return facing.triangles;
}

void MuscleFaces::append(std::span<const std::size_t> ranges, std::size_t side, const Sight& sight,
                         std::vector<std::uint32_t>& indices) {
  const Sight own = side == 0 ? sight : mirrored(sight);
  const auto planes = sidePlanes(own.viewProjection);
  seen_.clear();
  for (const std::size_t range : ranges)
    for (std::size_t c = 0; c < ranges_[range].chunkCount; ++c) {
      const auto chunk = static_cast<std::uint32_t>(ranges_[range].firstChunk + c);
      const core::Vec3 middle = chunks_[chunk].middle, gap = middle - own.eye;
      const bool outside = std::any_of(planes.begin(), planes.end(), [&](const glm::vec4& plane) {
        return glm::dot(core::Vec3(plane), middle) + plane.w < -chunks_[chunk].radiusM;
      });
      if (!outside) seen_.push_back({glm::dot(gap, gap), chunk});
    }
  std::sort(seen_.begin(), seen_.end());
  const std::vector<std::uint8_t>& faces = facing(side, own.eye);
  for (const auto& [distance2, chunk] : seen_) appendFacing(chunks_[chunk], faces, indices);
}

void MuscleFaces::appendFacing(const Chunk& chunk, std::span<const std::uint8_t> facing,
                               std::vector<std::uint32_t>& indices) const {
  const std::size_t start = indices.size();
  indices.resize(start + std::size_t{3} * chunk.triangleCount);
  std::uint32_t* out = indices.data() + start;
  // Every triangle is copied, and the next one over it where it looks away.
  for (std::uint32_t t = chunk.firstTriangle; t < chunk.firstTriangle + chunk.triangleCount; ++t) {
    std::copy_n(indices_.data() + std::size_t{3} * t, 3, out);
    out += 3 * facing[t];
  }
  indices.resize(static_cast<std::size_t>(out - indices.data()));
}

}  // namespace knotmap::render
