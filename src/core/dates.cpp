#include "core/dates.h"

#include <fmt/format.h>

#include <cctype>

namespace knotmap::core {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

bool looksLikeADate(const std::string& text) {
  const std::string shape = "dddd-dd-dd";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (shape[i] == 'd' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<year_month_day> dateFromText(const std::string& text) {
  if (!looksLikeADate(text)) return std::nullopt;
  const year_month_day date{year{std::stoi(text.substr(0, 4))},
                            month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))},
                            day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string dateText(year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace knotmap::core
