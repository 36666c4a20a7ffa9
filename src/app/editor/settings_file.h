#pragma once

#include <filesystem>

#include "core/result.h"
#include "ui/frame/ui.h"

namespace knotmap::app {

/// The person's settings of last time; the usual ones when the file is missing or unreadable.
ui::Settings loadSettings(const std::filesystem::path& folder);
core::Status saveSettings(const ui::Settings& settings, const std::filesystem::path& folder);

}  // namespace knotmap::app
