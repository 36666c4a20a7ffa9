#pragma once

#include <filesystem>
#include <vector>

#include "core/result.h"
#include "ui/frame/ui.h"

namespace knotmap::ui {

/// Folders, sessions (`.knotmap`) and, when `models`, 3D models of a folder, in this order and
/// each by name. Hidden names are left out.
core::Result<std::vector<FolderEntry>> listFolder(const std::filesystem::path& folder, bool models);

/// The name with ".knotmap" at its end.
std::string sessionFileName(const std::string& typed);

}  // namespace knotmap::ui
