#include "referral/atlas_on_body.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "placed_atlas.h"

namespace knotmap::tests {

using namespace referral;
using core::Side;

TEST_CASE("left and right patterns have equal areas on every shape", "[referral]") {
  for (const NamedShape& shape : fourShapes()) {
    const PlacedAtlas placed(shape.shape);
    // The average bodies are their own mirror images; some targets of the others are not quite.
    const bool average = shape.name.rfind("average", 0) == 0;
    for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
      const auto id = static_cast<TriggerPointId>(i);
      for (const bool essential : {true, false}) {
        const auto area = [&](Side side) {
          const auto& pattern = placed.atlas.pattern(id, side);
          return zoneArea(essential ? pattern.essential : pattern.spillover, placed.body).totalMm2;
        };
        INFO(shape.name << ", " << tables().atlas.points()[i].id);
        CHECK(area(Side::left) ==
              Approx(area(Side::right)).epsilon(average ? 0.002 : 0.06).margin(1.0));
      }
    }
  }
}

TEST_CASE("sites of both sides are mirror images", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
    const auto id = static_cast<TriggerPointId>(i);
    const auto& left = placed.atlas.sites(id, Side::left);
    const auto& right = placed.atlas.sites(id, Side::right);
    REQUIRE(left.size() == tables().atlas.points()[i].sites.size());
    for (std::size_t k = 0; k < left.size(); ++k) {
      const core::Vec3 a = placed.body.positionAt(left[k]), b = placed.body.positionAt(right[k]);
      INFO(tables().atlas.points()[i].id);
      CHECK(glm::distance(a, core::Vec3{-b.x, b.y, b.z}) < 1e-4f);
      CHECK(a.x > 0.0f);  // the patient's left is +X
    }
  }
}

TEST_CASE("the point whose site is clicked is the nearest one", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
    const auto id = static_cast<TriggerPointId>(i);
    for (const Side side : {Side::left, Side::right}) {
      const auto& only = tables().atlas[id].onlyOn;
      if (only && *only != side) continue;
      INFO(tables().atlas[id].id);
      const auto near = placed.atlas.near(placed.atlas.sites(id, side).front(), 45.0f, true);
      REQUIRE_FALSE(near.empty());
      CHECK(near.front().distanceMm < 0.5f);
      const auto self = std::find_if(near.begin(), near.end(), [&](const NearbyPoint& n) {
        return n.point == id && n.side == side;
      });
      REQUIRE(self != near.end());
      CHECK(self->distanceMm < 0.5f);
    }
  }
}

TEST_CASE("points are found up to the radius and no further, nearest first", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto from = place(placed, "neck-angle");
  const auto wide = placed.atlas.near(from, 80.0f), narrow = placed.atlas.near(from, 40.0f);

  REQUIRE(wide.size() > narrow.size());
  for (std::size_t i = 0; i < wide.size(); ++i) {
    CHECK(wide[i].distanceMm <= 80.0f);
    if (i > 0) CHECK(wide[i - 1].distanceMm <= wide[i].distanceMm);
  }
  const auto within = std::count_if(wide.begin(), wide.end(),
                                    [](const NearbyPoint& n) { return n.distanceMm <= 40.0f; });
  CHECK(narrow.size() == static_cast<std::size_t>(within));
}

TEST_CASE("distances to sites are those along the skin", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto from = place(placed, "c7");
  for (const NearbyPoint& near : placed.atlas.near(from, 90.0f)) {
    float expected = anatomy::kUnreached;
    for (const auto site : placed.atlas.sites(near.point, near.side))
      expected = std::min(expected, placed.geodesics.distanceMm(from, site));
    CHECK(near.distanceMm == Approx(expected).epsilon(0.05).margin(1.5));
  }
}

TEST_CASE("nothing is near the foot", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  CHECK(placed.atlas.near(place(placed, "toe-big"), 100.0f).empty());
}

TEST_CASE("points of one practitioner's report are near a place only when asked for",
          "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (const char* id : {"LEVL", "LONC", "RCA"}) {
    const auto site = placed.atlas.sites(point(id), Side::left).front();
    const auto holds = [&](const std::vector<NearbyPoint>& near) {
      return std::any_of(near.begin(), near.end(),
                         [&](const NearbyPoint& n) { return n.point == point(id); });
    };
    INFO(id);
    CHECK_FALSE(holds(placed.atlas.near(site)));
    CHECK(holds(placed.atlas.near(site, 45.0f, true)));
  }
}

TEST_CASE("a one-sided point is near its own side only", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (const Side side : {Side::left, Side::right}) {
    const auto near = placed.atlas.near(placed.atlas.sites(point("PECA"), side).front());
    CHECK(std::any_of(near.begin(), near.end(), [&](const NearbyPoint& n) {
            return n.point == point("PECA") && n.side == side;
          }) == (side == Side::right));
  }
}

TEST_CASE("the spillover's area leaves out what is essential", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto& areas = placed.atlas.areas(point("TRAP-2"), Side::left);
  // The halo of this point is drawn around its essential zone, which it holds whole.
  const ZoneField& halo = placed.atlas.pattern(point("TRAP-2"), Side::left).spillover;
  CHECK(areas.essential.totalMm2 + areas.spillover.totalMm2 ==
        Approx(zoneArea(halo, placed.body).totalMm2).epsilon(0.005));
}

}  // namespace knotmap::tests
