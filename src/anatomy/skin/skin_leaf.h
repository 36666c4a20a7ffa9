#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "anatomy/body/body_model.h"
#include "anatomy/skin/box_tree.h"

namespace knotmap::anatomy {

using Lanes3 = std::array<Float4, 3>;  ///< x, y and z of four things

/// Four triangles lane by lane: one corner, and the two sides that leave it.
struct TrianglePacket {
  Lanes3 corner, side1, side2;
};

/// Which of the model's triangles a lane stands for, and how many steps to turn its corners so
/// that they begin with the packet's corner: model corner i is packet corner (i + turn) % 3.
struct PacketTriangle {
  std::uint32_t triangle = 0;
  std::uint32_t turn = 0;
};

/// Up to two faces of the reference mesh, two triangles each.
struct alignas(16) ReferenceLeaf {
  static constexpr std::uint32_t kMaxFaces = 2;
  static constexpr std::size_t kPackets = 1;

  TrianglePacket triangles;
  std::array<std::uint32_t, 2> faces{};

  /// Returns the leaf's box.
  Box fill(const BodyModel& model, std::span<const std::uint32_t> leafFaces,
           std::span<const core::Vec3> positions);
  const TrianglePacket& packet(std::size_t) const { return triangles; }
  PacketTriangle triangleAt(std::size_t, std::size_t lane) const {
    return {2 * faces[lane / 2] + static_cast<std::uint32_t>(lane % 2), 0};
  }
};

/// One face of the fine mesh: eight triangles that fan out from its face point. The rim is
/// corner 0, edge 0, corner 1, ... and corner 0 again.
struct alignas(64) FineLeaf {
  static constexpr std::uint32_t kMaxFaces = 1;
  static constexpr std::size_t kPackets = 2;

  std::array<float, 3> centre{};
  std::array<std::array<float, 9>, 3> rim{};
  std::uint32_t face = 0;

  Box fill(const BodyModel& model, std::span<const std::uint32_t> leafFaces,
           std::span<const core::Vec3> positions);
  TrianglePacket packet(std::size_t half) const;
  PacketTriangle triangleAt(std::size_t half, std::size_t lane) const {
    const auto corner = static_cast<std::uint32_t>(2 * half + lane / 2);
    // (centre, corner, edge) is the first triangle of this corner's child, (centre, edge, next
    // corner) the second one of the next corner's.
    if (lane % 2 == 0) return {2 * (4 * face + corner), 1};
    return {2 * (4 * face + (corner + 1) % 4) + 1, 2};
  }
};

}  // namespace knotmap::anatomy
