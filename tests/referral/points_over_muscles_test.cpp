#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "anatomy/muscles/musculature.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "placed_atlas.h"

// Every usual place of a trigger point against the muscles that lie below it.
namespace knotmap::tests {
namespace {

using namespace referral;
using anatomy::MuscleCrossing;
using core::Json;
using core::Side;

/// One shape with its muscles.
struct MuscledBody {
  explicit MuscledBody(const anatomy::BodyShape& shape)
      : placed(shape), muscles(tables().muscles, tables().skeleton, placed.body.model()) {
    muscles.fit(placed.body, placed.landmarks);
  }
  PlacedAtlas placed;
  anatomy::Musculature muscles;
};

std::vector<NamedShape> fiveShapes() {
  std::vector<NamedShape> shapes = fourShapes();
  shapes.push_back({"tall slim man", {.weight = 0.3f, .height = 0.65f}});
  return shapes;
}

/// Sites whose muscle the line into the body cannot meet, with the reason, by point and number.
const std::map<std::pair<std::string, int>, std::string>& excused() {
  static const auto read = [] {
    auto json = core::readJsonFile(
        std::filesystem::path(KNOTMAP_TEST_SOURCE) / "tests/referral/over_muscles.json", 1);
    if (!json) throw std::runtime_error(json.error().message());
    std::map<std::pair<std::string, int>, std::string> sites;
    for (const Json& row : json->at("excused"))
      for (const Json& site : row.at("sites"))
        sites[{row.at("point").get<std::string>(), site.get<int>()}] =
            row.at("why").get<std::string>();
    return sites;
  }();
  return read;
}

bool isBelow(const MuscledBody& body, const TriggerPoint& point, anatomy::BodyPoint site) {
  const auto wanted = tables().muscles.surfacesOf(point.muscle);
  const std::vector<MuscleCrossing> below = body.muscles.below(site);
  return std::any_of(below.begin(), below.end(), [&](const MuscleCrossing& crossing) {
    return crossing.side == Side::left &&
           std::find(wanted.begin(), wanted.end(), crossing.muscle) != wanted.end();
  });
}

}  // namespace

TEST_CASE("every trigger point lies over its own muscle on five shapes", "[referral]") {
  for (const NamedShape& shape : fiveShapes()) {
    const MuscledBody body(shape.shape);
    for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
      const auto id = static_cast<TriggerPointId>(i);
      const TriggerPoint& point = tables().atlas[id];
      const auto& sites = body.placed.atlas.sites(id, Side::left);
      for (std::size_t k = 0; k < sites.size(); ++k) {
        if (excused().count({point.id, static_cast<int>(k)})) continue;
        INFO(shape.name << ": " << point.id << ", site " << k << ", over "
                        << tables().muscles[point.muscle].id);
        CHECK(isBelow(body, point, sites[k]));
      }
    }
  }
}

TEST_CASE("only sites of the atlas are excused from lying over their muscle, with a reason",
          "[referral]") {
  for (const auto& [site, why] : excused()) {
    INFO(site.first);
    const auto id = tables().atlas.findPoint(site.first);
    REQUIRE(id);
    CHECK(site.second < static_cast<int>(tables().atlas[*id].sites.size()));
    CHECK(why.size() > 20);
  }
}

}  // namespace knotmap::tests
