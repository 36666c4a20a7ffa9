#include "anatomy/skin/fast_marching.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr float kPi = 3.14159265358979f;

struct Mesh {
  std::vector<Vec3> positions;
  std::vector<FastMarching::Corners> triangles;

  FastMarching marching() const {
    FastMarching made(static_cast<std::uint32_t>(positions.size()), triangles);
    made.refit(positions);
    return made;
  }
};

/// A grid of `columns` x `rows` cells whose inner vertices are shifted a little, diagonals at
/// random; `wrap` closes it sideways.
struct GridSpec {
  std::uint32_t columns = 60, rows = 60;
  float jitter = 0.25f;
  bool wrap = false;
};

/// `place(s, t)` puts the grid coordinates, in cells, in space.
template <class Place>
Mesh grid(const GridSpec& spec, Place&& place) {
  std::mt19937 random(5);
  const auto uniform = [&] { return static_cast<float>(random() >> 8) / 16777216.0f - 0.5f; };
  Mesh mesh;
  const std::uint32_t width = spec.wrap ? spec.columns : spec.columns + 1;
  for (std::uint32_t j = 0; j <= spec.rows; ++j)
    for (std::uint32_t i = 0; i < width; ++i) {
      const bool border = j == 0 || j == spec.rows || (!spec.wrap && (i == 0 || i == spec.columns));
      const float amount = border ? 0.0f : 2.0f * spec.jitter;
      const float s = static_cast<float>(i) + amount * uniform();
      const float t = static_cast<float>(j) + amount * uniform();
      mesh.positions.push_back(place(s, t));
    }
  for (std::uint32_t j = 0; j < spec.rows; ++j)
    for (std::uint32_t i = 0; i < spec.columns; ++i) {
      const auto at = [&](std::uint32_t di, std::uint32_t dj) {
        return (j + dj) * width + (i + di) % width;
      };
      const std::uint32_t a = at(0, 0), b = at(1, 0), c = at(1, 1), d = at(0, 1);
      if (random() % 2 == 0) {
        mesh.triangles.push_back({a, b, c});
        mesh.triangles.push_back({a, c, d});
      } else {
        mesh.triangles.push_back({a, b, d});
        mesh.triangles.push_back({b, c, d});
      }
    }
  return mesh;
}

Mesh flatGrid() {
  return grid({}, [](float s, float t) { return Vec3{10.0f * s, 10.0f * t, 0.0f}; });
}

struct Errors {
  double mean = 0.0, largest = 0.0;
};

/// Relative errors of all vertices further than `beyond` from the source.
template <class Exact>
Errors errors(const DistanceField& field, const Mesh& mesh, float beyond, Exact&& exact) {
  Errors found;
  int count = 0;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const double expected = exact(mesh.positions[v]);
    if (expected <= beyond) continue;
    const double error = std::abs(field.mm[v] - expected) / expected;
    found.mean += error;
    found.largest = std::max(found.largest, error);
    ++count;
  }
  found.mean /= count;
  return found;
}

DistanceField fieldFrom(const FastMarching& marching, std::uint32_t vertex,
                        float radiusMm = kUnreached) {
  DistanceField field;
  const MarchSeed seed{vertex, 0.0f, 0.0f};
  marching.march({&seed, 1}, {.radiusMm = radiusMm, .until = {}}, field);
  return field;
}

}  // namespace

TEST_CASE("on a plane the distance is the straight one", "[anatomy]") {
  const Mesh mesh = flatGrid();
  const std::uint32_t source = 20 * 61 + 25;
  const auto field = fieldFrom(mesh.marching(), source);
  const auto found = errors(
      field, mesh, 15.0f, [&](const Vec3& p) { return glm::distance(p, mesh.positions[source]); });
  CHECK(found.mean < 0.002);
  CHECK(found.largest < 0.03);
}

TEST_CASE("on a sphere the distance is that of the great circle", "[anatomy]") {
  constexpr float kRadiusMm = 100.0f;
  const Mesh mesh =
      grid({.columns = 120, .rows = 60, .jitter = 0.2f, .wrap = true}, [](float s, float t) {
        const float azimuth = 2.0f * kPi * s / 120.0f;
        const float elevation = kPi * (0.02f + 0.96f * t / 60.0f);
        return kRadiusMm * Vec3{std::sin(elevation) * std::cos(azimuth), std::cos(elevation),
                                std::sin(elevation) * std::sin(azimuth)};
      });
  const std::uint32_t source = 30 * 120 + 17;
  const auto field = fieldFrom(mesh.marching(), source);
  // The small holes at the poles are too narrow to matter.
  const auto found = errors(field, mesh, 20.0f, [&](const Vec3& p) {
    return kRadiusMm *
           std::acos(glm::clamp(glm::dot(p, mesh.positions[source]) / (kRadiusMm * kRadiusMm),
                                -1.0f, 1.0f));
  });
  CHECK(found.mean < 0.007);
  CHECK(found.largest < 0.04);
}

TEST_CASE("on a cylinder the distance is that of the unrolled sheet", "[anatomy]") {
  constexpr float kRadiusMm = 50.0f;
  const Mesh mesh =
      grid({.columns = 100, .rows = 60, .jitter = 0.2f, .wrap = true}, [](float s, float t) {
        const float angle = 2.0f * kPi * s / 100.0f;
        return Vec3{kRadiusMm * std::cos(angle), 3.0f * t, kRadiusMm * std::sin(angle)};
      });
  const std::uint32_t source = 11 * 100 + 40;
  const Vec3 from = mesh.positions[source];
  const auto field = fieldFrom(mesh.marching(), source);
  const auto found = errors(field, mesh, 10.0f, [&](const Vec3& p) {
    float turn = std::abs(std::atan2(p.z, p.x) - std::atan2(from.z, from.x));
    turn = std::min(turn, 2.0f * kPi - turn);
    return std::hypot(kRadiusMm * turn, p.y - from.y);
  });
  CHECK(found.mean < 0.007);
  CHECK(found.largest < 0.03);
}

TEST_CASE("two sources give the nearer of two fields", "[anatomy]") {
  const Mesh mesh = flatGrid();
  const FastMarching marching = mesh.marching();
  const std::uint32_t first = 20 * 61 + 12, second = 40 * 61 + 45;
  const std::array seeds{MarchSeed{first, -15.0f, -15.0f, 0}, MarchSeed{second, 10.0f, 10.0f, 1}};
  DistanceField field;
  marching.march(seeds, {}, field);
  const auto fromFirst = fieldFrom(marching, first), fromSecond = fieldFrom(marching, second);
  float worst = 0.0f;
  int differing = 0;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const float expected = std::min(fromFirst.mm[v] - 15.0f, fromSecond.mm[v] + 10.0f);
    const float difference = std::abs(field.mm[v] - expected);
    worst = std::max(worst, difference);
    differing += difference > 0.1f ? 1 : 0;
  }
  // Only along the front where both meet does a triangle mix them, within half a cell.
  CHECK(worst < 5.0f);
  CHECK(differing < 100);
}

TEST_CASE("sources along a line give the distance from the line", "[anatomy]") {
  const Mesh mesh = flatGrid();
  std::vector<MarchSeed> seeds;
  for (std::uint32_t i = 15; i <= 45; ++i) {
    // Each source reaches the vertices of the cells around it.
    const Vec3 source{10.0f * static_cast<float>(i) + 3.0f, 304.0f, 0.0f};
    for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
      const float distance = glm::distance(source, mesh.positions[v]);
      if (distance < 16.0f) seeds.push_back({v, distance - 8.0f, -8.0f, i});
    }
  }
  DistanceField field;
  mesh.marching().march(seeds, {}, field);
  const auto found = errors(field, mesh, 20.0f, [&](const Vec3& p) {
    return glm::distance(p, Vec3{glm::clamp(p.x, 153.0f, 453.0f), 304.0f, 0.0f}) - 8.0f;
  });
  CHECK(found.mean < 0.01);
  CHECK(found.largest < 0.05);
}

TEST_CASE("a start below zero reaches as much further", "[anatomy]") {
  const Mesh mesh = flatGrid();
  const FastMarching marching = mesh.marching();
  const MarchSeed ahead{20 * 61 + 20, -40.0f, -40.0f};
  DistanceField field;
  marching.march({&ahead, 1}, {.radiusMm = 60.0f, .until = {}}, field);
  const auto wide = fieldFrom(marching, ahead.vertex, 100.0f);
  REQUIRE(field.reached == wide.reached);
  for (const std::uint32_t v : field.reached)
    CHECK(field.mm[v] == Approx(wide.mm[v] - 40.0f).margin(1e-3));
}

TEST_CASE("a march stops when all wanted vertices are settled, with their full distances",
          "[anatomy]") {
  const Mesh mesh = flatGrid();
  const FastMarching marching = mesh.marching();
  const std::uint32_t source = 20 * 61 + 20;
  const std::array<std::uint32_t, 2> wanted{20 * 61 + 24, 23 * 61 + 20};
  DistanceField field;
  const MarchSeed seed{source, 0.0f, 0.0f};
  marching.march({&seed, 1}, {.radiusMm = kUnreached, .until = wanted}, field);
  const auto whole = fieldFrom(marching, source);
  CHECK(field.mm[wanted[0]] == whole.mm[wanted[0]]);
  CHECK(field.mm[wanted[1]] == whole.mm[wanted[1]]);
  CHECK(field.reached.size() < 100);
}

TEST_CASE("a piece without a source stays unreached", "[anatomy]") {
  Mesh mesh{{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {5, 0, 0}, {6, 0, 0}, {5, 1, 0}},
            {{0, 1, 2}, {3, 4, 5}}};
  const auto field = fieldFrom(mesh.marching(), 0);
  CHECK(field.mm[1] == Approx(1.0f));
  CHECK(field.mm[2] == Approx(1.0f));
  CHECK(field.mm[3] == kUnreached);
  CHECK(field.reached.size() == 3);
}

TEST_CASE("triangles without area do not spoil the distances", "[anatomy]") {
  // Vertices 1 and 4 are at the same place, 5 lies on the line between 0 and 1.
  Mesh mesh{{{0, 0, 0}, {2, 0, 0}, {0, 2, 0}, {2, 2, 0}, {2, 0, 0}, {1, 0, 0}},
            {{0, 1, 2}, {1, 3, 2}, {1, 4, 3}, {0, 5, 1}}};
  const auto field = fieldFrom(mesh.marching(), 0);
  CHECK(field.mm[1] == Approx(2.0f));
  CHECK(field.mm[4] == Approx(2.0f));
  CHECK(field.mm[5] == Approx(1.0f));
  CHECK(field.mm[3] == Approx(std::sqrt(8.0f)));
}

}  // namespace knotmap::anatomy
