#include <catch2/catch.hpp>

#include "core/assets.h"
#include "guidance/samples.h"

using namespace knotmap;

TEST_CASE("the knowledge loads against the regions of the body", "[guidance]") {
  const auto landmarks = anatomy::LandmarkTable::load(KNOTMAP_TEST_ASSETS);
  REQUIRE(landmarks);
  const auto regions = anatomy::RegionTable::load(KNOTMAP_TEST_ASSETS, *landmarks);
  REQUIRE(regions);
  const auto loaded = guidance::Knowledge::load(KNOTMAP_TEST_ASSETS, *regions);
  INFO((loaded ? "" : loaded.error().message()));
  REQUIRE(loaded);
  CHECK(loaded->techniques.size() == tests::knowledge().techniques.size());
}
