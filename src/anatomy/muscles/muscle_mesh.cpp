#include "anatomy/muscles/muscle_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace knotmap::anatomy {
namespace {

using core::Vec3;
using Layout = MuscleMeshLayout;

constexpr std::size_t kRows = MuscleSheet::kRows, kStationColumns = MuscleSheet::kColumns;

/// How one place between evenly spaced values is blended of four of them.
struct Blend {
  std::array<std::size_t, 4> index{};
  std::array<float, 4> weight{};
};

/// Uniform Catmull-Rom through `count` values at `t` in 0..1; beyond the ends they go on straight.
Blend blendAt(float t, std::size_t count) {
  const float place = t * static_cast<float>(count - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(place), count - 2);
  const float s = place - static_cast<float>(i);
  const float s2 = s * s, s3 = s2 * s;
  std::array<float, 4> w{0.5f * (-s + 2.0f * s2 - s3), 0.5f * (2.0f - 5.0f * s2 + 3.0f * s3),
                         0.5f * (s + 4.0f * s2 - 3.0f * s3), 0.5f * (s3 - s2)};
  Blend blend;
  blend.index = {i > 0 ? i - 1 : 0, i, i + 1, std::min(i + 2, count - 1)};
  if (i == 0) {  // the value before the first would be twice the first minus the second
    w[1] += 2.0f * w[0];
    w[2] -= w[0];
    w[0] = 0.0f;
  }
  if (i + 2 == count) {
    w[2] += 2.0f * w[3];
    w[1] -= w[3];
    w[3] = 0.0f;
  }
  blend.weight = w;
  return blend;
}

template <class At>
auto blended(const Blend& blend, const At& at) {
  return at(blend.index[0]) * blend.weight[0] + at(blend.index[1]) * blend.weight[1] +
         at(blend.index[2]) * blend.weight[2] + at(blend.index[3]) * blend.weight[3];
}

/// More columns near the borders, where the section turns, but none too far apart in between.
float columnShare(std::uint32_t column) {
  const float even = static_cast<float>(column) / static_cast<float>(Layout::kColumns - 1);
  const float turned = 0.5f * (1.0f - std::cos(std::numbers::pi_v<float> * even));
  return 0.5f * (even + turned);
}

/// Whether the columns have to be taken backwards for triangles to face outwards.
bool runsBackwards(const MuscleSheet& sheet) {
  float agreement = 0.0f;
  for (std::size_t row = 0; row + 1 < kRows; ++row)
    for (std::size_t column = 0; column + 1 < kStationColumns; ++column) {
      const auto& station = sheet.stations[row * kStationColumns + column];
      const Vec3 across = sheet.stations[row * kStationColumns + column + 1].base - station.base;
      const Vec3 along = sheet.stations[(row + 1) * kStationColumns + column].base - station.base;
      agreement += glm::dot(glm::cross(across, along), station.outward);
    }
  return agreement < 0.0f;
}

float greatestWidthMm(const MuscleSheet& sheet) {
  float widest = 0.0f;
  for (std::size_t row = 0; row < kRows; ++row) {
    float width = 0.0f;
    for (std::size_t column = 0; column + 1 < kStationColumns; ++column)
      width += glm::distance(sheet.stations[row * kStationColumns + column].base,
                             sheet.stations[row * kStationColumns + column + 1].base);
    widest = std::max(widest, width);
  }
  return widest * core::kMmPerM;
}

/// 1 in the tendon, 0 in the flesh, with a transition about as long as the tendon.
float tendonAt(float v, const MuscleHead& head) {
  const auto share = [](float distance, float tendon) {
    if (tendon <= 0.0f) return 0.0f;
    const float t = std::clamp((1.4f * tendon - distance) / (0.8f * tendon), 0.0f, 1.0f);
    return t * t * (3.0f - 2.0f * t);
  };
  return std::max(share(v, head.tendonAtOrigin), share(1.0f - v, head.tendonAtInsertion));
}

/// Muscles run out into bone and do not end in a wall.
float thinnedAtEnds(float v) {
  constexpr float kThinShare = 0.3f, kRampShare = 0.07f;
  const float t = std::clamp(std::min(v, 1.0f - v) / kRampShare, 0.0f, 1.0f);
  return glm::mix(kThinShare, 1.0f, t * (2.0f - t));
}

using Vertices = std::span<MuscleVertex, Layout::kVertices>;

void fillPositions(const MuscleSheet& sheet, const MuscleHead& head, Vertices vertices) {
  const bool backwards = runsBackwards(sheet);
  const float width = greatestWidthMm(sheet);
  for (std::uint32_t ring = 0; ring < Layout::kRings; ++ring) {
    const float v = static_cast<float>(ring) / static_cast<float>(Layout::kRings - 1);
    const Blend rows = blendAt(v, kRows);
    std::array<MuscleSheet::Station, kStationColumns> across;
    for (std::size_t column = 0; column < kStationColumns; ++column) {
      across[column].base = blended(rows, [&](std::size_t row) {
        return sheet.stations[row * kStationColumns + column].base;
      });
      across[column].outward = blended(rows, [&](std::size_t row) {
        return sheet.stations[row * kStationColumns + column].outward;
      });
    }
    const float thickness =
        thinnedAtEnds(v) *
        std::max(0.0f, blended(rows, [&](std::size_t row) { return sheet.thicknessM[row]; }));
    const float tendon = tendonAt(v, head);
    for (std::uint32_t column = 0; column < Layout::kColumns; ++column) {
      const float u = columnShare(backwards ? Layout::kColumns - 1 - column : column);
      const Blend columns = blendAt(u, kStationColumns);
      const Vec3 base = blended(columns, [&](std::size_t c) { return across[c].base; });
      const Vec3 outward =
          glm::normalize(blended(columns, [&](std::size_t c) { return across[c].outward; }));
      const Vec3 through = thickness * sectionProfile(u, sheet.edge) * outward;
      const MuscleVertex vertex{.acrossMm = u * width, .tendon = tendon};
      const auto put = [&](std::uint32_t place, Vec3 position) {
        vertices[ring * Layout::kAround + place] = vertex;
        vertices[ring * Layout::kAround + place].position = position;
      };
      put(column, base + sheet.shareOutside * through);
      if (column > 0 && column + 1 < Layout::kColumns)
        put(Layout::kAround - column, base - (1.0f - sheet.shareOutside) * through);
    }
  }
}

void fillNormals(std::span<const std::uint32_t> indices, Vertices vertices) {
  for (MuscleVertex& vertex : vertices) vertex.normal = {};
  // Without the strips at the ends, which would darken the last rings.
  constexpr std::size_t kSides = std::size_t{6} * (Layout::kRings - 1) * Layout::kAround;
  for (std::size_t i = 0; i < kSides; i += 3) {
    const Vec3& a = vertices[indices[i]].position;
    const Vec3 normal =
        glm::cross(vertices[indices[i + 1]].position - a, vertices[indices[i + 2]].position - a);
    for (std::size_t k = 0; k < 3; ++k) vertices[indices[i + k]].normal += normal;
  }
  for (MuscleVertex& vertex : vertices) {
    const float length = glm::length(vertex.normal);
    vertex.normal = length > 0.0f ? vertex.normal / length : Vec3{0.0f, 0.0f, 1.0f};
  }
}

}  // namespace

void appendMuscleCap(std::uint32_t ring, std::uint32_t step, bool atOrigin,
                     std::vector<std::uint32_t>& indices) {
  const auto add = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    if (atOrigin) std::swap(b, c);
    indices.insert(indices.end(), {ring + a, ring + b, ring + c});
  };
  // The inner vertex of a column; at both borders it is the outer one.
  const auto inner = [](std::uint32_t column) {
    return (Layout::kAround - column) % Layout::kAround;
  };
  for (std::uint32_t column = 0; column + step < Layout::kColumns; column += step) {
    const std::uint32_t next = column + step;
    if (next + 1 != Layout::kColumns) add(column, next, inner(next));
    if (column != 0) add(column, inner(next), inner(column));
  }
}

std::vector<std::uint32_t> muscleMeshIndices(std::uint32_t firstVertex) {
  std::vector<std::uint32_t> indices;
  indices.reserve(3 * Layout::kTriangles);
  const auto at = [&](std::uint32_t ring, std::uint32_t place) {
    return firstVertex + ring * Layout::kAround + place % Layout::kAround;
  };
  for (std::uint32_t ring = 0; ring + 1 < Layout::kRings; ++ring)
    for (std::uint32_t i = 0; i < Layout::kAround; ++i)
      indices.insert(indices.end(), {at(ring, i), at(ring, i + 1), at(ring + 1, i + 1), at(ring, i),
                                     at(ring + 1, i + 1), at(ring + 1, i)});
  appendMuscleCap(firstVertex, 1, true, indices);
  appendMuscleCap(at(Layout::kRings - 1, 0), 1, false, indices);
  return indices;
}

void fillMuscleMesh(const MuscleSheet& sheet, const MuscleHead& head,
                    std::span<const std::uint32_t> indices, Vertices vertices) {
  fillPositions(sheet, head, vertices);
  fillNormals(indices, vertices);
}

}  // namespace knotmap::anatomy
