#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using namespace std::chrono;
using tests::knowledge;

namespace {

Advice weekOf(Spot spot, std::optional<year_month_day> today = {}) {
  Request request = tests::healthy({std::move(spot)}, {"ball"});
  request.today = today;
  return advise(knowledge(), request);
}

Spot since(Since since) {
  Spot spot = tests::backSpot();
  spot.since = since;
  return spot;
}

bool has(const Advice& advice, const PlanDay& day, const std::string& technique) {
  return std::any_of(day.steps.begin(), day.steps.end(), [&](std::size_t step) {
    return advice.steps.at(step).technique == technique;
  });
}

}  // namespace

TEST_CASE("what is done only when there is reason to stands in no day of the week", "[guidance]") {
  const Advice advice = weekOf(since(Since::weeks));
  REQUIRE(tests::names(advice, "see-professional"));
  for (const PlanDay& day : advice.week) CHECK_FALSE(has(advice, day, "see-professional"));
}

TEST_CASE("a knot that comes back or is weeks old gets a week", "[guidance]") {
  CHECK(weekOf(since(Since::weeks)).week.size() == 7);
  CHECK(weekOf(since(Since::months)).week.size() == 7);
  Spot returning = since(Since::days);
  returning.comesBack = true;
  CHECK(weekOf(returning).week.size() == 7);
}

TEST_CASE("a knot of some days that does not come back gets no week", "[guidance]") {
  for (const Since fresh : {Since::unknown, Since::today, Since::days})
    CHECK(weekOf(since(fresh)).week.empty());
}

TEST_CASE("pressing and its warm-up come every second day, the rest daily", "[guidance]") {
  const Advice advice = weekOf(since(Since::weeks));
  for (std::size_t day = 0; day < 7; ++day) {
    INFO("day " << day);
    const PlanDay& plan = advice.week.at(day);
    CHECK(has(advice, plan, "sustained-pressure-ball") == (day % 2 == 0));
    CHECK(has(advice, plan, "warm-up-heat") == (day % 2 == 0));
    CHECK(has(advice, plan, "stretch"));
    CHECK(has(advice, plan, "careful-movement"));
    CHECK((plan.note.find("36 hours") != std::string::npos) == (day % 2 == 1));
  }
}

TEST_CASE("a week without pressing is the same every day", "[guidance]") {
  Spot spot = tests::sideOfNeckSpot();
  spot.since = Since::weeks;
  const Advice advice = weekOf(spot);
  for (const PlanDay& day : advice.week) {
    CHECK(day.steps == advice.week.front().steps);
    CHECK(has(advice, day, "heat"));
  }
}

TEST_CASE("days of the week have dates, across the end of a month", "[guidance]") {
  const Advice advice = weekOf(since(Since::weeks), year(2026) / 11 / 28);
  CHECK(advice.week[0].date == year(2026) / 11 / 28);
  CHECK(advice.week[3].date == year(2026) / 12 / 1);
  for (const PlanDay& day : weekOf(since(Since::weeks)).week) CHECK_FALSE(day.date.has_value());
}

TEST_CASE("a stop leaves no week, no treatment and nobody to see later", "[guidance]") {
  Request request = tests::healthy({since(Since::weeks)}, {"ball"});
  request.answers["severe-or-rising"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  CHECK(advice.status == Advice::Status::stop);
  CHECK(advice.week.empty());
  CHECK(advice.treatments.empty());
  CHECK(advice.followUps.empty());
}
