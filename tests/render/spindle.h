#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "anatomy/muscles/muscle_mesh.h"
#include "render/scene.h"

namespace knotmap::render {

/// Muscles made by hand: each a spindle between two points of the left side, with tendons at both
/// ends. The n-th has the muscle id n and is laid out like one head.
class Spindles {
 public:
  void add(core::Vec3 from, core::Vec3 to, float radiusM) {
    const auto firstVertex = static_cast<std::uint32_t>(vertices_.size());
    for (std::uint32_t ring = 0; ring < Layout::kRings; ++ring)
      addRing(from, to, radiusM, static_cast<float>(ring) / (Layout::kRings - 1));
    const auto firstIndex = static_cast<std::uint32_t>(indices_.size());
    const auto indices = anatomy::muscleMeshIndices(firstVertex);
    indices_.insert(indices_.end(), indices.begin(), indices.end());
    ranges_.push_back({static_cast<anatomy::MuscleId>(ranges_.size()), firstVertex,
                       Layout::kVertices, firstIndex, 3 * Layout::kTriangles});
  }

  MuscleSurfaces surfaces() const { return {vertices_, indices_, ranges_}; }
  /// All of them on both sides in one style.
  std::vector<std::array<MuscleLook, 2>> looks(anatomy::MuscleVisibility visibility) const {
    MuscleLook look;
    look.visibility = visibility;
    return std::vector<std::array<MuscleLook, 2>>(ranges_.size(), {look, look});
  }

 private:
  using Layout = anatomy::MuscleMeshLayout;

  void addRing(core::Vec3 from, core::Vec3 to, float radiusM, float t) {
    const core::Vec3 along = glm::normalize(to - from);
    const core::Vec3 right = glm::normalize(glm::cross(along, core::Vec3{0.31f, 0.2f, 0.93f}));
    const core::Vec3 up = glm::cross(right, along);
    const float pi = std::numbers::pi_v<float>;
    const float belly = 0.15f + 0.85f * std::sin(t * pi);
    for (std::uint32_t i = 0; i < Layout::kAround; ++i) {
      // Turning so that triangles face outwards.
      const float turn = -2.0f * pi * static_cast<float>(i) / Layout::kAround;
      const core::Vec3 out = right * std::cos(turn) + up * std::sin(turn);
      // As far back on the other half, so that there is no seam.
      const float acrossMm = std::abs(turn + pi) * radiusM * core::kMmPerM;
      const float tendon = glm::smoothstep(0.30f, 0.42f, std::abs(t - 0.5f));
      vertices_.push_back({glm::mix(from, to, t) + out * (radiusM * belly), out, acrossMm, tendon});
    }
  }

  std::vector<anatomy::MuscleVertex> vertices_;
  std::vector<std::uint32_t> indices_;
  std::vector<anatomy::MuscleRange> ranges_;
};

}  // namespace knotmap::render
