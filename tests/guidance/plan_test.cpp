#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

Advice adviseFor(std::vector<Spot> spots, std::vector<std::string> tools = {},
                 With with = With::alone) {
  Request request = tests::healthy(std::move(spots), std::move(tools));
  request.with = with;
  return advise(knowledge(), request);
}

std::vector<std::string> order(const Advice& advice) {
  std::vector<std::string> ids;
  for (const Step& step : advice.steps) ids.push_back(step.technique);
  return ids;
}

bool pressesAnywhere(const Advice& advice) {
  return std::any_of(advice.steps.begin(), advice.steps.end(),
                     [](const Step& step) { return tests::techniqueOf(step).presses; });
}

bool saysLeftOut(const Advice& advice, const std::string& words) {
  return std::any_of(advice.leftOut.begin(), advice.leftOut.end(), [&](const LeftOut& left) {
    return left.why.find(words) != std::string::npos;
  });
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("the plan for a back and a ball runs from warmth to help", "[guidance]") {
  CHECK(order(adviseFor({tests::backSpot()}, {"ball"})) ==
        Ids{"warm-up-heat", "find-spot", "sustained-pressure-ball", "pin-and-stretch",
            "ball-rolling", "stretch", "heat", "drink-water", "rest", "careful-movement",
            "see-professional"});
}

TEST_CASE("the plan for a neck without tools uses the fingers", "[guidance]") {
  CHECK(order(adviseFor({tests::neckSpot()})) == Ids{"warm-up-heat", "find-spot", "finger-pressure",
                                                     "stretch", "heat", "drink-water", "rest",
                                                     "careful-movement", "see-professional"});
}

TEST_CASE("with a partner the back gets strokes, slow pressure and a finish", "[guidance]") {
  const Advice advice = adviseFor({tests::backSpot()}, {"ball"}, With::partner);
  CHECK(order(advice) == Ids{"warm-up-heat", "partner-warm-strokes", "partner-release",
                             "partner-finish", "stretch", "heat", "drink-water", "rest",
                             "careful-movement", "see-professional"});
}

TEST_CASE("with a professional nothing is pressed with one's own hands", "[guidance]") {
  const Advice advice = adviseFor({tests::backSpot()}, {"ball", "hook"}, With::professional);
  CHECK(tests::names(advice, "professional-massage"));
  CHECK_FALSE(tests::names(advice, "sustained-pressure-ball"));
  CHECK_FALSE(tests::names(advice, "ball-rolling"));
}

TEST_CASE("the hook reaches the back when there is no ball", "[guidance]") {
  const Advice advice = adviseFor({tests::backSpot()}, {"hook"});
  CHECK(tests::names(advice, "hook-pressure"));
}

TEST_CASE("a missing hook is said to be missing", "[guidance]") {
  const Advice advice = adviseFor({tests::backSpot()}, {"ball"});
  CHECK(saysLeftOut(advice, "it needs a massage hook or cane, and you have none at hand"));
}

TEST_CASE("one way of pressing is given for a spot", "[guidance]") {
  const Advice advice = adviseFor({tests::shoulderSpot()}, {"ball", "hook"});
  CHECK(std::count_if(advice.steps.begin(), advice.steps.end(), [](const Step& step) {
          return tests::techniqueOf(step).slot == Slot::press;
        }) == 1);
  CHECK(saysLeftOut(advice, "one is enough"));
}

TEST_CASE("steps that are the same for two spots appear once with both places", "[guidance]") {
  Spot second = tests::neckSpot();
  second.label = "Mark 2, right neck";
  const Advice advice = adviseFor({tests::neckSpot(), second});
  const Step* step = tests::stepOf(advice, "finger-pressure");
  REQUIRE(step != nullptr);
  CHECK(step->spots.size() == 2);
  CHECK(step->where == tests::neckSpot().label + "; Mark 2, right neck");
}

TEST_CASE("the head is pressed to 4 of 10 at most, and the step says so", "[guidance]") {
  const Advice advice = adviseFor({tests::spotAt("temple", "head")});
  const Step* step = tests::stepOf(advice, "finger-pressure");
  REQUIRE(step != nullptr);
  CHECK(step->dose.pressureLimit == 4);
  CHECK(step->dose.text.find("4 of 10") != std::string::npos);
  CHECK(step->why.find("4 of 10") != std::string::npos);
}

TEST_CASE("a step shared by head and neck is split by its pain limit", "[guidance]") {
  const Advice advice = adviseFor({tests::spotAt("temple", "head"), tests::neckSpot()});
  CHECK(std::count_if(advice.steps.begin(), advice.steps.end(),
                      [](const Step& step) { return step.technique == "finger-pressure"; }) == 2);
}

TEST_CASE("a very tender spot is pressed the gentlest way", "[guidance]") {
  Spot spot = tests::neckSpot();
  spot.tenderness = 8;
  const Advice advice = adviseFor({spot});
  CHECK(tests::names(advice, "press-and-release"));
  CHECK_FALSE(tests::names(advice, "finger-pressure"));
}

TEST_CASE("a very tender back is pressed 5 to 10 seconds, at the usual pain limit", "[guidance]") {
  Spot spot = tests::backSpot();
  spot.tenderness = 9;
  const Step* step = nullptr;
  const Advice advice = adviseFor({spot}, {"ball"});
  step = tests::stepOf(advice, "sustained-pressure-ball");
  REQUIRE(step != nullptr);
  CHECK(step->dose.holdSecondsMax == 10.0);
  CHECK(step->dose.pressureLimit == 5);
}

TEST_CASE("a very tender spot is not moved under pressure", "[guidance]") {
  Spot spot = tests::backSpot();
  CHECK(tests::names(adviseFor({spot}, {"ball"}), "pin-and-stretch"));
  spot.tenderness = 8;
  CHECK_FALSE(tests::names(adviseFor({spot}, {"ball"}), "pin-and-stretch"));
}

TEST_CASE("cold is gentle on a very tender spot", "[guidance]") {
  Spot spot = tests::sideOfNeckSpot();
  spot.tenderness = 8;
  const Advice advice = adviseFor({spot});
  const Step* step = tests::stepOf(advice, "cold");
  REQUIRE(step != nullptr);
  CHECK(step->dose.minutesMax == 5.0);
}

TEST_CASE("on the side of the neck nothing presses, and what remains is offered", "[guidance]") {
  const Advice advice = adviseFor({tests::sideOfNeckSpot()}, {"ball", "hook", "rub"});
  CHECK_FALSE(pressesAnywhere(advice));
  CHECK(order(advice) == Ids{"stretch", "heat", "cold", "drink-water", "rest", "careful-movement",
                             "see-professional"});
  CHECK(saysLeftOut(advice, "no-press zone (side of the neck)"));
  REQUIRE_FALSE(advice.noPress.empty());
  CHECK(advice.noPress.front().spot == tests::sideOfNeckSpot().label);
}

TEST_CASE("a chosen sternocleidomastoid is never pressed, wherever it is marked", "[guidance]") {
  Spot spot = tests::spotAt("behind-ear", "head");
  spot.muscle = "sternocleidomastoid.sternal";
  CHECK_FALSE(pressesAnywhere(adviseFor({spot})));
}

TEST_CASE("a muscle reached through the mouth is never pressed", "[guidance]") {
  Spot spot = tests::spotAt("jaw-muscle", "head");
  spot.internal = true;
  CHECK_FALSE(pressesAnywhere(adviseFor({spot})));
}

TEST_CASE("the band along the spine is not pressed, beside it is", "[guidance]") {
  Spot spot = tests::backSpot();
  spot.spineDistanceMm = 14.0f;
  CHECK_FALSE(pressesAnywhere(adviseFor({spot}, {"ball"})));
  spot.spineDistanceMm = 16.0f;
  CHECK(pressesAnywhere(adviseFor({spot}, {"ball"})));
}

TEST_CASE("skin marked as broken is left alone by heat, cold and pressure", "[guidance]") {
  Spot spot = tests::neckSpot();
  spot.brokenSkin = true;
  const Advice advice = adviseFor({spot});
  CHECK(order(advice) ==
        Ids{"stretch", "drink-water", "rest", "careful-movement", "see-professional"});
}

TEST_CASE("a massage gun is offered on the buttock and never on the shoulder", "[guidance]") {
  CHECK(tests::names(adviseFor({tests::spotAt("upper-buttock", "buttock")}, {"massage-gun"}),
                     "massage-gun"));
  const Advice advice = adviseFor({tests::shoulderSpot()}, {"massage-gun"});
  CHECK_FALSE(tests::names(advice, "massage-gun"));
  CHECK(saysLeftOut(advice, "never above the shoulders"));
}

TEST_CASE("a massage gun that is not at hand is not offered", "[guidance]") {
  CHECK_FALSE(tests::names(adviseFor({tests::spotAt("upper-buttock", "buttock")}), "massage-gun"));
}

TEST_CASE("percussion keeps off the kidneys where steady pressure does not", "[guidance]") {
  const Spot loin = tests::spotAt("loin", "back");
  CHECK_FALSE(tests::names(adviseFor({loin}, {"massage-gun"}), "massage-gun"));
  CHECK(tests::names(adviseFor({loin}, {"ball"}), "sustained-pressure-ball"));
  CHECK(adviseFor({loin}).noPress.empty());
}

TEST_CASE("a rub at hand takes the place of heat and comes with its patch test", "[guidance]") {
  const Advice advice = adviseFor({tests::neckSpot()}, {"rub"});
  const Step* rub = tests::stepOf(advice, "muscle-rub");
  REQUIRE(rub != nullptr);
  CHECK(rub->steps.front().find("24 hours") != std::string::npos);
  CHECK_FALSE(tests::names(advice, "warm-up-heat"));
  CHECK_FALSE(tests::names(advice, "heat"));
  CHECK(tests::names(advice, "cold"));
  CHECK(saysLeftOut(advice, "never together with a rub"));
}

TEST_CASE("a heating pad at hand keeps the heat and drops the rub", "[guidance]") {
  const Advice advice = adviseFor({tests::neckSpot()}, {"rub", "heating-pad"});
  CHECK_FALSE(tests::names(advice, "muscle-rub"));
  CHECK(tests::names(advice, "heat"));
  CHECK(saysLeftOut(advice, "never together with heat"));
}

TEST_CASE("heat is refused on skin with a rub on it", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()}, {"heating-pad"});
  request.answers["rub-today"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  CHECK_FALSE(tests::names(advice, "warm-up-heat"));
  CHECK_FALSE(tests::names(advice, "heat"));
}

TEST_CASE("a knot that returns is not stretched before a professional was asked", "[guidance]") {
  Request request = tests::healthy({tests::backSpot()}, {"ball"});
  request.answers["recurrent"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  CHECK_FALSE(tests::names(advice, "stretch"));
  CHECK_FALSE(tests::names(advice, "pin-and-stretch"));
  CHECK(tests::names(advice, "see-professional"));
}

TEST_CASE("without marks only heat, cold and general steps are given", "[guidance]") {
  CHECK(order(adviseFor({})) ==
        Ids{"heat", "cold", "drink-water", "rest", "careful-movement", "see-professional"});
}

TEST_CASE("every step says why it is there", "[guidance]") {
  for (const Step& step : adviseFor({tests::backSpot()}, {"ball"}).steps) {
    INFO(step.technique);
    CHECK_FALSE(step.why.empty());
    CHECK_FALSE(step.where.empty());
  }
}

TEST_CASE("a step shows the doses of the other sources", "[guidance]") {
  const Advice advice = adviseFor({tests::neckSpot()});
  const Step* step = tests::stepOf(advice, "finger-pressure");
  REQUIRE(step != nullptr);
  CHECK(step->otherDoses.size() == 3);  // 30-60 s, 5-10 s, and the trials' 30-90 s
}

TEST_CASE("the same request gives the same advice", "[guidance]") {
  const Advice first = adviseFor({tests::backSpot(), tests::neckSpot()}, {"ball", "rub"});
  const Advice second = adviseFor({tests::backSpot(), tests::neckSpot()}, {"ball", "rub"});
  CHECK(order(first) == order(second));
  CHECK(first.leftOut.size() == second.leftOut.size());
}
