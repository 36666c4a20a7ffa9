#pragma once

#include <filesystem>
#include <vector>

#include "app/check/check_language.h"
#include "core/result.h"
#include "platform/data_folders.h"

namespace knotmap::app {

struct CheckResult {
  core::Problems problems;                     ///< none: all sound
  std::vector<TranslationReport> languages{};  ///< of the languages that files belong to
  std::size_t files = 0;                       ///< looked at, those of folders counted one by one
};

/// Every problem of the files, and of the files in folders: sessions by their format, data files as
/// if they replaced the file of the same name (or of the same kind) in the program's own assets,
/// texts and translations by their place in `messages/LANGUAGE/`.
CheckResult check(const std::vector<std::filesystem::path>& files,
                  const platform::DataFolders& folders);
core::Problems checkFiles(const std::vector<std::filesystem::path>& files,
                          const platform::DataFolders& folders);

}  // namespace knotmap::app
