#include "core/date_words.h"

namespace knotmap::core {
namespace {

const char* monthWord(std::chrono::year_month_day date, const Messages& messages) {
  return messages(fmt::format("date.month-{}", static_cast<unsigned>(date.month())));
}

const char* weekdayWord(std::chrono::year_month_day date, const Messages& messages) {
  const std::chrono::weekday day{std::chrono::sys_days{date}};
  return messages(fmt::format("date.weekday-{}", day.iso_encoding()));
}

}  // namespace

std::string dateWords(std::chrono::year_month_day date, const Messages& messages) {
  return messages("date.date", fmt::arg("day", static_cast<unsigned>(date.day())),
                  fmt::arg("month", monthWord(date, messages)),
                  fmt::arg("year", static_cast<int>(date.year())));
}

std::string dayWords(std::chrono::year_month_day date, const Messages& messages) {
  return messages("date.day", fmt::arg("weekday", weekdayWord(date, messages)),
                  fmt::arg("day", static_cast<unsigned>(date.day())),
                  fmt::arg("month", monthWord(date, messages)));
}

}  // namespace knotmap::core
