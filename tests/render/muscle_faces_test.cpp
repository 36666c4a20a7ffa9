#include "render/muscle_faces.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "render/coarse_muscles.h"
#include "spindle.h"

namespace knotmap::render {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

Spindles someSpindles() {
  Spindles muscles;
  muscles.add({0.20f, 1.36f, 0.03f}, {0.34f, 1.19f, 0.05f}, 0.022f);
  muscles.add({0.12f, 0.90f, 0.05f}, {0.15f, 0.53f, 0.05f}, 0.045f);
  muscles.add({0.04f, 1.35f, -0.06f}, {0.03f, 1.00f, -0.06f}, 0.03f);
  return muscles;
}

std::set<Triangle> chosen(MuscleFaces& faces, std::size_t side, const Sight& sight) {
  std::vector<std::uint32_t> indices;
  const std::vector<std::size_t> ranges{0, 1, 2};
  faces.append(ranges, side, sight, indices);
  std::set<Triangle> triangles;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3)
    triangles.insert({indices[i], indices[i + 1], indices[i + 2]});
  CHECK(triangles.size() * 3 == indices.size());
  return triangles;
}

/// Whether a triangle faces the eye, and has a corner in the picture.
std::pair<bool, bool> seen(const std::array<core::Vec3, 3>& corners, const Sight& sight) {
  const core::Vec3 normal = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
  bool inside = false;
  for (const core::Vec3& corner : corners) {
    const glm::vec4 clip = sight.viewProjection * glm::vec4(corner, 1.0f);
    inside = inside || (clip.w > 0.0f && std::abs(clip.x) < clip.w && std::abs(clip.y) < clip.w);
  }
  return {glm::dot(normal, sight.eye - corners[0]) > 0.0f, inside};
}

/// Corners of a triangle on the body, turned so that they run the same way on both sides.
std::array<core::Vec3, 3> cornersOf(const MuscleSurfaces& surfaces, const Triangle& triangle,
                                    std::size_t side) {
  std::array<core::Vec3, 3> corners;
  for (std::size_t k = 0; k < 3; ++k) corners[k] = surfaces.vertices[triangle[k]].position;
  if (side == 0) return corners;
  for (core::Vec3& corner : corners) corner.x = -corner.x;
  std::swap(corners[1], corners[2]);
  return corners;
}

Sight randomSight(std::mt19937& random) {
  const auto between = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  Camera camera;
  camera.target = {between(-0.3f, 0.3f), between(0.6f, 1.4f), between(-0.1f, 0.1f)};
  camera.azimuthRad = between(-3.1f, 3.1f);
  camera.elevationRad = between(-1.2f, 1.2f);
  camera.heightM = between(0.1f, 2.0f);
  return {.eye = eyePosition(camera),
          .viewProjection = projectionMatrix(camera, 1.5f) * viewMatrix(camera)};
}

TEST_CASE("of a muscle all triangles that can be seen are drawn, and none that looks away",
          "[render][muscles]") {
  const Spindles muscles = someSpindles();
  const MuscleSurfaces surfaces = muscles.surfaces();
  MuscleFaces faces(surfaces);
  std::mt19937 random(5);
  int drawn = 0;
  for (int run = 0; run < 40; ++run) {
    const Sight sight = randomSight(random);
    for (const std::size_t side : {0, 1}) {
      const std::set<Triangle> kept = chosen(faces, side, sight);
      drawn += static_cast<int>(kept.size());
      int missed = 0, wrong = 0;
      for (std::size_t i = 0; i < surfaces.indices.size(); i += 3) {
        const Triangle triangle{surfaces.indices[i], surfaces.indices[i + 1],
                                surfaces.indices[i + 2]};
        const auto [facing, inside] = seen(cornersOf(surfaces, triangle, side), sight);
        const bool isKept = kept.count(triangle) > 0;
        missed += facing && inside && !isKept ? 1 : 0;
        wrong += !facing && isKept ? 1 : 0;
      }
      // Rounding decides for triangles seen edge-on.
      CHECK(missed <= 2);
      CHECK(wrong <= 2);
    }
  }
  CHECK(drawn > 10000);
}

TEST_CASE("what lies beside the picture is left out", "[render][muscles]") {
  const Spindles muscles = someSpindles();
  MuscleFaces faces(muscles.surfaces());
  Camera camera;
  camera.target = {0.15f, 0.6f, 0.05f};
  camera.heightM = 0.2f;
  const Sight sight{.eye = eyePosition(camera),
                    .viewProjection = projectionMatrix(camera, 1.0f) * viewMatrix(camera)};
  std::vector<std::uint32_t> arm, thigh;
  const std::array<std::size_t, 1> first{0}, second{1};
  faces.append(first, 0, sight, arm);
  faces.append(second, 0, sight, thigh);
  CHECK(arm.empty());
  CHECK_FALSE(thigh.empty());
}

TEST_CASE("coarse muscles have a quarter of the triangles and are closed", "[render][muscles]") {
  const Spindles muscles = someSpindles();
  const MuscleSurfaces surfaces = muscles.surfaces();

  const CoarseMuscles coarse = coarseMuscles(surfaces);

  CHECK(coarse.indices.size() * 100 < surfaces.indices.size() * 28);
  REQUIRE(coarse.ranges.size() == surfaces.ranges.size());
  // On a closed surface every side of a triangle is run along once each way.
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
  for (std::size_t i = 0; i < coarse.indices.size(); i += 3)
    for (std::size_t k = 0; k < 3; ++k)
      ++sides[{coarse.indices[i + k], coarse.indices[i + (k + 1) % 3]}];
  for (const auto& [side, times] : sides) {
    if (times != 1 || sides.count({side.second, side.first}) == 0)
      FAIL("open beside vertex " << side.first);
  }
  for (std::size_t r = 0; r < coarse.ranges.size(); ++r) {
    const anatomy::MuscleRange& range = coarse.ranges[r];
    for (std::uint32_t i = range.firstIndex; i < range.firstIndex + range.indexCount; ++i)
      if (coarse.indices[i] - range.firstVertex >= range.vertexCount)
        FAIL("range " << r << " has a corner of another");
  }
}

TEST_CASE("a muscle that is not made of heads stays as fine as it is", "[render][muscles]") {
  const std::vector<anatomy::MuscleVertex> vertices(4);
  const std::vector<std::uint32_t> indices{0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2};
  const std::vector<anatomy::MuscleRange> ranges{{{}, 0, 4, 0, 12}};

  const CoarseMuscles coarse = coarseMuscles({vertices, indices, ranges});

  CHECK(coarse.indices == indices);
}

}  // namespace
}  // namespace knotmap::render
