#include "platform/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace knotmap::platform {
namespace {

std::tm localNow() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

std::chrono::year_month_day today() {
  using namespace std::chrono;
  const std::tm local = localNow();
  return {year{local.tm_year + 1900}, month{static_cast<unsigned>(local.tm_mon + 1)},
          day{static_cast<unsigned>(local.tm_mday)}};
}

std::string moment() {
  const std::tm local = localNow();
  const long offsetMinutes = local.tm_gmtoff / 60;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", local.tm_year + 1900,
                     local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min,
                     std::min(local.tm_sec, 59), offsetMinutes < 0 ? '-' : '+',
                     std::abs(offsetMinutes) / 60, std::abs(offsetMinutes) % 60);
}

}  // namespace knotmap::platform
