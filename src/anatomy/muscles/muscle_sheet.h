#pragma once

#include <array>
#include <span>

#include "anatomy/muscles/muscles.h"

namespace knotmap::anatomy {

/// A grid of places on one head of a muscle: rows from the origin to the insertion, columns from
/// border to border. It is coarse; `muscle_mesh.h` makes a surface of it.
struct MuscleSheet {
  static constexpr std::size_t kRows = 13, kColumns = 7;

  struct Station {
    core::Vec3 base{};     ///< on the outer face, or in the middle of a free head
    core::Vec3 outward{};  ///< unit length
  };
  std::array<Station, kRows * kColumns> stations{};
  std::array<core::Vec3, kRows * kColumns> inner{};  ///< the inner face, for what lies below it
  std::array<float, kRows> thicknessM{};             ///< greatest thickness of each row
  float shareOutside = 0.0f;  ///< of the thickness that lies outside the base: 0 or a half
  float edge = 0.0f;          ///< see `MuscleHead`
  core::Vec3 low{}, high{};   ///< a box around the inner face
};

/// What a head is laid on and under.
struct SheetSurroundings {
  const Skeleton& skeleton;
  const OuterSkin& skin;
  float fat = 1.0f;  ///< thickness of the tissue below the skin, 1 on the average man
  std::span<const MuscleSheet* const> over{};  ///< what it has to stay under
};

/// Lays one head of the left side.
MuscleSheet layMuscleSheet(const MuscleHead& head, const SheetSurroundings& around);

/// How thick a cross-section is at a share `u` of the way between the borders, as a share of its
/// greatest thickness: an ellipse for edge 0, nearly a slab for edge 1.
float sectionProfile(float u, float edge);

}  // namespace knotmap::anatomy
