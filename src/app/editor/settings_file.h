#pragma once

#include <filesystem>

#include "core/result.h"
#include "ui/frame/ui.h"

namespace knotmap::app {

/// The settings as the person left them; the defaults when the file is missing or unreadable.
ui::Settings loadSettings(const std::filesystem::path& folder);
core::Status saveSettings(const ui::Settings& settings, const std::filesystem::path& folder);

}  // namespace knotmap::app
