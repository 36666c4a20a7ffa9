#pragma once

#include <chrono>
#include <string>

namespace knotmap::platform {

/// The date of the clock on the wall.
std::chrono::year_month_day today();

/// The moment of the clock on the wall with its time zone: "2026-11-21T18:05:34+01:00".
std::string moment();

}  // namespace knotmap::platform
