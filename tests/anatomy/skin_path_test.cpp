#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "anatomy/skin/geodesic.h"
#include "anatomy/skin/plane_section.h"
#include "test_body.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;

struct Pair {
  BodyPoint a, b;
};

/// Seeded places whose faces lie wholly in `wanted` segments and at most `farthestM` apart.
template <class Wanted>
std::vector<Pair> pairs(const Body& body, std::uint32_t seed, std::size_t count, Wanted&& wanted) {
  std::mt19937 random(seed);
  const auto uniform = [&] { return static_cast<float>(random() >> 8) / 16777216.0f; };
  const auto place = [&] {
    for (;;) {
      const auto face = static_cast<std::uint32_t>(random() % kFaceCount);
      const float u = uniform(), v = uniform();
      if (wanted(face)) return BodyPoint{FaceId{face}, u, v};
    }
  };
  std::vector<Pair> made;
  while (made.size() < count) {
    const Pair pair{place(), place()};
    if (glm::distance(body.positionAt(pair.a), body.positionAt(pair.b)) < 0.35f)
      made.push_back(pair);
  }
  return made;
}

auto onBack(const Body& body) {
  return [&body](std::uint32_t face) {
    const SurfacePoint at = body.surfaceAt({FaceId{face}, 0.5f, 0.5f});
    return body.model().segments()[body.model().faces()[face][0]] == Segment::trunk &&
           at.normal.z < -0.4f && at.position.y > 0.98f;
  };
}

/// Head, face, ears and neck too: everything a landmark can be on.
auto anywhere() {
  return [](std::uint32_t) { return true; };
}

float straightMm(const Body& body, const Pair& pair) {
  return glm::distance(body.positionAt(pair.a), body.positionAt(pair.b)) * core::kMmPerM;
}

float longestDiagonalMm(const Body& body) {
  float longest = 0.0f;
  for (const Quad& q : body.model().faces())
    for (const std::size_t k : {0u, 1u})
      longest =
          std::max(longest, glm::distance(body.positions()[q[k]], body.positions()[q[k + 2]]));
  return longest * core::kMmPerM;
}

bool touchSameFace(const BodyModel& model, BodyPoint a, BodyPoint b) {
  // Through a corner at most: the faces are the same or share one.
  for (const std::uint16_t p : model.faces()[index(a.face)])
    for (const std::uint16_t q : model.faces()[index(b.face)])
      if (p == q) return true;
  return false;
}

}  // namespace

TEST_CASE("a skin path begins and ends where it was asked to, in small steps", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  int apart = 0;
  float longestMm = 0.0f;
  for (const Pair& pair : pairs(body, 31, 300, anywhere())) {
    const auto path = skinPath(body, pair.a, pair.b);
    REQUIRE(path.size() >= 2);
    REQUIRE(path.front() == pair.a);
    REQUIRE(path.back() == pair.b);
    for (std::size_t i = 1; i < path.size(); ++i) {
      apart += touchSameFace(body.model(), path[i - 1], path[i]) ? 0 : 1;
      longestMm = std::max(longestMm, straightMm(body, {path[i - 1], path[i]}));
    }
  }
  CHECK(apart == 0);
  CHECK(longestMm <= longestDiagonalMm(body));
}

TEST_CASE("a skin path is no shorter than the straight line", "[anatomy]") {
  const Body body(tests::bodyModel(), defaultWoman());
  for (const Pair& pair : pairs(body, 32, 200, anywhere()))
    CHECK(pathLengthMm(body, skinPath(body, pair.a, pair.b)) >= 0.9999f * straightMm(body, pair));
}

TEST_CASE("on the back a skin path is hardly longer than the shortest way", "[anatomy]") {
  const Body body(tests::bodyModel(), defaultMan());
  const GeodesicSolver solver(body);
  double sum = 0.0;
  float longest = 0.0f;
  const auto all = pairs(body, 33, 200, onBack(body));
  for (const Pair& pair : all) {
    const float ratio = pathLengthMm(body, skinPath(body, pair.a, pair.b)) /
                        solver.distanceMm(pair.a, pair.b, 1000.0f);
    sum += ratio;
    longest = std::max(longest, ratio);
  }
  CHECK(longest < 1.5f);
  CHECK(sum / static_cast<double>(all.size()) < 1.05);
  CHECK(sum / static_cast<double>(all.size()) > 0.985);
}

TEST_CASE("everywhere a skin path stays within a few times the shortest way", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  int far = 0;
  for (const Pair& pair : pairs(body, 34, 300, anywhere())) {
    const float shortest = solver.distanceMm(pair.a, pair.b, 3000.0f);
    REQUIRE(std::isfinite(shortest));
    far += pathLengthMm(body, skinPath(body, pair.a, pair.b)) > 2.0f * shortest + 2.0f ? 1 : 0;
  }
  CHECK(far == 0);
}

TEST_CASE("on the back every point of a skin path lies in the plane of the tape", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  float worstMm = 0.0f;
  for (const Pair& pair : pairs(body, 35, 100, onBack(body))) {
    const SurfacePoint from = body.surfaceAt(pair.a), to = body.surfaceAt(pair.b);
    const Vec3 normal =
        glm::normalize(glm::cross(to.position - from.position, from.normal + to.normal));
    for (const BodyPoint& point : skinPath(body, pair.a, pair.b))
      worstMm =
          std::max(worstMm, core::kMmPerM *
                                std::abs(glm::dot(normal, body.positionAt(point) - from.position)));
  }
  CHECK(worstMm < 0.01f);
}

TEST_CASE("the path between mirrored places is the mirrored path", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const BodyModel& model = body.model();
  float worstMm = 0.0f;
  for (const Pair& pair : pairs(body, 36, 200, anywhere())) {
    const auto path = skinPath(body, pair.a, pair.b);
    const auto other = skinPath(body, model.mirrored(pair.a), model.mirrored(pair.b));
    for (const float share : {0.25f, 0.5f, 0.75f}) {
      const Vec3 here = body.positionAt(pointAlong(body, path, share));
      const Vec3 there = body.positionAt(pointAlong(body, other, share));
      worstMm =
          std::max(worstMm, core::kMmPerM * glm::distance(here, Vec3{-there.x, there.y, there.z}));
    }
  }
  CHECK(worstMm < 0.5f);
}

TEST_CASE("within a face the skin path is the two ends", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const BodyPoint a{FaceId{4000}, 0.1f, 0.2f}, b{FaceId{4000}, 0.9f, 0.4f};
  CHECK(skinPath(body, a, b) == std::vector{a, b});
  CHECK(skinPath(body, a, a) == std::vector{a, a});
}

TEST_CASE("skin paths start at vertices and on edges as well", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const BodyModel& model = body.model();
  const GeodesicSolver solver(body);
  std::mt19937 random(37);
  int compared = 0;
  while (compared < 150) {
    const auto from = static_cast<std::uint32_t>(random() % kVertexCount);
    const auto to = static_cast<std::uint32_t>(random() % kVertexCount);
    BodyPoint a = bodyPointAtVertex(model, VertexId{from}),
              b = bodyPointAtVertex(model, VertexId{to});
    if (compared % 2 == 0) b.u = 0.5f;
    const float shortest = solver.distanceMm(a, b, 300.0f);
    if (shortest == kUnreached) continue;
    const auto path = skinPath(body, a, b);
    CHECK(path.front() == a);
    CHECK(path.back() == b);
    CHECK(pathLengthMm(body, path) < 2.0f * shortest + 2.0f);
    ++compared;
  }
}

TEST_CASE("pointAlong divides a path by its length", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  float worst = 0.0f;
  for (const Pair& pair : pairs(body, 38, 60, onBack(body))) {
    const auto path = skinPath(body, pair.a, pair.b);
    const float whole = pathLengthMm(body, path);
    CHECK(pointAlong(body, path, 0.0f) == pair.a);
    CHECK(pointAlong(body, path, 1.0f) == pair.b);
    Vec3 last = body.positionAt(pair.a);
    float length = 0.0f;
    for (int i = 1; i <= 50; ++i) {
      const Vec3 here = body.positionAt(pointAlong(body, path, static_cast<float>(i) / 50.0f));
      length += glm::distance(last, here) * core::kMmPerM;
      last = here;
      worst = std::max(worst, std::abs(length - whole * static_cast<float>(i) / 50.0f) / whole);
    }
  }
  CHECK(worst < 0.02f);  // fifty chords against the path's own pieces
}

TEST_CASE("fineNeighbour steps over each side and back", "[anatomy]") {
  const BodyModel& model = tests::bodyModel();
  int wrong = 0;
  for (std::uint32_t triangle = 0; triangle < kFineTriangleCount; ++triangle)
    for (std::uint32_t side = 0; side < 3; ++side) {
      const Triangle& here = model.fineTriangles()[triangle];
      const std::uint32_t other = fineNeighbour(model, triangle, side);
      const Triangle& there = model.fineTriangles()[other];
      bool shared = false;
      for (std::uint32_t k = 0; k < 3; ++k)
        shared = shared || (there[k] == here[(side + 1) % 3] && there[(k + 1) % 3] == here[side] &&
                            fineNeighbour(model, other, k) == triangle);
      wrong += shared ? 0 : 1;
    }
  CHECK(wrong == 0);
}

}  // namespace knotmap::anatomy
