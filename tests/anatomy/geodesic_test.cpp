#include "anatomy/skin/geodesic.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <queue>
#include <random>

#include "test_body.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;

BodyPoint randomPoint(std::mt19937& random) {
  const auto uniform = [&] { return static_cast<float>(random() >> 8) / 16777216.0f; };
  const auto face = static_cast<std::uint32_t>(random() % kFaceCount);
  const float u = uniform();
  return {FaceId{face}, u, uniform()};
}

DistanceField fieldFrom(const GeodesicSolver& solver, BodyPoint at, float radiusMm = kUnreached) {
  DistanceField field;
  const GeodesicSource source{at, 0.0f};
  solver.distances({&source, 1}, radiusMm, field);
  return field;
}

/// The second method: Dijkstra over the vertices and three more points on each edge, joined
/// through each triangle. Never shorter than the shortest path, and 1-2 % longer at most.
class SteinerGraph {
 public:
  explicit SteinerGraph(const Body& body) {
    for (std::size_t v = 0; v < kVertexCount; ++v)
      points_.push_back(body.finePositions()[v] * core::kMmPerM);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> firstOnEdge;
    for (const Triangle& t : body.model().triangles()) {
      std::vector<std::uint32_t> rim;
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = std::min(t[k], t[(k + 1) % 3]), b = std::max(t[k], t[(k + 1) % 3]);
        const auto [found, added] =
            firstOnEdge.try_emplace({a, b}, static_cast<std::uint32_t>(points_.size()));
        for (int i = 1; added && i <= kPerEdge; ++i)
          points_.push_back(
              glm::mix(points_[a], points_[b], static_cast<float>(i) / (kPerEdge + 1)));
        rim.push_back(t[k]);
        for (std::uint32_t i = 0; i < kPerEdge; ++i) rim.push_back(found->second + i);
      }
      rims_.push_back(rim);
    }
    rimsAt_.resize(points_.size());
    for (std::uint32_t i = 0; i < rims_.size(); ++i)
      for (const std::uint32_t point : rims_[i]) rimsAt_[point].push_back(i);
  }

  std::vector<float> distancesFrom(std::uint32_t source) const {
    std::vector<float> distance(points_.size(), kUnreached);
    std::priority_queue<std::pair<float, std::uint32_t>,
                        std::vector<std::pair<float, std::uint32_t>>, std::greater<>>
        waiting;
    distance[source] = 0.0f;
    waiting.push({0.0f, source});
    while (!waiting.empty()) {
      const auto [far, point] = waiting.top();
      waiting.pop();
      if (far > distance[point]) continue;
      for (const std::uint32_t rim : rimsAt_[point])
        for (const std::uint32_t next : rims_[rim]) {
          const float candidate = far + glm::distance(points_[point], points_[next]);
          if (candidate >= distance[next]) continue;
          distance[next] = candidate;
          waiting.push({candidate, next});
        }
    }
    return distance;
  }

 private:
  static constexpr int kPerEdge = 3;
  std::vector<Vec3> points_;
  std::vector<std::vector<std::uint32_t>> rims_, rimsAt_;
};

}  // namespace

TEST_CASE("distances over the body agree with a search over a refined graph", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  const SteinerGraph graph(body);
  for (const std::uint32_t source : {858u, 176u, 4030u}) {  // C7, right eyebrow, low back
    const auto field = fieldFrom(solver, bodyPointAtVertex(body.model(), VertexId{source}));
    const auto bound = graph.distancesFrom(source);
    double mean = 0.0;
    float longest = 0.0f, shortest = 2.0f;
    int count = 0;
    for (std::size_t v = 0; v < kVertexCount; ++v) {
      if (bound[v] < 30.0f) continue;
      const float ratio = field.mm[v] / bound[v];
      mean += ratio;
      longest = std::max(longest, ratio);
      shortest = std::min(shortest, ratio);
      ++count;
    }
    mean /= count;
    CAPTURE(source);
    CHECK(mean > 0.98);
    CHECK(mean < 1.005);
    CHECK(longest < 1.05f);
    CHECK(shortest > 0.93f);
  }
}

TEST_CASE("every vertex of the body is reached, nearest first", "[anatomy]") {
  const Body body(tests::bodyModel(), defaultWoman());
  const auto field = fieldFrom(GeodesicSolver(body), {FaceId{4000}, 0.3f, 0.6f});
  CHECK(field.reached.size() == kVertexCount);
  CHECK(
      std::is_sorted(field.reached.begin(), field.reached.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return field.mm[a] < field.mm[b]; }));
  CHECK(std::all_of(field.mm.begin(), field.mm.end(), [](float mm) { return std::isfinite(mm); }));
}

TEST_CASE("a radius leaves out what is further and changes nothing within", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  std::mt19937 random(21);
  for (int i = 0; i < 30; ++i) {
    const BodyPoint at = randomPoint(random);
    const float radiusMm = 10.0f * static_cast<float>(1 + i);
    const auto whole = fieldFrom(solver, at), disc = fieldFrom(solver, at, radiusMm);
    int wrong = 0;
    for (std::size_t v = 0; v < kVertexCount; ++v)
      wrong += disc.mm[v] == (whole.mm[v] <= radiusMm ? whole.mm[v] : kUnreached) ? 0 : 1;
    CHECK(wrong == 0);
    const auto finite =
        std::count_if(disc.mm.begin(), disc.mm.end(), [](float mm) { return mm != kUnreached; });
    CHECK(static_cast<std::size_t>(finite) == disc.reached.size());
  }
}

TEST_CASE("a field used again holds the same as a fresh one", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  std::mt19937 random(22);
  DistanceField used;
  for (int i = 0; i < 30; ++i) {
    const GeodesicSource source{randomPoint(random), i % 3 == 0 ? -12.0f : 0.0f};
    const float radiusMm = i % 5 == 0 ? kUnreached : 10.0f * static_cast<float>(i);
    solver.distances({&source, 1}, radiusMm, used);
    DistanceField fresh;
    solver.distances({&source, 1}, radiusMm, fresh);
    REQUIRE(used.mm == fresh.mm);
    REQUIRE(used.reached == fresh.reached);
  }
}

TEST_CASE("without a source nothing is reached", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  DistanceField field = fieldFrom(solver, {FaceId{100}, 0.5f, 0.5f}, 50.0f);
  solver.distances({}, kUnreached, field);
  CHECK(field.reached.empty());
  CHECK(std::count(field.mm.begin(), field.mm.end(), kUnreached) == kVertexCount);
}

TEST_CASE("the way there is as long as the way back", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  std::mt19937 random(23);
  int compared = 0;
  double sum = 0.0;
  float worst = 0.0f;
  while (compared < 60) {
    const BodyPoint a = randomPoint(random), b = randomPoint(random);
    const float there = solver.distanceMm(a, b), back = solver.distanceMm(b, a);
    if (there == kUnreached || back == kUnreached) continue;
    const float difference = std::abs(there - back) / std::max(there, back);
    sum += difference;
    worst = std::max(worst, difference);
    ++compared;
  }
  CHECK(sum / compared < 0.005);
  CHECK(worst < 0.03f);
}

TEST_CASE("no detour is shorter than the distance", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  std::mt19937 random(24);
  for (int i = 0; i < 8; ++i) {
    const BodyPoint a = randomPoint(random);
    const auto by = static_cast<std::uint32_t>(random() % kVertexCount);
    const auto fromA = fieldFrom(solver, a);
    const auto fromBy = fieldFrom(solver, bodyPointAtVertex(body.model(), VertexId{by}));
    int shorter = 0;
    for (std::size_t v = 0; v < kVertexCount; ++v)
      shorter += fromA.mm[v] > 1.02f * (fromA.mm[by] + fromBy.mm[v]) + 1.0f ? 1 : 0;
    CHECK(shorter == 0);
  }
}

TEST_CASE("a mirrored source gives the mirrored field", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  std::mt19937 random(25);
  for (int i = 0; i < 8; ++i) {
    const BodyPoint at = randomPoint(random);
    const auto field = fieldFrom(solver, at);
    const auto mirrored = fieldFrom(solver, body.model().mirrored(at));
    double sum = 0.0;
    float worst = 0.0f;
    for (std::size_t v = 0; v < kVertexCount; ++v) {
      const float other = mirrored.mm[body.model().mirrorVertex()[v]];
      const float difference = std::abs(field.mm[v] - other) / std::max(field.mm[v], 30.0f);
      sum += difference;
      worst = std::max(worst, difference);
    }
    // The two halves are cut into triangles along different diagonals.
    CHECK(sum / kVertexCount < 0.006);
    CHECK(worst < 0.05f);
  }
}

TEST_CASE("several sources give the distance to the nearest one", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  const std::array sources{GeodesicSource{{FaceId{900}, 0.2f, 0.9f}, 0.0f},
                           GeodesicSource{{FaceId{5200}, 0.7f, 0.1f}, -20.0f},
                           GeodesicSource{{FaceId{9800}, 0.5f, 0.5f}, 15.0f}};
  DistanceField together;
  solver.distances(sources, kUnreached, together);
  std::vector<float> expected(kVertexCount, kUnreached);
  for (const GeodesicSource& source : sources) {
    DistanceField alone;
    solver.distances({&source, 1}, kUnreached, alone);
    for (std::size_t v = 0; v < kVertexCount; ++v) expected[v] = std::min(expected[v], alone.mm[v]);
  }
  float worst = 0.0f;
  int differing = 0;
  for (std::size_t v = 0; v < kVertexCount; ++v) {
    const float difference = std::abs(together.mm[v] - expected[v]);
    worst = std::max(worst, difference);
    differing += difference > 0.5f ? 1 : 0;
  }
  // Only along the fronts where two meet does a triangle mix them.
  CHECK(worst < 10.0f);
  CHECK(differing < 200);
}

TEST_CASE("between neighbouring faces the distance is the straight line", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  const Quad& q = body.model().faces()[4000];
  const auto p = body.finePositions();
  const float diagonal = glm::distance(p[q[0]], p[q[2]]) * core::kMmPerM;
  const BodyPoint a{FaceId{4000}, 0.25f, 0.25f}, b{FaceId{4000}, 0.75f, 0.75f};
  CHECK(solver.distanceMm(a, b) == Approx(diagonal / 2).epsilon(1e-4));
  CHECK(solver.distanceMm(a, a) == 0.0f);
}

TEST_CASE("the distance to a vertex is the field there", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  const BodyPoint from{FaceId{4000}, 0.25f, 0.5f};
  const auto field = fieldFrom(solver, from);
  int compared = 0;
  for (std::uint32_t v = 3; v < kVertexCount; v += 101) {
    if (field.mm[v] < 60.0f || field.mm[v] > 390.0f) continue;
    const BodyPoint to = bodyPointAtVertex(body.model(), VertexId{v});
    CHECK(solver.distanceMm(from, to) == Approx(field.mm[v]).epsilon(2e-3));
    ++compared;
  }
  CHECK(compared > 3);
}

TEST_CASE("distanceMm gives nothing beyond its limit", "[anatomy]") {
  const Body body(tests::bodyModel(), {});
  const GeodesicSolver solver(body);
  const BodyPoint a = bodyPointAtVertex(body.model(), VertexId{858});
  const BodyPoint b = bodyPointAtVertex(body.model(), VertexId{4030});
  const float distance = solver.distanceMm(a, b, 1000.0f);
  REQUIRE(std::isfinite(distance));
  CHECK(solver.distanceMm(a, b, distance * 1.01f) == distance);
  CHECK(solver.distanceMm(a, b, distance * 0.99f) == kUnreached);
}

TEST_CASE("distances follow the body after a reshape and refit", "[anatomy]") {
  Body body(tests::bodyModel(), {});
  GeodesicSolver solver(body);
  body.reshape({.height = 0.9f});
  solver.refit();
  const auto at = BodyPoint{FaceId{4000}, 0.5f, 0.5f};
  CHECK(fieldFrom(solver, at).mm == fieldFrom(GeodesicSolver(body), at).mm);
}

TEST_CASE("a field is read linearly between the corners of a triangle", "[anatomy]") {
  const BodyModel& model = tests::bodyModel();
  const FaceId face{777};
  const Quad& q = model.faces()[index(face)];
  DistanceField field;
  field.mm.assign(kVertexCount, kUnreached);
  field.mm[q[0]] = 1.0f;
  field.mm[q[1]] = 5.0f;
  field.mm[q[2]] = 2.0f;
  CHECK(fieldAtMm(model, field, {face, 0.0f, 0.0f}) == 1.0f);
  CHECK(fieldAtMm(model, field, {face, 1.0f, 0.0f}) == 5.0f);
  CHECK(fieldAtMm(model, field, {face, 1.0f, 1.0f}) == 2.0f);
  CHECK(fieldAtMm(model, field, {face, 0.5f, 0.25f}) == Approx(0.5f + 0.25f * 5.0f + 0.25f * 2.0f));
  CHECK(fieldAtMm(model, field, {face, 0.25f, 0.5f}) == kUnreached);  // corner 3 has no value
}

}  // namespace knotmap::anatomy
