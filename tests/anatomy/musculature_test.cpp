#include "anatomy/muscles/musculature.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "anatomy/skin/smooth_curve.h"
#include "anatomy_shapes.h"
#include "core/assets.h"
#include "relations.h"

namespace knotmap::tests {
namespace {

using anatomy::MuscleCrossing;
using anatomy::MuscleRange;
using core::Side;
using core::Vec3;
using Layout = anatomy::MuscleMeshLayout;

const MuscleTables& muscleTables() {
  static const MuscleTables tables{KNOTMAP_TEST_ASSETS};
  return tables;
}

const FittedMuscles& averageMan() {
  static const FittedMuscles fitted(muscleTables(), bodyModel(), anatomy::BodyShape{});
  return fitted;
}

anatomy::BodyShape anyShape(std::mt19937& random) {
  std::uniform_real_distribution<float> share(0.0f, 1.0f);
  const auto between = [&](float low, float high) { return low + (high - low) * share(random); };
  return {.sex = share(random),
          .ageYears = between(25.0f, 90.0f),
          .muscle = share(random),
          .weight = share(random),
          .height = between(0.3f, 0.65f),
          .proportions = share(random)};
}

anatomy::BodyPoint anyPoint(std::mt19937& random) {
  std::uniform_int_distribution<std::uint32_t> face(0, anatomy::kFaceCount - 1);
  std::uniform_real_distribution<float> share(0.05f, 0.95f);
  return {anatomy::FaceId{face(random)}, share(random), share(random)};
}

/// All crossings of a ray with one muscle, by every triangle.
std::vector<float> bruteForceMm(const anatomy::Musculature& muscles, const MuscleRange& range,
                                const anatomy::Ray& ray) {
  std::vector<float> found;
  for (std::uint32_t i = 0; i < range.indexCount; i += 3) {
    const auto corner = [&](std::uint32_t k) {
      return glm::dvec3(muscles.vertices()[muscles.indices()[range.firstIndex + i + k]].position);
    };
    const glm::dvec3 a = corner(0), ab = corner(1) - a, ac = corner(2) - a, d = ray.direction;
    const glm::dvec3 normal = glm::cross(ab, ac);
    const double down = glm::dot(normal, d);
    if (down == 0.0) continue;
    const double t = glm::dot(normal, a - glm::dvec3(ray.origin)) / down;
    const glm::dvec3 p = glm::dvec3(ray.origin) + t * d - a;
    const double whole = glm::dot(normal, normal);
    const double v = glm::dot(glm::cross(p, ac), normal) / whole;
    const double w = glm::dot(glm::cross(ab, p), normal) / whole;
    if (t >= 0.0 && v >= 0.0 && w >= 0.0 && v + w <= 1.0)
      found.push_back(static_cast<float>(t * 1000.0));
  }
  return found;
}

}  // namespace

TEST_CASE("no muscle comes out of the skin on 50 bodies of any shape", "[muscles]") {
  std::mt19937 random(3);
  std::map<std::string, float> shallowest;
  for (int body = 0; body < 50; ++body) {
    const FittedMuscles fitted(muscleTables(), bodyModel(), anyShape(random));
    for (const MuscleRange& range : fitted.muscles.ranges())
      for (const auto& vertex :
           fitted.muscles.vertices().subspan(range.firstVertex, range.vertexCount)) {
        const float depthMm = 1000.0f * fitted.skin.nearest(vertex.position).depthM;
        auto [at, isNew] = shallowest.try_emplace(fitted.muscles.table()[range.muscle].id, depthMm);
        at->second = std::min(at->second, depthMm);
      }
  }
  for (const auto& [muscle, depthMm] : shallowest) {
    INFO(muscle << " comes to " << depthMm << " mm below the skin");
    CHECK(depthMm > 0.0f);
  }
}

TEST_CASE("every muscle is closed and turned outwards", "[muscles]") {
  const anatomy::Musculature& muscles = averageMan().muscles;
  for (const MuscleRange& range : muscles.ranges()) {
    INFO(muscles.table()[range.muscle].id);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
    double volume = 0.0;
    for (std::uint32_t i = range.firstIndex; i < range.firstIndex + range.indexCount; i += 3) {
      const auto corner = [&](std::uint32_t k) { return muscles.indices()[i + k % 3]; };
      const auto place = [&](std::uint32_t k) { return muscles.vertices()[corner(k)].position; };
      for (std::uint32_t k = 0; k < 3; ++k) ++sides[{corner(k), corner(k + 1)}];
      volume += glm::dot(place(0), glm::cross(place(1), place(2))) / 6.0;
    }
    CHECK(volume > 0.0);
    CHECK(std::all_of(sides.begin(), sides.end(), [&](const auto& side) {
      const auto back = sides.find({side.first.second, side.first.first});
      return side.second == 1 && back != sides.end() && back->second == 1;
    }));
  }
}

TEST_CASE("muscles below a place are those that a search of every triangle finds", "[muscles]") {
  const FittedMuscles& man = averageMan();
  std::mt19937 random(8);
  int compared = 0;
  for (int i = 0; i < 400; ++i) {
    const anatomy::BodyPoint point = anyPoint(random);
    const anatomy::SurfacePoint skin = man.body.surfaceAt(point);
    const auto below = man.muscles.below(point);
    for (const MuscleRange& range : man.muscles.ranges()) {
      const auto found = std::find_if(below.begin(), below.end(), [&](const MuscleCrossing& c) {
        return c.muscle == range.muscle && c.side == Side::left;
      });
      if (found == below.end()) continue;
      const auto all = bruteForceMm(man.muscles, range, {skin.position, -skin.normal});
      REQUIRE_FALSE(all.empty());
      CHECK(found->enterMm == Approx(*std::min_element(all.begin(), all.end())).margin(0.05));
      ++compared;
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("muscles below a place come by depth, and each ends below its beginning", "[muscles]") {
  std::mt19937 random(9);
  for (int i = 0; i < 500; ++i) {
    const auto below = averageMan().muscles.below(anyPoint(random));
    CHECK(std::is_sorted(below.begin(), below.end(),
                         [](const auto& a, const auto& b) { return a.enterMm < b.enterMm; }));
    for (const MuscleCrossing& crossing : below) CHECK(crossing.enterMm <= crossing.exitMm);
  }
}

TEST_CASE("the right side has below it what the left side has", "[muscles]") {
  const FittedMuscles& man = averageMan();
  std::mt19937 random(10);
  for (int i = 0; i < 200; ++i) {
    const anatomy::BodyPoint point = anyPoint(random);
    const auto here = man.muscles.below(point);
    auto there = man.muscles.below(bodyModel().mirrored(point));
    REQUIRE(here.size() == there.size());
    for (const MuscleCrossing& crossing : here) {
      const Side other = crossing.side == Side::left ? Side::right : Side::left;
      CHECK(std::any_of(there.begin(), there.end(), [&](const MuscleCrossing& c) {
        return c.muscle == crossing.muscle && c.side == other &&
               std::abs(c.enterMm - crossing.enterMm) < 0.1f;
      }));
    }
  }
}

TEST_CASE("a body that comes back to its shape gets the same muscles", "[muscles]") {
  anatomy::Body body(bodyModel(), anatomy::BodyShape{});
  const MuscleTables& tables = muscleTables();
  anatomy::Musculature muscles(tables.muscles, tables.skeleton, bodyModel());
  muscles.fit(body, anatomy::Landmarks(tables.landmarks, body));
  const std::vector<anatomy::MuscleVertex> before(muscles.vertices().begin(),
                                                  muscles.vertices().end());
  body.reshape(anatomy::defaultWoman());
  muscles.fit(body, anatomy::Landmarks(tables.landmarks, body));
  CHECK(muscles.vertices()[0].position != before[0].position);
  body.reshape(anatomy::BodyShape{});
  muscles.fit(body, anatomy::Landmarks(tables.landmarks, body));
  CHECK(std::equal(before.begin(), before.end(), muscles.vertices().begin(),
                   [](const auto& a, const auto& b) { return a.position == b.position; }));
}

TEST_CASE("a click on a see-through body finds the nearest muscle that is shown", "[muscles]") {
  const FittedMuscles& man = averageMan();
  const auto nameOf = [&](anatomy::MuscleId id) { return man.muscles.table()[id].name; };
  const Vec3 spine = man.landmarks.position(*muscleTables().landmarks.find("t3"), Side::left);
  const anatomy::Ray ray{{0.05f, spine.y, -1.0f}, {0.0f, 0.0f, 1.0f}};
  const auto first = man.muscles.pick(ray, [](auto, auto) { return true; });
  REQUIRE(first);
  CHECK(nameOf(first->muscle) == "trapezius");
  CHECK(first->side == Side::left);
  const auto second =
      man.muscles.pick(ray, [&](auto muscle, auto) { return nameOf(muscle) != "trapezius"; });
  REQUIRE(second);
  CHECK(second->distanceM > first->distanceM);
  CHECK_FALSE(man.muscles.pick(ray, [](auto, auto) { return false; }));
}

TEST_CASE("tissue below the skin grows with the weight and is thicker in women", "[muscles]") {
  CHECK(anatomy::tissueThickness({}) == Approx(1.0f));
  CHECK(anatomy::tissueThickness({.weight = 0.2f}) < anatomy::tissueThickness({.weight = 0.4f}));
  CHECK(anatomy::tissueThickness({.weight = 0.6f}) < anatomy::tissueThickness({.weight = 0.9f}));
  CHECK(anatomy::tissueThickness({.sex = 0.0f}) > anatomy::tissueThickness({.sex = 1.0f}));
}

TEST_CASE("a smooth curve goes through its points and follows a parabola", "[muscles]") {
  const std::vector<float> knots{0.0f, 0.3f, 0.5f, 1.0f};
  const auto parabola = [](float t) { return 2.0f - 3.0f * t + 4.0f * t * t; };
  std::vector<float> values;
  for (const float knot : knots) values.push_back(parabola(knot));
  for (const float t : {0.0f, 0.1f, 0.3f, 0.42f, 0.5f, 0.77f, 1.0f}) {
    INFO(t);
    CHECK(anatomy::smoothThrough<float>(values, knots, t) == Approx(parabola(t)));
  }
  const std::vector<float> two{1.0f, 3.0f}, ends{0.0f, 1.0f};
  CHECK(anatomy::smoothThrough<float>(two, ends, 0.25f) == Approx(1.5f));
}

TEST_CASE("a lens-shaped section is an ellipse, a slab stays thick to its borders", "[muscles]") {
  CHECK(anatomy::sectionProfile(0.5f, 0.0f) == Approx(1.0f));
  CHECK(anatomy::sectionProfile(0.0f, 0.0f) == Approx(0.0f));
  CHECK(anatomy::sectionProfile(0.1f, 0.0f) == Approx(0.6f));
  CHECK(anatomy::sectionProfile(0.1f, 1.0f) > 0.85f);
}

}  // namespace knotmap::tests
