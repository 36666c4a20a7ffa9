#include "platform/clock.h"

#include <ctime>

namespace knotmap::platform {

std::chrono::year_month_day today() {
  using namespace std::chrono;
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {year{local.tm_year + 1900}, month{static_cast<unsigned>(local.tm_mon + 1)},
          day{static_cast<unsigned>(local.tm_mday)}};
}

}  // namespace knotmap::platform
