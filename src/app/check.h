#pragma once

#include <filesystem>
#include <vector>

#include "core/files.h"
#include "core/result.h"

namespace knotmap::app {

/// Every problem of the files: sessions by their format, data files as if they replaced the file
/// of the same name (or of the same kind) in the program's own assets. An empty list: all sound.
core::Problems checkFiles(const std::vector<std::filesystem::path>& files,
                          const core::DataFolders& folders);

}  // namespace knotmap::app
