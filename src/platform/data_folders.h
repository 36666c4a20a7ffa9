#pragma once

#include <filesystem>

namespace knotmap::platform {

/// Folders that hold the program's data, found at start-up and handed to whoever reads files.
struct DataFolders {
  std::filesystem::path assets;   ///< readable data with sources
  std::filesystem::path shaders;  ///< GLSL files
  std::filesystem::path body;     ///< the baked body, "knotmap.body"
  std::filesystem::path fonts;    ///< "text.otf", "text-semibold.otf", "icons.ttf"
};

}  // namespace knotmap::platform
