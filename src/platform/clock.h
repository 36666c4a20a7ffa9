#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace knotmap::platform {

/// The date of the clock on the wall.
std::chrono::year_month_day today();

/// The moment of the clock on the wall with its time zone: "2026-11-21T18:05:34+01:00".
std::string moment();

/// Where a program takes the time from: the clock on the wall, unless it is told otherwise.
struct Clock {
  std::function<std::chrono::year_month_day()> today = platform::today;
  std::function<std::string()> moment = platform::moment;
};

}  // namespace knotmap::platform
