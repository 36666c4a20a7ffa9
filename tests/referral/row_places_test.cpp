#include <catch2/catch.hpp>
#include <random>

#include "anatomy/places/place_from.h"
#include "anatomy/skin/skin_walk.h"
#include "placed_atlas.h"
#include "referral/atlas_edit.h"

namespace knotmap::referral {
namespace {

using anatomy::BodyPoint;
using anatomy::FoundPlace;
using anatomy::Place;
using core::Side;

float missMm(const tests::PlacedAtlas& on, const Place& place, BodyPoint target, Side side) {
  const BodyPoint there = anatomy::resolvePlace(place, on.body, on.landmarks, side);
  return core::kMmPerM * glm::distance(on.body.positionAt(there), on.body.positionAt(target));
}

}  // namespace

TEST_CASE("every place of the atlas is put into its own words again", "[author]") {
  const auto& on = tests::averageMan();
  for (const TriggerPoint& row : tests::tables().atlas.points()) {
    const RowDrawing drawing = drawingOf(row);
    for (const Handle& handle : handlesOf(drawing)) {
      const Place& before = *placeOf(drawing, handle);
      const BodyPoint here = anatomy::resolvePlace(before, on.body, on.landmarks, Side::left);
      const FoundPlace found =
          anatomy::placeFrom(on.body, on.landmarks, {.target = here, .before = &before});
      INFO(row.id << ": " << describePlace(before, tests::tables().landmarks) << " became "
                  << describePlace(found.place, tests::tables().landmarks));
      CHECK(missMm(on, found.place, here, Side::left) <= 2.0f);
      CHECK(found.keptWords);
    }
  }
}

TEST_CASE("every place of the atlas that is dragged away is met within 2 mm", "[author]") {
  const tests::PlacedAtlas woman{{.sex = 0.0f, .weight = 0.6f}};
  std::mt19937 random(3);
  std::uniform_real_distribution<float> any(-1.0f, 1.0f);
  float worst = 0.0f;
  int kept = 0, all = 0;
  for (const TriggerPoint& row : tests::tables().atlas.points()) {
    const RowDrawing drawing = drawingOf(row);
    for (const Handle& handle : handlesOf(drawing)) {
      const Place& before = *placeOf(drawing, handle);
      const Side side = all % 2 == 0 ? Side::left : Side::right;
      const BodyPoint start = anatomy::resolvePlace(before, woman.body, woman.landmarks, side);
      const BodyPoint target =
          anatomy::walkStraight(woman.body, start, {any(random), any(random), any(random)},
                                6.0f + 20.0f * static_cast<float>(all % 3));
      const FoundPlace found = anatomy::placeFrom(
          woman.body, woman.landmarks, {.target = target, .side = side, .before = &before});
      INFO(row.id << ": " << describePlace(before, tests::tables().landmarks) << " became "
                  << describePlace(found.place, tests::tables().landmarks));
      const float miss = missMm(woman, found.place, target, side);
      CHECK(miss <= 2.0f);
      worst = std::max(worst, miss);
      ++all;
      kept += found.keptWords ? 1 : 0;
    }
  }
  INFO(all << " places, worst " << worst << " mm, landmarks kept in " << kept);
  CHECK(kept > all / 2);
}

TEST_CASE("moved along its path a place changes its share only", "[author]") {
  const auto& on = tests::averageMan();
  const auto& table = tests::tables().landmarks;
  const Place before{
      .kind = Place::Kind::between,
      .amount = 0.3f,
      .ends = {{.landmark = *table.find("c7")}, {.landmark = *table.find("acromion")}}};
  Place there = before;
  there.amount = 0.62f;
  const BodyPoint target = anatomy::resolvePlace(there, on.body, on.landmarks, Side::left);
  const FoundPlace found =
      anatomy::placeFrom(on.body, on.landmarks, {.target = target, .before = &before});
  CHECK(found.keptWords);
  CHECK(found.place.ends == before.ends);
  CHECK(found.place.amount == Approx(0.62f).margin(0.006f));
}

TEST_CASE("moved beside its path a place keeps the path and gets a length", "[author]") {
  const auto& on = tests::averageMan();
  const auto& table = tests::tables().landmarks;
  const Place before{
      .kind = Place::Kind::between,
      .amount = 0.5f,
      .ends = {{.landmark = *table.find("c7")}, {.landmark = *table.find("acromion")}}};
  const BodyPoint start = anatomy::resolvePlace(before, on.body, on.landmarks, Side::left);
  const BodyPoint target = anatomy::walkStraight(on.body, start, {0, -1, 0}, 25.0f);
  const FoundPlace found =
      anatomy::placeFrom(on.body, on.landmarks, {.target = target, .before = &before});
  REQUIRE(found.place.kind == Place::Kind::toward);
  CHECK(found.place.ends[0].ends == before.ends);
  CHECK(missMm(on, found.place, target, Side::left) <= 2.0f);
}

TEST_CASE("a place beside the landmark it was is written relative to landmarks", "[author]") {
  const auto& on = tests::averageMan();
  const Place before{.landmark = *tests::tables().landmarks.find("mastoid")};
  const BodyPoint start = anatomy::resolvePlace(before, on.body, on.landmarks, Side::right);
  const BodyPoint target = anatomy::walkStraight(on.body, start, {0, -1, 0}, 15.0f);
  const FoundPlace found = anatomy::placeFrom(
      on.body, on.landmarks, {.target = target, .side = Side::right, .before = &before});
  CHECK(found.place.kind != Place::Kind::landmark);
  CHECK(missMm(on, found.place, target, Side::right) <= 2.0f);
}

}  // namespace knotmap::referral
