#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "render/scene.h"

namespace knotmap::render {

/// Muscles made by hand: each a spindle between two points of the left side, with tendons at both
/// ends. The n-th has the muscle id n.
class Spindles {
 public:
  void add(core::Vec3 from, core::Vec3 to, float radiusM) {
    const core::Vec3 along = glm::normalize(to - from);
    const core::Vec3 right = glm::normalize(glm::cross(along, core::Vec3{0.31f, 0.2f, 0.93f}));
    const core::Vec3 up = glm::cross(right, along);
    const auto firstVertex = static_cast<std::uint32_t>(vertices_.size());
    const auto firstIndex = static_cast<std::uint32_t>(indices_.size());
    for (int ring = 0; ring <= kRings; ++ring) {
      const float t = static_cast<float>(ring) / kRings;
      const float belly = 0.15f + 0.85f * std::sin(t * std::numbers::pi_v<float>);
      for (int sector = 0; sector < kSectors; ++sector) {
        const float turn = 2.0f * std::numbers::pi_v<float> * static_cast<float>(sector) / kSectors;
        const core::Vec3 out = right * std::cos(turn) + up * std::sin(turn);
        // Streaks run back on the other half: the same place there and here would be a seam.
        const float across = std::abs(turn - std::numbers::pi_v<float>) * radiusM * core::kMmPerM;
        const float tendon = glm::smoothstep(0.30f, 0.42f, std::abs(t - 0.5f));
        vertices_.push_back({glm::mix(from, to, t) + out * (radiusM * belly), out, across, tendon});
        if (ring < kRings) addQuad(firstVertex, ring, sector);
      }
    }
    ranges_.push_back({static_cast<anatomy::MuscleId>(ranges_.size()), firstVertex,
                       static_cast<std::uint32_t>(vertices_.size()) - firstVertex, firstIndex,
                       static_cast<std::uint32_t>(indices_.size()) - firstIndex});
  }

  MuscleSurfaces surfaces() const { return {vertices_, indices_, ranges_}; }
  /// All of them on both sides in one style.
  std::vector<std::array<MuscleLook, 2>> looks(MuscleStyle style) const {
    MuscleLook look;
    look.style = style;
    return std::vector<std::array<MuscleLook, 2>>(ranges_.size(), {look, look});
  }

 private:
  static constexpr int kRings = 40, kSectors = 36;

  void addQuad(std::uint32_t firstVertex, int ring, int sector) {
    const int next = (sector + 1) % kSectors, above = ring * kSectors, below = above + kSectors;
    for (const int corner :
         {above + sector, below + sector, below + next, above + sector, below + next, above + next})
      indices_.push_back(firstVertex + static_cast<std::uint32_t>(corner));
  }

  std::vector<anatomy::MuscleVertex> vertices_;
  std::vector<std::uint32_t> indices_;
  std::vector<anatomy::MuscleRange> ranges_;
};

}  // namespace knotmap::render
