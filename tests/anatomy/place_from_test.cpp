#include "anatomy/places/place_from.h"

#include <catch2/catch.hpp>
#include <random>

#include "anatomy/skin/geodesic.h"
#include "anatomy/skin/picking.h"
#include "anatomy_shapes.h"
#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::anatomy {
namespace {

using core::Side;

struct World {
  LandmarkTable table = tests::landmarkTable();
  Body body;
  Landmarks landmarks;

  explicit World(const BodyShape& shape)
      : body(tests::bodyModel(), shape), landmarks(table, body) {}

  Place read(const char* text) const {
    core::Problems problems;
    const core::Json json = core::Json::parse(text);
    Place place = readPlace(core::DataReader(json, "", problems), table);
    REQUIRE(problems.empty());
    return place;
  }
  float missMm(const Place& place, BodyPoint target, Side side) const {
    return core::kMmPerM *
           glm::distance(body.positionAt(resolvePlace(place, body, landmarks, side)),
                         body.positionAt(target));
  }
};

/// A random place of the skin as a pointer finds it, where the atlas has its places: not on hands
/// and feet.
BodyPoint randomPoint(const Body& body, const BodyPicker& picker, std::mt19937& random) {
  std::uniform_real_distribution<float> share(0.0f, 1.0f);
  for (;;) {
    const float angle = 6.2832f * share(random), height = share(random) * body.statureM();
    const core::Vec3 out{std::sin(angle), 0.4f * (share(random) - 0.5f), std::cos(angle)};
    const core::Vec3 inside{0.5f * (share(random) - 0.5f), height, 0.0f};
    const auto hit = picker.pick({inside + 3.0f * out, -glm::normalize(out)});
    if (!hit) continue;
    const Segment segment = body.model().segments()[index(nearestVertex(body.model(), hit->point))];
    if (segment != Segment::hand && segment != Segment::foot) return hit->point;
  }
}

}  // namespace

TEST_CASE("a random point of the skin comes back from its words within 2 mm", "[place]") {
  for (const tests::NamedShape& shape : tests::shapes()) {
    const World world(shape.shape);
    std::mt19937 random(11);
    const BodyPicker picker(world.body);
    int bad = 0;
    float worst = 0.0f;
    for (int i = 0; i < 160; ++i) {
      const BodyPoint target = randomPoint(world.body, picker, random);
      const Side side = random() % 2 == 0 ? Side::left : Side::right;
      const FoundPlace found =
          placeFrom(world.body, world.landmarks, {.target = target, .side = side});
      const float miss = world.missMm(found.place, target, side);
      CHECK(miss == Approx(found.missMm).margin(0.2f));
      if (miss > 2.0f) {
        const auto p = world.body.positionAt(target);
        WARN(shape.name << " " << p.x << " " << p.y << " " << p.z << " miss " << miss << ": "
                        << describePlace(found.place, world.table));
        ++bad;
      }
      worst = std::max(worst, miss);
    }
    INFO(shape.name << ": worst " << worst << " mm");
    CHECK(bad == 0);
  }
}

}  // namespace knotmap::anatomy
