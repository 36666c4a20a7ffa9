#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "app/editor/program.h"

namespace knotmap::devtools {

/// Does a replay step that changes what the person sets up: theme, language, names of landmarks;
/// `words` is the rest of its line. None when `step` is not one of them.
std::optional<core::Status> settingStep(const std::string& step, std::istringstream& words,
                                        app::Program& program);

/// The set-up with a clock that stands still, so that a script plays alike on every day.
app::ProgramSetup onOneDay(app::ProgramSetup setup);

}  // namespace knotmap::devtools
