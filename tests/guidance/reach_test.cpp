#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

/// Knowledge in which one hand, or none, reaches the upper neck.
Knowledge reachedBy(Reach reach) {
  Knowledge changed = knowledge();
  changed.reach = {{.regions = {"back-of-neck-upper"}, .reach = reach, .sources = {"s0"}}};
  return changed;
}

Advice adviseAt(Reach reach, core::Side side, With with = With::alone) {
  Spot spot = tests::neckSpot();
  spot.side = side;
  Request request = tests::healthy({spot});
  request.with = with;
  return advise(reachedBy(reach), request);
}

std::string positionOfPressing(const Advice& advice) {
  const Step* step = tests::stepOf(advice, "finger-pressure");
  return step == nullptr ? "none" : step->position;
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("where no own hand reaches nothing is pressed with the fingers alone", "[guidance]") {
  const Advice advice = adviseAt(Reach::noHand, core::Side::left);
  CHECK_FALSE(tests::names(advice, "finger-pressure"));
  CHECK_FALSE(tests::names(advice, "press-and-release"));
  CHECK(std::any_of(advice.leftOut.begin(), advice.leftOut.end(), [](const LeftOut& left) {
    return says(left.why, "your own hands do not reach it");
  }));
}

TEST_CASE("a partner's fingers reach what one's own do not", "[guidance]") {
  CHECK(tests::names(adviseAt(Reach::noHand, core::Side::left, With::partner), "finger-pressure"));
}

TEST_CASE("the hand that reaches is named by the side of the spot", "[guidance]") {
  using core::Side;
  CHECK(says(positionOfPressing(adviseAt(Reach::otherSideHand, Side::left)), "right hand"));
  CHECK(says(positionOfPressing(adviseAt(Reach::otherSideHand, Side::right)), "left hand"));
  CHECK(says(positionOfPressing(adviseAt(Reach::sameSideHand, Side::left)), "left hand"));
  CHECK(says(positionOfPressing(adviseAt(Reach::sameSideHand, Side::right)), "right hand"));
}

TEST_CASE("no hand is named where either reaches, in the middle, or with a partner", "[guidance]") {
  using core::Side;
  CHECK_FALSE(says(positionOfPressing(adviseAt(Reach::eitherHand, Side::left)), "t hand."));
  CHECK_FALSE(says(positionOfPressing(adviseAt(Reach::sameSideHand, Side::midline)), "t hand."));
  const Advice helped = adviseAt(Reach::sameSideHand, Side::left, With::partner);
  CHECK_FALSE(says(positionOfPressing(helped), "t hand."));
}

TEST_CASE("two sides in one step name a hand for each", "[guidance]") {
  Spot left = tests::neckSpot(), right = tests::neckSpot();
  left.label = "Mark 1";
  right.label = "Mark 2";
  right.side = core::Side::right;
  const Advice advice = advise(reachedBy(Reach::otherSideHand), tests::healthy({left, right}));
  const std::string position = positionOfPressing(advice);
  CHECK(says(position, "Mark 1: Use your right hand."));
  CHECK(says(position, "Mark 2: Use your left hand."));
}

TEST_CASE("between the shoulder blades the ball takes over and says why", "[guidance]") {
  REQUIRE(knowledge().reachOf("interscapular") == Reach::noHand);
  const Advice advice = advise(knowledge(), tests::healthy({tests::backSpot()}, {"ball"}));
  const Step* step = tests::stepOf(advice, "sustained-pressure-ball");
  REQUIRE(step != nullptr);
  CHECK(says(step->why, "Your own hands do not reach this place"));
}

TEST_CASE("a rub is not for places one does not reach, unless somebody helps", "[guidance]") {
  Request request = tests::healthy({tests::backSpot()}, {"rub"});
  CHECK_FALSE(tests::names(advise(knowledge(), request), "muscle-rub"));
  request.with = With::partner;
  CHECK(tests::names(advise(knowledge(), request), "muscle-rub"));
}

TEST_CASE("a technique is refused in the regions its row excludes", "[guidance]") {
  Knowledge changed = knowledge();
  for (Technique& technique : changed.techniques)
    if (technique.id == "finger-pressure") technique.notRegions = {"back-of-neck-upper"};
  CHECK_FALSE(
      tests::names(advise(changed, tests::healthy({tests::neckSpot()})), "finger-pressure"));
  CHECK(tests::names(advise(changed, tests::healthy({tests::spotAt("back-of-neck-lower", "neck")})),
                     "finger-pressure"));
}
