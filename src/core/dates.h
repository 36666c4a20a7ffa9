#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace knotmap::core {

// Dates as files and the command line write them (ISO 8601): "2026-11-21".

/// None where the text is not a date of the calendar.
std::optional<std::chrono::year_month_day> dateFromText(const std::string& text);
std::string dateText(std::chrono::year_month_day date);

/// Is this a moment with its time zone as RFC 3339 writes it: "2026-11-21T18:05:34+01:00", with
/// fractions of a second or "Z" for a zone, too?
bool isMoment(std::string_view text);

}  // namespace knotmap::core
