#pragma once

#include <filesystem>
#include <optional>

#include "core/result.h"
#include "platform/data_folders.h"

namespace knotmap::platform {

/// Where the program's data lies: `given` (option --data), else beside the executable, else in
/// ../share/knotmap as an installation has it. Fails with one line when the assets are in none.
core::Result<DataFolders> findFolders(const std::optional<std::filesystem::path>& given);

/// The file this program was started from, with all links followed; "" where it is not known.
std::filesystem::path executableFile();

/// The person's own folder for autosaves and settings, made for them alone when missing:
/// $XDG_STATE_HOME/knotmap, else ~/.local/state/knotmap, else a folder in the temporary folder.
std::filesystem::path stateFolder();

}  // namespace knotmap::platform
