#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "anatomy/muscles/muscle_sheet.h"

namespace knotmap::anatomy {

/// A vertex of a muscle's surface. Body space.
struct MuscleVertex {
  core::Vec3 position{};
  core::Vec3 normal{};    ///< unit length, outwards
  float acrossMm = 0.0f;  ///< place across the fibres at the belly: the same all along a fibre
  float tendon = 0.0f;    ///< 0 flesh .. 1 tendon
};

/// The closed surface of one head: rings of vertices around the fibres from the origin to the
/// insertion. A ring goes over the outer face, column by column, and back over the inner face. Each
/// end is closed by a strip between its outer and inner vertices, which bends as the end does.
struct MuscleMeshLayout {
  static constexpr std::uint32_t kRings = 25, kColumns = 15;
  static constexpr std::uint32_t kAround = 2 * (kColumns - 1);
  static constexpr std::uint32_t kVertices = kRings * kAround;
  static constexpr std::uint32_t kCapTriangles = 2 * (kColumns - 2);
  static constexpr std::uint32_t kTriangles = 2 * (kRings - 1) * kAround + 2 * kCapTriangles;
};

/// The triangles of a head whose vertices begin at `firstVertex`, counter-clockwise from outside.
/// Triangles 2k and 2k + 1 share a side.
std::vector<std::uint32_t> muscleMeshIndices(std::uint32_t firstVertex);

/// Appends the strip that closes one end: the ring whose vertices begin at `ring` and go around in
/// steps of `step` columns. `atOrigin` turns it to the outside of that end.
void appendMuscleCap(std::uint32_t ring, std::uint32_t step, bool atOrigin,
                     std::vector<std::uint32_t>& indices);

/// Fills the vertices of a head; `indices` are those of a head that begins at 0.
void fillMuscleMesh(const MuscleSheet& sheet, const MuscleHead& head,
                    std::span<const std::uint32_t> indices,
                    std::span<MuscleVertex, MuscleMeshLayout::kVertices> vertices);

}  // namespace knotmap::anatomy
