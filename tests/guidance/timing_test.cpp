#include "guidance/timing.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

Technique ofSlot(Slot slot) {
  Technique technique;
  technique.slot = slot;
  return technique;
}

Dose holding(double seconds, int rounds = 1, double restSeconds = 0) {
  Dose dose;
  dose.holdSecondsMin = dose.holdSecondsMax = seconds;
  dose.rounds = rounds;
  dose.restSeconds = restSeconds;
  return dose;
}

Dose lasting(double minutes) {
  Dose dose;
  dose.minutesMin = minutes;
  dose.minutesMax = minutes + 5;
  return dose;
}

Advice within(std::optional<int> minutes, std::vector<Spot> spots,
              std::vector<std::string> tools = {"ball"}) {
  Request request = tests::healthy(std::move(spots), std::move(tools));
  request.minutes = minutes;
  return advise(knowledge(), request);
}

std::string whyLeftOut(const Advice& advice, const std::string& technique) {
  for (const LeftOut& left : advice.leftOut)
    for (const std::string& id : left.techniques)
      if (id == technique) return left.why;
  return "";
}

bool anySlot(const Advice& advice, Slot slot) {
  return std::any_of(advice.steps.begin(), advice.steps.end(),
                     [&](const Step& step) { return step.slot == slot; });
}

Spot numbered(Spot spot, int number) {
  spot.label = "Mark " + std::to_string(number);
  return spot;
}

}  // namespace

TEST_CASE("a held dose takes its rounds, the rests between and half a minute", "[guidance]") {
  CHECK(minutesOf(ofSlot(Slot::press), holding(30)) == Approx(1.0));
  // 3 x 30 s, 2 x 10 s of rest and 30 s of setting up
  CHECK(minutesOf(ofSlot(Slot::press), holding(30, 3, 10)) == Approx(140.0 / 60.0));
}

TEST_CASE("a dose in minutes takes the least of them and half a minute", "[guidance]") {
  CHECK(minutesOf(ofSlot(Slot::warm), lasting(10)) == Approx(10.5));
}

TEST_CASE("a dose without a number takes a minute, what is spread over the day none",
          "[guidance]") {
  CHECK(minutesOf(ofSlot(Slot::find), Dose{}) == 1.0);
  CHECK(minutesOf(ofSlot(Slot::later), holding(60)) == 0.0);
}

TEST_CASE("heat counts once, cold for each body part, pressing for each spot", "[guidance]") {
  Request request;
  request.spots = {tests::neckSpot(), tests::sideOfNeckSpot(), tests::backSpot()};
  Technique heat = ofSlot(Slot::after), cold = heat, press = ofSlot(Slot::press);
  heat.heat = cold.cold = press.presses = true;
  const Dose ten = lasting(10), hold = holding(30);
  const auto total = [&](const Technique& technique, const Dose& dose) {
    TimeSheet sheet(request);
    for (std::size_t i = 0; i < request.spots.size(); ++i) {
      Entry entry;
      entry.technique = &technique;
      entry.dose = &dose;
      entry.spot = i;
      sheet.add(entry);
    }
    return sheet.totalMinutes();
  };
  CHECK(total(heat, ten) == Approx(10.5));
  CHECK(total(cold, ten) == Approx(21.0));  // neck and back
  CHECK(total(press, hold) == Approx(3.0));
}

TEST_CASE("the minutes of the steps add up to those of the plan", "[guidance]") {
  const Advice advice = within({}, {tests::backSpot(), numbered(tests::neckSpot(), 2)});
  double sum = 0;
  for (const Step& step : advice.steps) sum += step.minutes;
  CHECK(advice.minutes == Approx(sum));
  CHECK(advice.minutes > 20);
}

TEST_CASE("a plan is never longer than the minutes at hand", "[guidance]") {
  const std::vector<Spot> spots{tests::backSpot(), numbered(tests::neckSpot(), 2),
                                numbered(tests::shoulderSpot(), 3)};
  for (int minutes = 0; minutes <= 60; ++minutes) {
    INFO(minutes);
    CHECK(within(minutes, spots).minutes <= minutes);
  }
}

TEST_CASE("with five minutes the warm-up goes first, and pressing is gentle and says so",
          "[guidance]") {
  const Advice advice = within(5, {tests::backSpot()});
  CHECK_FALSE(tests::names(advice, "warm-up-heat"));
  const Step* press = tests::stepOf(advice, "sustained-pressure-ball");
  REQUIRE(press != nullptr);
  CHECK(press->dose.holdSecondsMax == 10.0);
  CHECK(press->why.find("not warmed up") != std::string::npos);
  CHECK(whyLeftOut(advice, "warm-up-heat").find("11 min") != std::string::npos);
}

TEST_CASE("with time for the warm-up the usual dose is used", "[guidance]") {
  const Advice advice = within(30, {tests::backSpot()});
  CHECK(tests::names(advice, "warm-up-heat"));
  CHECK(tests::stepOf(advice, "sustained-pressure-ball")->dose.holdSecondsMax == 30.0);
}

TEST_CASE("what takes longer than there is time says how long it takes", "[guidance]") {
  CHECK(whyLeftOut(within(5, {tests::sideOfNeckSpot()}), "heat")
            .find("it takes 11 min, and 5 min are at hand") != std::string::npos);
}

TEST_CASE("pressing and stretching are kept before warmth and strokes", "[guidance]") {
  const Advice advice = within(4, {tests::backSpot()});
  CHECK(anySlot(advice, Slot::press));
  CHECK(anySlot(advice, Slot::stretch));
  CHECK_FALSE(anySlot(advice, Slot::after));
}

TEST_CASE("with too little time for all spots the most tender one is pressed", "[guidance]") {
  Spot sore = numbered(tests::neckSpot(), 2);
  sore.tenderness = 7;
  const Advice advice = within(1, {tests::neckSpot(), sore}, {});
  const auto press = std::find_if(advice.steps.begin(), advice.steps.end(),
                                  [](const Step& step) { return step.slot == Slot::press; });
  REQUIRE(press != advice.steps.end());
  CHECK(press->at == std::vector<std::size_t>{1});
}

TEST_CASE("without any minute what is spread over the day remains", "[guidance]") {
  const Advice advice = within(0, {tests::backSpot()});
  CHECK(advice.minutes == 0);
  CHECK(tests::names(advice, "drink-water"));
  CHECK(tests::names(advice, "rest"));
}

TEST_CASE("a routine with a limit of its own stays within it", "[guidance]") {
  Knowledge limited = knowledge();
  for (Technique& technique : limited.techniques)
    if (technique.id == "stretch") technique.doses.front().minutesMax = 2.0;
  Request request = tests::healthy(
      {tests::neckSpot(), numbered(tests::neckSpot(), 2), numbered(tests::neckSpot(), 3)});
  const Advice advice = advise(limited, request);
  CHECK(tests::stepOf(advice, "stretch")->minutes <= 2.0);
  CHECK(whyLeftOut(advice, "stretch").find("within 2 min") != std::string::npos);
}
