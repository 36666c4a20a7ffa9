#include "core/dates.h"

#include <fmt/format.h>

#include <cctype>

namespace knotmap::core {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// Does the text look like `shape`, where each d stands for a digit?
bool looksLike(std::string_view shape, std::string_view text) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (shape[i] == 'd' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<year_month_day> dateFromText(const std::string& text) {
  if (!looksLike("dddd-dd-dd", text)) return std::nullopt;
  const year_month_day date{year{std::stoi(text.substr(0, 4))},
                            month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))},
                            day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
  if (!date.ok()) return std::nullopt;
  return date;
}

bool isMoment(std::string_view text) {
  constexpr std::size_t kDay = 10, kSecond = 19;
  if (text.size() <= kSecond || !looksLike("dddd-dd-ddTdd:dd:dd", text.substr(0, kSecond)))
    return false;
  if (!dateFromText(std::string(text.substr(0, kDay)))) return false;
  const auto isTime = [](std::string_view time) {  // "18:05", with ":34" or without
    return time.substr(0, 2) <= "23" && time.substr(3, 2) <= "59" &&
           (time.size() < 6 || time.substr(6, 2) <= "59");
  };
  if (!isTime(text.substr(kDay + 1, 8))) return false;
  std::string_view zone = text.substr(kSecond);
  if (zone[0] == '.') {
    const std::size_t end = zone.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) return false;
    zone = zone.substr(end);
  }
  if (zone == "Z") return true;
  return (looksLike("+dd:dd", zone) || looksLike("-dd:dd", zone)) && isTime(zone.substr(1));
}

std::string dateText(year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace knotmap::core
