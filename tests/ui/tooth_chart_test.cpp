#include "ui/spot/tooth_chart.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "ui_probe.h"

using knotmap::ui::toothPlace;

namespace {

constexpr float kWidth = 300.0f, kHeight = 150.0f;

std::vector<int> allTeeth() {
  std::vector<int> teeth;
  for (int quadrant = 1; quadrant <= 4; ++quadrant)
    for (int tooth = 1; tooth <= 8; ++tooth) teeth.push_back(10 * quadrant + tooth);
  return teeth;
}

float distance(int a, int b) {
  const auto first = toothPlace(a, kWidth, kHeight), second = toothPlace(b, kWidth, kHeight);
  return std::hypot(first->x - second->x, first->y - second->y);
}

}  // namespace

TEST_CASE("The lower left first molar, 36, lies below on the viewer's right", "[ui]") {
  const auto place = toothPlace(36, kWidth, kHeight);
  REQUIRE(place);
  CHECK(place->x > 0.5f * kWidth);
  CHECK(place->y > 0.5f * kHeight);
}

TEST_CASE("The upper right wisdom tooth, 18, lies above on the viewer's left", "[ui]") {
  const auto place = toothPlace(18, kWidth, kHeight);
  REQUIRE(place);
  CHECK(place->x < 0.2f * kWidth);
  CHECK(place->y < 0.5f * kHeight);
}

TEST_CASE("A tooth and its partner on the other side mirror each other on the chart", "[ui]") {
  for (const int fdi : allTeeth()) {
    const auto own = toothPlace(fdi, kWidth, kHeight);
    const auto other = toothPlace(knotmap::referral::mirroredTooth(fdi), kWidth, kHeight);
    REQUIRE((own && other));
    CHECK(own->x + other->x == Approx(kWidth));
    CHECK(own->y == Approx(other->y));
  }
}

TEST_CASE("Neighbouring teeth stand side by side without overlapping", "[ui]") {
  for (int quadrant = 1; quadrant <= 4; ++quadrant)
    for (int tooth = 1; tooth < 8; ++tooth) {
      INFO(10 * quadrant + tooth);
      const float mm = distance(10 * quadrant + tooth, 10 * quadrant + tooth + 1);
      CHECK(mm > 15.0f);
      CHECK(mm < 25.0f);
    }
  CHECK(distance(11, 21) < 25.0f);
  CHECK(distance(41, 31) < 25.0f);
}

TEST_CASE("Numbers that are no tooth have no place on the chart", "[ui]") {
  for (const int fdi : {0, 8, 10, 19, 20, 29, 50, 51, 85, -36, 360})
    CHECK_FALSE(toothPlace(fdi, kWidth, kHeight));
}

TEST_CASE("Teeth are charted only while a shown pattern reaches them", "[ui]") {
  knotmap::session::Session session;
  knotmap::tests::UiProbe without(session);
  CHECK(without.find("36").empty());
  session.patterns = {{"MASS-S2", knotmap::core::Side::left}};
  knotmap::tests::UiProbe with(session);
  CHECK(with.find("36").size() == 1);
  CHECK(with.find("11").size() == 1);
}
