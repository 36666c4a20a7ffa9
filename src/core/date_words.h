#pragma once

#include <chrono>
#include <string>

#include "core/messages.h"

namespace knotmap::core {

/// "21 November 2026", "21. November 2026".
std::string dateWords(std::chrono::year_month_day date, const Messages& messages);

/// "Saturday 21 November", "Samstag, 21. November": a day soon to come.
std::string dayWords(std::chrono::year_month_day date, const Messages& messages);

}  // namespace knotmap::core
