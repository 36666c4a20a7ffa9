#pragma once

namespace knotmap::app {

/// Parses the command line and runs what it asks for. Exit status: 0 done, 1 the input or data is
/// wrong, 2 wrong usage.
int runCommandLine(int argc, char** argv);

}  // namespace knotmap::app
