#pragma once

#include <filesystem>

#include "app/editor/program.h"

namespace knotmap::devtools {

/// Runs a recorded script through the real program, without a display, and writes its pictures and
/// `log.txt` (what changed, line by line) to `output`. The script's words are in docs/formats.md.
struct ReplayRequest {
  app::ProgramSetup setup;
  std::filesystem::path script;
  int width = 1280, height = 800;
  std::filesystem::path output = ".";
};

core::Status replay(const ReplayRequest& request);

}  // namespace knotmap::devtools
