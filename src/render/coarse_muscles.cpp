#include "render/coarse_muscles.h"

#include "anatomy/muscles/muscle_mesh.h"

namespace knotmap::render {
namespace {

using Layout = anatomy::MuscleMeshLayout;
static_assert(Layout::kRings % 2 == 1 && Layout::kAround % 2 == 0 && Layout::kColumns % 2 == 1,
              "both ends and both borders of a head are kept");

bool madeOfHeads(const anatomy::MuscleRange& range) {
  return range.vertexCount % Layout::kVertices == 0 &&
         range.indexCount == range.vertexCount / Layout::kVertices * Layout::kTriangles * 3;
}

void addHead(std::uint32_t firstVertex, std::vector<std::uint32_t>& indices) {
  const auto at = [&](std::uint32_t ring, std::uint32_t place) {
    return firstVertex + ring * Layout::kAround + place % Layout::kAround;
  };
  for (std::uint32_t ring = 0; ring + 2 < Layout::kRings; ring += 2)
    for (std::uint32_t i = 0; i < Layout::kAround; i += 2)
      indices.insert(indices.end(), {at(ring, i), at(ring, i + 2), at(ring + 2, i + 2), at(ring, i),
                                     at(ring + 2, i + 2), at(ring + 2, i)});
  constexpr std::uint32_t kStep = 2;
  anatomy::appendMuscleCap(firstVertex, kStep, true, indices);
  anatomy::appendMuscleCap(at(Layout::kRings - 1, 0), kStep, false, indices);
}

}  // namespace

CoarseMuscles coarseMuscles(const MuscleSurfaces& surfaces) {
  CoarseMuscles coarse;
  coarse.indices.reserve(surfaces.indices.size() / 3);
  for (anatomy::MuscleRange range : surfaces.ranges) {
    const auto first = static_cast<std::uint32_t>(coarse.indices.size());
    if (madeOfHeads(range)) {
      for (std::uint32_t v = 0; v < range.vertexCount; v += Layout::kVertices)
        addHead(range.firstVertex + v, coarse.indices);
    } else {
      const auto all = surfaces.indices.subspan(range.firstIndex, range.indexCount);
      coarse.indices.insert(coarse.indices.end(), all.begin(), all.end());
    }
    range.firstIndex = first;
    range.indexCount = static_cast<std::uint32_t>(coarse.indices.size()) - first;
    coarse.ranges.push_back(range);
  }
  return coarse;
}

}  // namespace knotmap::render
