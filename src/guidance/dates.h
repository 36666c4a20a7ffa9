#pragma once

#include <chrono>
#include <optional>

namespace knotmap::guidance {

using Date = std::optional<std::chrono::year_month_day>;

/// `days` after `date`; none without a date.
inline Date daysAfter(const Date& date, int days) {
  if (!date) return std::nullopt;
  return std::chrono::year_month_day(std::chrono::sys_days(*date) + std::chrono::days(days));
}

}  // namespace knotmap::guidance
