#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/refusal.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

Advice adviseSince(Since since, Spot spot = tests::neckSpot(),
                   std::vector<std::string> tools = {}) {
  spot.since = since;
  return advise(knowledge(), tests::healthy({std::move(spot)}, std::move(tools)));
}

bool says(const Step* step, const std::string& words) {
  return step != nullptr && step->why.find(words) != std::string::npos;
}

Spot withMuscle(Spot spot, const std::string& muscle, const std::string& label = "Mark 1") {
  spot.muscle = muscle;
  spot.label = label;
  return spot;
}

std::vector<const Step*> stretchesIn(const Advice& advice) {
  std::vector<const Step*> steps;
  for (const Step& step : advice.steps)
    if (step.slot == Slot::stretch) steps.push_back(&step);
  return steps;
}

}  // namespace

TEST_CASE("what began today or some days ago gets cold and no heat", "[guidance]") {
  for (const Since since : {Since::today, Since::days}) {
    const Advice advice = adviseSince(since);
    CHECK(says(tests::stepOf(advice, "cold"), "cold comes before heat"));
    CHECK_FALSE(tests::names(advice, "heat"));
    CHECK_FALSE(tests::names(advice, "warm-up-heat"));
  }
}

TEST_CASE("what has been there for weeks gets warmth first", "[guidance]") {
  for (const Since since : {Since::unknown, Since::weeks, Since::months}) {
    const Advice advice = adviseSince(since);
    CHECK(tests::names(advice, "warm-up-heat"));
    CHECK(tests::names(advice, "heat"));
    CHECK_FALSE(tests::names(advice, "cold"));
  }
  CHECK(says(tests::stepOf(adviseSince(Since::months), "heat"), "weeks or longer"));
}

TEST_CASE("a very tender spot gets warmth before cold as well", "[guidance]") {
  Spot spot = tests::neckSpot();
  spot.tenderness = 9;
  const Advice advice = adviseSince(Since::weeks, spot);
  CHECK(tests::names(advice, "heat"));
  CHECK_FALSE(tests::names(advice, "cold"));
}

TEST_CASE("what began lately is pressed the gentlest way and not worked deep", "[guidance]") {
  const Advice neck = adviseSince(Since::days);
  CHECK(tests::names(neck, "press-and-release"));
  CHECK_FALSE(tests::names(neck, "finger-pressure"));
  const Advice back = adviseSince(Since::today, tests::backSpot(), {"ball", "massage-gun"});
  const Step* step = tests::stepOf(back, "sustained-pressure-ball");
  REQUIRE(step != nullptr);
  CHECK(step->dose.holdSecondsMax == 10.0);
  CHECK(says(step, "began only lately"));
  CHECK_FALSE(tests::names(back, "pin-and-stretch"));
  CHECK_FALSE(tests::names(back, "massage-gun"));
}

TEST_CASE("a gun is no gentle way: a very tender buttock gets none", "[guidance]") {
  Spot spot = tests::spotAt("upper-buttock", "buttock");
  CHECK(tests::names(adviseSince(Since::weeks, spot, {"massage-gun"}), "massage-gun"));
  spot.tenderness = 8;
  CHECK_FALSE(tests::names(adviseSince(Since::weeks, spot, {"massage-gun"}), "massage-gun"));
}

TEST_CASE("gentle pressing without a gentle dose keeps to 3 of 10", "[guidance]") {
  Spot spot = tests::backSpot();
  spot.tenderness = 9;
  Request request = tests::healthy({spot});
  request.with = With::partner;
  const Advice advice = advise(knowledge(), request);
  const Step* step = tests::stepOf(advice, "partner-release");
  REQUIRE(step != nullptr);
  CHECK(step->dose.pressureLimit == 3);
}

TEST_CASE("a stretch follows the chosen muscle", "[guidance]") {
  const Advice advice =
      advise(knowledge(), tests::healthy({withMuscle(tests::neckSpot(), "levator-scapulae")}));
  const auto stretches = stretchesIn(advice);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0]->steps == knowledge().stretchOf("levator-scapulae")->steps);
  CHECK(says(stretches[0], "for the muscle named here"));
}

TEST_CASE("without a muscle the steps of the technique are used", "[guidance]") {
  const auto advice = advise(knowledge(), tests::healthy({tests::neckSpot()}));
  REQUIRE(stretchesIn(advice).size() == 1);
  CHECK(stretchesIn(advice)[0]->steps == knowledge().technique("stretch")->steps);
}

TEST_CASE("a proposed muscle says how to stretch while none is chosen", "[guidance]") {
  Spot spot = tests::neckSpot();
  spot.likelyMuscle = "trapezius.upper";
  auto advice = advise(knowledge(), tests::healthy({spot}));
  CHECK(stretchesIn(advice)[0]->steps == knowledge().stretchOf("trapezius.upper")->steps);
  spot.muscle = "levator-scapulae";
  advice = advise(knowledge(), tests::healthy({spot}));
  CHECK(stretchesIn(advice)[0]->steps == knowledge().stretchOf("levator-scapulae")->steps);
}

TEST_CASE("spots with different stretches become separate steps", "[guidance]") {
  const auto advice = advise(
      knowledge(), tests::healthy({withMuscle(tests::neckSpot(), "levator-scapulae"),
                                   withMuscle(tests::neckSpot(), "trapezius.upper", "Mark 2"),
                                   withMuscle(tests::neckSpot(), "trapezius.upper", "Mark 3")}));
  const auto stretches = stretchesIn(advice);
  REQUIRE(stretches.size() == 2);
  CHECK(stretches[0]->spots.size() == 1);
  CHECK(stretches[1]->spots.size() == 2);
}

TEST_CASE("on the head only a muscle with a stretch of its own is stretched", "[guidance]") {
  const Spot jaw = tests::spotAt("jaw-muscle", "head");
  CHECK(stretchesIn(advise(knowledge(), tests::healthy({jaw}))).empty());
  const auto advice =
      advise(knowledge(), tests::healthy({withMuscle(jaw, "masseter.superficial")}));
  CHECK(stretchesIn(advice).size() == 1);
}

TEST_CASE("the kind stretch means what lengthens, not what strokes", "[guidance]") {
  CHECK(means("stretch", *knowledge().technique("stretch")));
  CHECK(means("stretch", *knowledge().technique("pin-and-stretch")));
  CHECK_FALSE(means("stretch", *knowledge().technique("ball-rolling")));
  CHECK_FALSE(means("stretch", *knowledge().technique("heat")));
}

TEST_CASE("a knot marked as coming back counts as such, whatever was answered", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()});
  CHECK(tests::names(advise(knowledge(), request), "stretch"));
  request.spots[0].comesBack = true;
  CHECK_FALSE(tests::names(advise(knowledge(), request), "stretch"));
  request.answers.erase("recurrent");
  const Advice advice = advise(knowledge(), request);
  CHECK(advice.status == Advice::Status::ok);  // and it is not asked again
}
