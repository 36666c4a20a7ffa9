#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace knotmap::app {

/// The date of the clock on the wall.
std::chrono::year_month_day today();

/// "2026-11-21"; none where it is not a date.
std::optional<std::chrono::year_month_day> dateFromText(const std::string& text);
std::string dateText(std::chrono::year_month_day date);

}  // namespace knotmap::app
