#include "platform/clock.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>

#include "platform/environment_guard.h"

using namespace std::chrono;
using knotmap::tests::EnvironmentGuard;

namespace {

/// The date at this moment where clocks are `ahead` of Greenwich.
year_month_day dateWith(hours ahead) { return floor<days>(system_clock::now() + ahead); }

/// Where clocks are `ahead` of Greenwich, is today's date the one worked out by hand? POSIX writes
/// zones with the opposite sign.
bool todayFollows(hours ahead) {
  const EnvironmentGuard zone("TZ", "XXX" + std::to_string(-ahead.count()));
  ::tzset();
  const year_month_day before = dateWith(ahead);
  const year_month_day found = knotmap::platform::today();
  const year_month_day after = dateWith(ahead);
  return found == before || found == after;
}

}  // namespace

TEST_CASE("today is the date of the person's zone, not that of Greenwich", "[platform]") {
  // Some hours of the day these two have different dates, whatever the time is now.
  CHECK(todayFollows(hours(14)));
  CHECK(todayFollows(hours(-12)));
  ::tzset();
}
