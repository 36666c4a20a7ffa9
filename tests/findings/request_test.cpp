#include "findings/request.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "findings/findings_world.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using anatomy::Mark;

guidance::Request requestOf(const session::Session& session) {
  return findings::requestFor(session, findingsWorld().catalogue(), findingsWorld().body());
}

Mark brokenSkinAt(anatomy::BodyPoint point, float radiusMm) {
  Mark mark;
  mark.kind = Mark::Kind::brokenSkin;
  mark.at = point;
  mark.dabs = {{point, radiusMm}};
  return mark;
}

}  // namespace

TEST_CASE("Knots become spots, painted areas do not", "[ui]") {
  Mark area = findingsWorld().knotAtLandmark("temple", core::Side::left);
  area.kind = Mark::Kind::painArea;
  area.dabs = {{area.at, 10.0f}};
  const auto request =
      requestOf(sessionWith({findingsWorld().knotAtLandmark("mastoid", core::Side::left), area}));
  REQUIRE(request.spots.size() == 1);
  CHECK(request.spots[0].side == core::Side::left);
  CHECK_THAT(request.spots[0].label, Catch::StartsWith("Mark 1, left "));
}

TEST_CASE("A spot on the line of the spine has no distance to it", "[ui]") {
  const auto request =
      requestOf(sessionWith({findingsWorld().knotAtLandmark("c7", core::Side::midline)}));
  CHECK(request.spots[0].spineDistanceMm < 3.0f);
}

TEST_CASE("The front of the body has no spine to keep away from", "[ui]") {
  const auto request = requestOf(
      sessionWith({findingsWorld().knotAtLandmark("suprasternal-notch", core::Side::midline)}));
  CHECK(request.spots[0].spineDistanceMm > 500.0f);
}

TEST_CASE("Broken skin counts within 3 cm of its edge and not beyond", "[ui]") {
  const Mark knot = findingsWorld().knotAtLandmark("acromion", core::Side::left);
  const auto session = sessionWith(
      {knot, brokenSkinAt(findingsWorld().knotAtLandmark("mastoid", core::Side::left).at, 5)});
  const float farMm = findings::brokenSkinDistanceMm(session, findingsWorld().body().body, knot.at);
  REQUIRE(farMm > 60.0f);
  CHECK_FALSE(requestOf(session).spots[0].brokenSkin);

  const auto edge = [&](float gapMm) {
    return sessionWith({knot, brokenSkinAt(session.marks[1].at, 5.0f + farMm - gapMm)});
  };
  CHECK(requestOf(edge(29.0f)).spots[0].brokenSkin);
  CHECK_FALSE(requestOf(edge(31.0f)).spots[0].brokenSkin);
}

TEST_CASE("A chosen trigger point says which muscle and whether it lies inside", "[ui]") {
  Mark outside = findingsWorld().knotAtPoint("TRAP-1", core::Side::left);
  outside.triggerPoint = "TRAP-1";
  Mark inside = findingsWorld().knotAtPoint("PTER-M", core::Side::right);
  inside.triggerPoint = "PTER-M";
  const auto request = requestOf(sessionWith({outside, inside}));
  CHECK(request.spots[0].muscle == "trapezius.upper");
  CHECK_FALSE(request.spots[0].internal);
  CHECK(request.spots[1].internal);
}

TEST_CASE("The muscle chosen for a mark comes before that of its trigger point", "[ui]") {
  Mark mark = findingsWorld().knotAtPoint("TRAP-1", core::Side::left);
  mark.triggerPoint = "TRAP-1";
  mark.muscle = "levator-scapulae";
  const auto spot = requestOf(sessionWith({mark})).spots[0];
  CHECK(spot.muscle == "levator-scapulae");
  CHECK(spot.otherMuscle == "trapezius.upper");
  CHECK(spot.likelyMuscle.empty());
}

TEST_CASE("Without a choice the most plausible muscle says how to stretch", "[ui]") {
  const auto spot =
      requestOf(sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left)})).spots[0];
  CHECK(spot.muscle.empty());
  CHECK(spot.likelyMuscle == "trapezius.upper");
}

TEST_CASE("Minutes and date reach guidance", "[ui]") {
  session::Session session;
  session.minutes = 12;
  CHECK(requestOf(session).minutes == 12);
  CHECK_FALSE(requestOf(session).today.has_value());
  findings::Catalogue catalogue = findingsWorld().catalogue();
  catalogue.today = std::chrono::year(2026) / 11 / 21;
  CHECK(findings::requestFor(session, catalogue, findingsWorld().body()).today == catalogue.today);
}

TEST_CASE("Kinds of symptom come from doors and from shown patterns, each once", "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", {}}, {"toothache-upper-molars", {}}};
  session.patterns = {{"MASS-D", core::Side::left}};
  const auto categories = requestOf(session).symptomCategories;
  const auto count = [&](const char* word) {
    return std::count(categories.begin(), categories.end(), word);
  };
  CHECK(count("toothache") == 1);
  CHECK(count("earache") == 1);
  CHECK(count("throat") == 0);
}
