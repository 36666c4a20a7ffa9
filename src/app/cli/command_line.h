#pragma once

#include <span>

#include "app/cli/commands.h"

namespace knotmap::app {

/// Parses the command line, which knows `commands()` and `more`, and runs what it asks for. Exit
/// status: 0 done, 1 the input or data is wrong, 2 wrong usage.
int runCommandLine(int argc, char** argv, std::span<const Command> more);

}  // namespace knotmap::app
