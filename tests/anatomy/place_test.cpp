#include "anatomy/places/place.h"

#include <catch2/catch.hpp>
#include <random>

#include "anatomy/skin/geodesic.h"
#include "anatomy/skin/skin_walk.h"
#include "anatomy_shapes.h"
#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::anatomy {
namespace {

using core::Side;
using core::Vec3;

struct Read {
  Place place;
  core::Problems problems;
};

Read read(const LandmarkTable& table, const char* text) {
  Read result;
  const core::Json json = core::Json::parse(text);
  result.place = readPlace(core::DataReader(json, "neck.json: site", result.problems), table);
  return result;
}

struct World {
  LandmarkTable table = tests::landmarkTable();
  Body body;
  Landmarks landmarks;

  explicit World(const BodyShape& shape)
      : body(tests::bodyModel(), shape), landmarks(table, body) {}

  BodyPoint at(const char* place, Side side = Side::left) const {
    const Read result = read(table, place);
    if (!result.problems.empty()) throw std::runtime_error(result.problems[0].message());
    return resolvePlace(result.place, body, landmarks, side);
  }
  Vec3 position(const char* place, Side side = Side::left) const {
    return body.positionAt(at(place, side));
  }
  float alongMm(BodyPoint a, BodyPoint b) const { return pathLengthMm(body, skinPath(body, a, b)); }
};

constexpr const char* kC7ToAcromion = R"({"between": ["c7", "acromion"], "at": 0.6})";

}  // namespace

TEST_CASE("a landmark's name is the place of the landmark on that side", "[place]") {
  const World world(BodyShape{});
  const LandmarkId temple = *world.table.find("temple");
  CHECK(world.at(R"("temple")", Side::left) == world.landmarks.at(temple, Side::left));
  CHECK(world.at(R"("opposite:temple")", Side::left) == world.landmarks.at(temple, Side::right));
}

TEST_CASE("a share divides the path along the skin", "[place]") {
  const World world(defaultWoman());
  const BodyPoint c7 = world.at(R"("c7")"), acromion = world.at(R"("acromion")");
  const BodyPoint place = world.at(kC7ToAcromion);
  const float whole = world.alongMm(c7, acromion);
  CHECK(world.alongMm(c7, place) == Approx(0.6f * whole).margin(0.02f * whole));
  CHECK(world.alongMm(place, acromion) == Approx(0.4f * whole).margin(0.02f * whole));
}

TEST_CASE("shares 0 and 1 are the ends themselves", "[place]") {
  const World world(BodyShape{});
  const auto end = [&](const char* text) { return world.position(text); };
  CHECK(glm::distance(end(R"({"between": ["mastoid", "acromion"], "at": 0})"),
                      end(R"("mastoid")")) < 1e-4f);
  CHECK(glm::distance(end(R"({"between": ["mastoid", "acromion"], "at": 1})"),
                      end(R"("acromion")")) < 1e-4f);
}

TEST_CASE("places on the right are the mirror image of those on the left", "[place]") {
  for (const char* text :
       {kC7ToAcromion, R"({"from": "tragus", "toward": "mouth-corner", "mm": 20})",
        R"({"from": "mastoid", "toward": "c7", "mm": -15})"}) {
    const World world(BodyShape{.sex = 0.3f});
    CHECK(world.at(text, Side::right) == world.body.model().mirrored(world.at(text, Side::left)));
    CHECK(world.position(text, Side::left).x > 0.0f);
    CHECK(world.position(text, Side::right).x < 0.0f);
  }
}

TEST_CASE("lengths are for 1.73 m and grow with the stature", "[place]") {
  for (const tests::NamedShape& shape : tests::shapes()) {
    const World world(shape.shape);
    const BodyPoint place = world.at(R"({"from": "mastoid", "toward": "c7", "mm": 40})");
    INFO(shape.name);
    CHECK(world.alongMm(world.at(R"("mastoid")"), place) ==
          Approx(40.0f * world.body.statureM() / 1.73f).margin(1.0f));
  }
}

TEST_CASE("a negative length leads straight away from the other place", "[place]") {
  const World world(BodyShape{});
  const BodyPoint c7 = world.at(R"("c7")"), t6 = world.at(R"("t6")");
  const BodyPoint place = world.at(R"({"from": "t6", "toward": "c7", "mm": -30})");
  const float unit = world.body.statureM() / 1.73f;
  CHECK(world.alongMm(t6, place) == Approx(30.0f * unit).margin(0.5f));
  CHECK(world.alongMm(c7, place) == Approx(world.alongMm(c7, t6) + 30.0f * unit).margin(1.0f));
}

TEST_CASE("a length beyond the end goes straight on", "[place]") {
  const World world(BodyShape{});
  const BodyPoint t3 = world.at(R"("t3")"), t4 = world.at(R"("t4")");
  const BodyPoint place = world.at(R"({"from": "t3", "toward": "t4", "mm": 60})");
  const float unit = world.body.statureM() / 1.73f;
  CHECK(world.alongMm(t3, place) == Approx(60.0f * unit).margin(1.0f));
  CHECK(world.body.positionAt(place).y < world.body.positionAt(t4).y);
}

TEST_CASE("an unknown landmark is reported with the nearest known one", "[place]") {
  const LandmarkTable table = tests::landmarkTable();
  const Read result = read(table, R"({"between": ["c7", "acromiom"], "at": 0.5})");
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].message() ==
        "neck.json: site.between[1]: unknown \"acromiom\", expected a landmark id (did you mean "
        "\"acromion\"?)");
}

TEST_CASE("every fault of a place is reported", "[place]") {
  const LandmarkTable table = tests::landmarkTable();
  CHECK_THAT(read(table, R"({"between": ["c7"], "at": 0.5})").problems.at(0).message(),
             Catch::Contains("between: found 1 places, expected 2"));
  CHECK_THAT(read(table, R"({"between": ["c7", "t1"], "at": 9})").problems.at(0).message(),
             Catch::Contains("at: found 9, expected a number from -1 to 2"));
  CHECK_THAT(read(table, R"({"from": "c7", "toward": "t1", "mn": 9})").problems.at(0).message(),
             Catch::Contains("did you mean \"mm\""));
  CHECK(read(table, R"({"near": "c7"})").problems.size() == 1);
  CHECK(read(table, "7").problems.size() == 1);
}

TEST_CASE("places read as words", "[place]") {
  const LandmarkTable table = tests::landmarkTable();
  const auto words = [&](const char* text) {
    return describePlace(read(table, text).place, table);
  };
  CHECK(words(kC7ToAcromion) == "60 % of the way from C7 to the bony tip of the shoulder");
  CHECK(words(R"({"from": "c7", "toward": "tragus", "mm": -12})") ==
        "12 mm from C7, away from the flap in front of the ear canal");
  CHECK(words(R"("opposite:nipple")") == "the nipple of the other side");
}

TEST_CASE("projecting finds the nearest skin as a search over all faces does", "[place]") {
  const Body body(tests::bodyModel(), BodyShape{});
  std::mt19937 random(7);
  const auto fine = body.finePositions();
  for (int i = 0; i < 40; ++i) {
    const BodyPoint start{FaceId{static_cast<std::uint32_t>(random() % kFaceCount)}, 0.3f, 0.6f};
    const SurfacePoint surface = body.surfaceAt(start);
    const Vec3 above = surface.position + surface.normal * 0.0005f;
    const float found = glm::distance(body.positionAt(projectNear(body, start, above)), above);
    // No point of the skin may be nearer than the one found: look at the corners of all triangles.
    float nearestCorner = 1.0f;
    for (const Vec3 corner : fine)
      nearestCorner = std::min(nearestCorner, glm::distance(corner, above));
    CHECK(found <= 0.0005f + 1e-6f);
    CHECK(found <= nearestCorner + 1e-6f);
  }
}

TEST_CASE("walking on goes as far as it was told on the skin", "[place]") {
  const World world(BodyShape{});
  const BodyPoint start = world.at(R"("t6")");
  const BodyPoint end = walkStraight(world.body, start, {0.0f, -1.0f, 0.0f}, 80.0f);
  CHECK(world.alongMm(start, end) == Approx(80.0f).margin(0.8f));
  CHECK(std::abs(world.body.positionAt(end).x) < 0.001f);
  CHECK(walkStraight(world.body, start, world.body.surfaceAt(start).normal * 1e-12f, 80.0f) ==
        start);
}

}  // namespace knotmap::anatomy
