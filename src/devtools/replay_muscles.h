#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "app/editor/program.h"

namespace knotmap::devtools {

/// Does a replay step that is about muscles; `words` is the rest of its line. None when `step` is
/// not one of them. docs/formats.md "Replay script" lists them.
std::optional<core::Status> muscleStep(const std::string& step, std::istringstream& words,
                                       app::Program& program);

}  // namespace knotmap::devtools
