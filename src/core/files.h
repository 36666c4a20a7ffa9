#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace knotmap::core {

/// The whole file as bytes. Refuses directories, unreadable files and files over `maxBytes`.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes = 64u << 20);

/// Replaces `path` as a whole: writes a temporary file beside it, flushes it to disk and renames
/// it, so that a crash leaves either the old or the new content. The old file stays on failure.
Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Folders that hold the program's data, found at start-up and handed to whoever reads files.
struct DataFolders {
  std::filesystem::path assets;   ///< readable data with sources
  std::filesystem::path shaders;  ///< GLSL files
  std::filesystem::path body;     ///< the baked body file, "knotmap.body"
  std::filesystem::path
      fonts;  ///< "text.otf", "text-semibold.otf", "icons.ttf", copied at build time
};

}  // namespace knotmap::core
