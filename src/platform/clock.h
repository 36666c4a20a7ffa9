#pragma once

#include <chrono>

namespace knotmap::platform {

/// The date of the clock on the wall.
std::chrono::year_month_day today();

}  // namespace knotmap::platform
