#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "render/scene.h"

namespace knotmap::render {

/// From where and through what a picture is seen.
struct Sight {
  core::Vec3 eye{};
  glm::mat4 viewProjection{1.0f};
};

/// Chooses the triangles of muscles that face the eye and reach into the picture. Sides: 0 left,
/// 1 right. All work is done on the left surfaces, for the right side with a mirrored sight.
class MuscleFaces {
 public:
  /// Copies what it needs of the surfaces.
  explicit MuscleFaces(const MuscleSurfaces& surfaces);
  /// Appends the indices of the triangles of some ranges to be seen, the nearest first, so that
  /// what lies behind them need not be shaded.
  void append(std::span<const std::size_t> ranges, std::size_t side, const Sight& sight,
              std::vector<std::uint32_t>& indices);

 private:
  /// Neighbouring triangles that are left out together.
  struct Chunk {
    core::Vec3 middle{};
    float radiusM = 0.0f;
    std::uint32_t firstTriangle = 0, triangleCount = 0;
  };
  struct Range {
    std::size_t firstChunk = 0, chunkCount = 0;
  };
  void addRange(const MuscleSurfaces& surfaces, const anatomy::MuscleRange& range);
  void appendFacing(const Chunk& chunk, std::span<const std::uint8_t> facing,
                    std::vector<std::uint32_t>& indices) const;
  const std::vector<std::uint8_t>& facing(std::size_t side, core::Vec3 eye);

  std::vector<std::uint32_t> indices_;
  std::vector<float> x_, y_, z_, offset_;  ///< of each triangle: normal, product with a corner
  std::vector<Chunk> chunks_;
  std::vector<Range> ranges_;
  struct Facing {
    std::optional<core::Vec3> eye;  ///< of the left surfaces
    std::vector<std::uint8_t> triangles;
  };
  std::array<Facing, 2> facing_;
  std::vector<std::pair<float, std::uint32_t>> seen_;  ///< squared distance, chunk
};

/// The sight of the mirrored body.
Sight mirrored(const Sight& sight);

}  // namespace knotmap::render
