#include <catch2/catch.hpp>

#include "core/assets.h"
#include "referral/atlas.h"
#include "session/session_file.h"
#include "test_body.h"

using namespace knotmap;

TEST_CASE("The knot of the demo session lies at the usual place of its trigger point",
          "[session]") {
  const std::filesystem::path assets = KNOTMAP_TEST_ASSETS;
  const auto session = session::loadSession(assets / "demo.knotmap");
  INFO((session ? "" : session.error().message()));
  REQUIRE(session);
  const auto landmarkTable = anatomy::LandmarkTable::load(assets);
  REQUIRE(landmarkTable);
  const auto skeleton = anatomy::SkeletonTable::load(assets, *landmarkTable);
  REQUIRE(skeleton);
  const auto muscles = anatomy::MuscleTable::load(assets, *skeleton);
  REQUIRE(muscles);
  const auto atlas = referral::Atlas::load(assets, *landmarkTable, *muscles);
  REQUIRE(atlas);

  REQUIRE(session->marks.size() == 1);
  const anatomy::Mark& knot = session->marks[0];
  const auto point = atlas->findPoint(knot.triggerPoint);
  REQUIRE(point);
  const anatomy::Body body(tests::bodyModel(), session->shape);
  const anatomy::Landmarks landmarks(*landmarkTable, body);
  const anatomy::BodyPoint site =
      anatomy::resolvePlace((*atlas)[*point].sites.at(0), body, landmarks, core::Side::left);
  UNSCOPED_INFO("the place is face " << anatomy::index(site.face) << " u " << site.u << " v "
                                     << site.v);
  CHECK(glm::distance(body.positionAt(site), body.positionAt(knot.at)) * core::kMmPerM < 5.0f);
  CHECK(anatomy::sideAt(body, knot.at) == core::Side::left);
}
