#include <catch2/catch.hpp>

#include "handout/page_layout.h"
#include "sample.h"

using namespace knotmap;
using namespace knotmap::handout;

namespace {

Piece piece(double height, bool withNext = false, double before = 0.0) {
  Piece made;
  made.height = height;
  made.withNext = withNext;
  made.before = before;
  return made;
}

}  // namespace

TEST_CASE("a heading moves to the next page with what it heads", "[handout]") {
  const auto pages = paginate({piece(80), piece(10, true), piece(30)}, 100);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].size() == 1);
  CHECK(pages[1].size() == 2);
  CHECK(pages[1][1].y == Approx(10.0));
}

TEST_CASE("free space above a piece is dropped at the top of a page", "[handout]") {
  const auto pages = paginate({piece(80, false, 7), piece(15, false, 7), piece(5, false, 3)}, 100);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0][0].y == Approx(0.0));
  CHECK(pages[1][0].y == Approx(0.0));
  CHECK(pages[1][1].y == Approx(18.0));
}

TEST_CASE("what cannot stand on one page together is split", "[handout]") {
  const auto pages = paginate({piece(60, true), piece(60, true), piece(60)}, 100);
  CHECK(pages.size() == 3);
}

TEST_CASE("a handout that fits keeps every word at full size", "[handout]") {
  const Typesetter type;
  const tests::Sample sample = tests::samplePlan(1);
  const LaidOut laidOut = layOut(sample.subject(), sheetOf(Paper::a4), type);
  CHECK(laidOut.brevity == Brevity::full);
  CHECK(laidOut.scale == 1.0);
}

TEST_CASE("long texts are left out before letters shrink much, and two pages are enough",
          "[handout]") {
  const Typesetter type;
  tests::Sample sample = tests::samplePlan(12);
  for (int i = 0; i < 15; ++i) sample.advice.steps.push_back(sample.advice.steps[0]);
  for (guidance::Step& step : sample.advice.steps)
    step.steps.assign(12, "A sentence about what to do that goes on for a good while.");
  for (const Paper paper : {Paper::a4, Paper::letter}) {
    const LaidOut laidOut = layOut(sample.subject(), sheetOf(paper), type);
    CHECK(laidOut.pages.size() <= kMostPages);
    CHECK(laidOut.brevity >= Brevity::shortSteps);
    CHECK(laidOut.scale > 0.7);
  }
}
