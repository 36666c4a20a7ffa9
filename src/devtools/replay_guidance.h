#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "app/editor/program.h"

namespace knotmap::devtools {

/// Words of a replay for following a plan: `stage`, `run`, `expect-run`, `expect-scores`. None when
/// the word is no such step; docs/formats.md describes them.
std::optional<core::Status> guidanceStep(const std::string& step, std::istringstream& words,
                                         app::Program& program);

}  // namespace knotmap::devtools
