#include <stdlib.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>

#include "core/dates.h"
#include "platform/clock.h"

using namespace knotmap;

namespace {

/// The time zone of this process, put back at the end.
class Zone {
 public:
  explicit Zone(const char* zone) {
    if (const char* old = ::getenv("TZ")) old_ = old;
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  ~Zone() {
    if (old_.empty())
      ::unsetenv("TZ");
    else
      ::setenv("TZ", old_.c_str(), 1);
    ::tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  std::string old_;
};

/// Seconds since 1970 of a moment written like "2026-11-21T18:05:34+01:00".
std::int64_t secondsOf(const std::string& moment) {
  const auto number = [&](std::size_t at) { return std::stoi(moment.substr(at, 2)); };
  const auto day = core::dateFromText(moment.substr(0, 10));
  REQUIRE(day);
  const int offset = (moment[19] == '-' ? -1 : 1) * (number(20) * 60 + number(23));
  return std::chrono::sys_days(*day).time_since_epoch().count() * std::int64_t{86400} +
         number(11) * 3600 + number(14) * 60 + number(17) - offset * 60;
}

}  // namespace

TEST_CASE("The moment is now, told in the zone of the clock on the wall", "[platform]") {
  // POSIX names zones by what they lack to UTC: "<XXX>-5:45" is 5 h 45 min ahead.
  const auto [zone, offset] = GENERATE(table<const char*, const char*>({{"UTC0", "+00:00"},
                                                                        {"<XXX>-5:45", "+05:45"},
                                                                        {"<XXX>9:30", "-09:30"},
                                                                        {"<XXX>0:30", "-00:30"}}));
  const Zone here(zone);
  const std::string moment = platform::moment();
  INFO(moment);
  REQUIRE(core::isMoment(moment));
  CHECK(moment.substr(19) == offset);
  CHECK(std::abs(secondsOf(moment) - static_cast<std::int64_t>(std::time(nullptr))) <= 2);
}
