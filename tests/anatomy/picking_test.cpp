#include "anatomy/skin/picking.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "test_body.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;
using Surface = BodyPicker::Surface;

std::span<const Triangle> trianglesOf(const Body& body, Surface surface) {
  return surface == Surface::fine ? body.model().fineTriangles() : body.model().triangles();
}

std::span<const Vec3> positionsOf(const Body& body, Surface surface) {
  return surface == Surface::fine ? body.finePositions() : body.positions();
}

std::array<Vec3, 3> cornersOf(const Body& body, Surface surface, std::size_t triangle) {
  const Triangle& t = trianglesOf(body, surface)[triangle];
  const auto p = positionsOf(body, surface);
  return {p[t[0]], p[t[1]], p[t[2]]};
}

/// Distance to the first triangle whose front the ray meets; infinite if it meets none. In double
/// precision and with signed volumes: another method than the tree's.
double firstFrontHit(const Body& body, Surface surface, const Ray& ray) {
  const glm::dvec3 o = ray.origin, d = ray.direction;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < trianglesOf(body, surface).size(); ++i) {
    const auto corners = cornersOf(body, surface, i);
    const glm::dvec3 a = glm::dvec3(corners[0]) - o, b = glm::dvec3(corners[1]) - o,
                     c = glm::dvec3(corners[2]) - o;
    const double w0 = glm::dot(d, glm::cross(c, b)), w1 = glm::dot(d, glm::cross(a, c)),
                 w2 = glm::dot(d, glm::cross(b, a));
    const double sum = w0 + w1 + w2;
    if (sum <= 0.0 || w0 < 0.0 || w1 < 0.0 || w2 < 0.0) continue;
    const double distance = glm::dot(d, (w0 * a + w1 * b + w2 * c) / sum);
    if (distance >= 0.0 && distance < best) best = distance;
  }
  return best;
}

/// Distance of a point from a triangle: inside the prism above it the plane's, else an edge's.
double distanceToTriangle(const glm::dvec3& p, const std::array<Vec3, 3>& corners) {
  const glm::dvec3 a = corners[0], b = corners[1], c = corners[2];
  const glm::dvec3 n = glm::cross(b - a, c - a);
  double best = std::numeric_limits<double>::infinity();
  const std::array<std::array<glm::dvec3, 2>, 3> sides{{{a, b}, {b, c}, {c, a}}};
  bool inside = glm::dot(n, n) > 0.0;
  for (const auto& [from, to] : sides) {
    const glm::dvec3 side = to - from;
    const double share = glm::clamp(glm::dot(p - from, side) / glm::dot(side, side), 0.0, 1.0);
    best = std::min(best, glm::distance(p, from + share * side));
    inside = inside && glm::dot(glm::cross(n, side), p - from) >= 0.0;
  }
  return inside ? std::abs(glm::dot(p - a, n)) / glm::length(n) : best;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  float between(float low, float high) {
    return low + (high - low) * static_cast<float>(engine_() >> 8) / 16777216.0f;
  }
  Vec3 unit() {
    for (;;) {
      const Vec3 v{between(-1, 1), between(-1, 1), between(-1, 1)};
      const float length = glm::length(v);
      if (length > 0.1f && length < 1.0f) return v / length;
    }
  }
  Vec3 inBox(const Vec3& low, const Vec3& high) {
    return {between(low.x, high.x), between(low.y, high.y), between(low.z, high.z)};
  }

 private:
  std::mt19937 engine_;
};

/// From anywhere around, inside too, towards somewhere near the skin.
std::vector<Ray> rays(const Body& body, std::uint32_t seed, int count) {
  Random random(seed);
  std::vector<Ray> made;
  for (int i = 0; i < count; ++i) {
    const auto vertex = static_cast<std::size_t>(random.between(0.0f, kVertexCount - 1));
    const Vec3 target = body.positions()[vertex] + 0.02f * random.unit();
    const Vec3 origin = random.inBox({-1.5f, -0.5f, -1.5f}, {1.5f, 2.5f, 1.5f});
    made.push_back({origin, glm::normalize(target - origin)});
  }
  return made;
}

void checkAgainstBruteForce(const Body& body, const BodyPicker& picker, Surface surface,
                            std::uint32_t seed) {
  int hits = 0, differing = 0;
  for (const Ray& ray : rays(body, seed, 150)) {
    const double expected = firstFrontHit(body, surface, ray);
    const auto hit = picker.pick(ray);
    hits += std::isfinite(expected) ? 1 : 0;
    // A ray within 0.02 % of a side from an outline may count either way.
    const bool same = hit ? std::abs(hit->distanceM - expected) < 1e-5 : std::isinf(expected);
    differing += same ? 0 : 1;
  }
  CHECK(hits > 75);
  CHECK(differing == 0);
}

Body averageMan() { return Body(tests::bodyModel(), {}); }

}  // namespace

TEST_CASE("pick finds the first front-facing triangle of either surface", "[anatomy]") {
  const Body body = averageMan();
  const auto surface = GENERATE(Surface::reference, Surface::fine);
  checkAgainstBruteForce(body, BodyPicker(body, surface), surface, 11);
}

TEST_CASE("pick follows the body after a reshape and refit", "[anatomy]") {
  Body body = averageMan();
  const auto surface = GENERATE(Surface::reference, Surface::fine);
  BodyPicker picker(body, surface);
  body.reshape({.sex = 0.0f, .weight = 0.9f, .height = 0.2f});
  picker.refit();
  checkAgainstBruteForce(body, picker, surface, 12);
}

TEST_CASE("the picked body point lies where the ray meets the fine surface", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  int hits = 0;
  float worst = 0.0f;
  for (const Ray& ray : rays(body, 13, 3000)) {
    const auto hit = picker.pick(ray);
    if (!hit) continue;
    ++hits;
    const Vec3 onRay = ray.origin + hit->distanceM * ray.direction;
    worst = std::max(worst, glm::distance(onRay, body.positionAt(hit->point)));
  }
  CHECK(hits > 1500);
  CHECK(worst < 1e-5f);
}

TEST_CASE("a picked point of the reference surface lies in the triangle that was met",
          "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body, Surface::reference);
  float worst = 0.0f;
  for (const Ray& ray : rays(body, 14, 1000)) {
    const auto hit = picker.pick(ray);
    if (!hit) continue;
    const Quad& q = body.model().faces()[index(hit->point.face)];
    const auto [face, u, v] = hit->point;
    const auto p = body.positions();
    const Vec3 there = v <= u ? (1 - u) * p[q[0]] + (u - v) * p[q[1]] + v * p[q[2]]
                              : (1 - v) * p[q[0]] + u * p[q[2]] + (v - u) * p[q[3]];
    worst = std::max(worst, glm::distance(ray.origin + hit->distanceM * ray.direction, there));
  }
  CHECK(worst < 1e-5f);
}

TEST_CASE("no ray slips through a vertex or an edge", "[anatomy]") {
  const Body body = averageMan();
  const auto surface = GENERATE(Surface::reference, Surface::fine);
  const BodyPicker picker(body, surface);
  const auto positions = positionsOf(body, surface);
  int missed = 0;
  Random random(15);
  // From inside the chest every ray leaves through the skin, but only backs are seen: so look at
  // seams from outside, towards a point inside the trunk, through vertices and edge middles.
  const Vec3 inside{0.0f, 1.25f, 0.0f};
  for (const Triangle& t : trianglesOf(body, surface)) {
    for (const Vec3& through : {positions[t[0]], 0.5f * (positions[t[0]] + positions[t[1]])}) {
      const Vec3 out = glm::normalize(through - inside);
      missed += picker.pick({inside + 3.0f * out, -out}) ? 0 : 1;
    }
  }
  CHECK(missed == 0);
}

TEST_CASE("a ray that passes the body meets nothing", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  CHECK_FALSE(picker.pick({{0.0f, 5.0f, 3.0f}, {0.0f, 0.0f, -1.0f}}));  // above the head
  CHECK_FALSE(picker.pick({{0.0f, 1.2f, 3.0f}, {0.0f, 0.0f, 1.0f}}));   // looks away
  CHECK_FALSE(picker.pick({{0.0f, 0.3f, 3.0f}, {0.0f, 0.0f, -1.0f}}));  // between the legs
  CHECK_FALSE(picker.pick({{3.0f, 1.2f, 0.0f}, {0.0f, 1.0f, 0.0f}}));   // beside, along an axis
}

TEST_CASE("from inside, the back of the skin is not met", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  CHECK_FALSE(picker.pick({{0.0f, 1.2f, 0.0f}, {0.0f, 0.0f, -1.0f}}));
}

TEST_CASE("rays along the axes through the trunk meet its front", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  const auto front = picker.pick({{0.01f, 1.2f, 2.0f}, {0.0f, 0.0f, -1.0f}});
  const auto back = picker.pick({{0.01f, 1.2f, -2.0f}, {-0.0f, -0.0f, 1.0f}});
  REQUIRE(front);
  REQUIRE(back);
  CHECK(body.surfaceAt(front->point).normal.z > 0.5f);
  CHECK(body.surfaceAt(back->point).normal.z < -0.5f);
}

TEST_CASE("nearest agrees with the distance to every triangle", "[anatomy]") {
  const Body body = averageMan();
  const auto surface = GENERATE(Surface::reference, Surface::fine);
  const BodyPicker picker(body, surface);
  Random random(16);
  double worst = 0.0;
  for (int i = 0; i < 60; ++i) {
    const Vec3 position = random.inBox({-0.8f, -0.2f, -0.5f}, {0.8f, 1.9f, 0.6f});
    double expected = std::numeric_limits<double>::infinity();
    for (std::size_t t = 0; t < trianglesOf(body, surface).size(); ++t)
      expected = std::min(expected, distanceToTriangle(position, cornersOf(body, surface, t)));
    const auto found = picker.nearest(position, 10.0f);
    REQUIRE(found);
    worst = std::max(worst, std::abs(found->distanceM - expected));
  }
  CHECK(worst < 2e-6);
}

TEST_CASE("the nearest body point is as far away as told", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  Random random(17);
  float worst = 0.0f;
  for (int i = 0; i < 500; ++i) {
    const Vec3 position = random.inBox({-0.8f, -0.2f, -0.5f}, {0.8f, 1.9f, 0.6f});
    const auto found = picker.nearest(position, 10.0f);
    REQUIRE(found);
    worst = std::max(
        worst, std::abs(glm::distance(position, body.positionAt(found->point)) - found->distanceM));
  }
  CHECK(worst < 2e-6f);
}

TEST_CASE("nearest gives nothing beyond the largest distance", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  const Vec3 above{0.0f, body.statureM() + 0.5f, 0.0f};
  const auto found = picker.nearest(above, 1.0f);
  REQUIRE(found);
  CHECK(picker.nearest(above, found->distanceM * 1.001f));
  CHECK_FALSE(picker.nearest(above, found->distanceM * 0.999f));
}

TEST_CASE("the place nearest to a vertex of the fine surface is that vertex", "[anatomy]") {
  const Body body = averageMan();
  const BodyPicker picker(body);
  float worst = 0.0f;
  for (std::size_t v = 0; v < kFineVertexCount; v += 37) {
    const auto found = picker.nearest(body.finePositions()[v], 0.01f);
    REQUIRE(found);
    worst = std::max(worst, glm::distance(body.positionAt(found->point), body.finePositions()[v]));
  }
  CHECK(worst < 1e-6f);
}

TEST_CASE("a place is seen exactly when no other skin lies before it", "[anatomy]") {
  const Body body(tests::bodyModel(), defaultMan());
  const BodyPicker picker(body);
  int seen = 0, hidden = 0;
  for (std::uint32_t face = 0; face < kFaceCount; face += 97) {
    const SurfacePoint at = body.surfaceAt({static_cast<FaceId>(face), 0.5f, 0.5f});
    for (const float away : {1.5f, -1.5f}) {
      const Vec3 eye = at.position + away * at.normal;
      const double firstM =
          firstFrontHit(body, Surface::fine, {eye, away > 0.0f ? -at.normal : at.normal});
      INFO("face " << face << " from " << away);
      CHECK(seesPoint(picker, eye, at.position) == (firstM > 1.5 - 0.006));
      CHECK(seesPoint(picker, eye, at.position, 0.03f) == (firstM > 1.5 - 0.03));
      (firstM > 1.5 - 0.006 ? seen : hidden) += 1;
    }
    CHECK(seesPoint(picker, at.position, at.position));
  }
  CHECK(seen > 80);
  CHECK(hidden > 80);
}

}  // namespace knotmap::anatomy
