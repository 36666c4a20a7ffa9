#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace knotmap::core {

// Dates as files and the command line write them (ISO 8601): "2026-11-21".

/// None where the text is not a date of the calendar.
std::optional<std::chrono::year_month_day> dateFromText(const std::string& text);
std::string dateText(std::chrono::year_month_day date);

}  // namespace knotmap::core
