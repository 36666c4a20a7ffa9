#pragma once

#include <cstdint>
#include <vector>

#include "render/scene.h"

namespace knotmap::render {

/// Triangles of muscles for a moving picture, and which belong to which muscle. They share the
/// vertices of the fine triangles.
struct CoarseMuscles {
  std::vector<std::uint32_t> indices;
  std::vector<anatomy::MuscleRange> ranges;
};

/// Every second ring and every second vertex of each ring: a quarter of the triangles. A range that
/// is not made of heads (`anatomy::MuscleMeshLayout`) keeps all it has.
CoarseMuscles coarseMuscles(const MuscleSurfaces& surfaces);

}  // namespace knotmap::render
