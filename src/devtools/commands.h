#pragma once

#include <span>

#include "app/cli/commands.h"

namespace knotmap::devtools {

/// The commands for those who work on Knotmap and its data, in the order of the help.
std::span<const app::Command> commands();

}  // namespace knotmap::devtools
