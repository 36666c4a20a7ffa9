#pragma once

#include <optional>
#include <string>
#include <vector>

namespace knotmap::platform {

/// The number of this process; no other one that runs now has it, later ones may.
int processId();

/// Runs this executable once more with other arguments (without the program's name) and waits for
/// its end. Gives its exit state; none when it could not be started or was killed.
std::optional<int> runOwnProgram(const std::vector<std::string>& arguments);

/// Memory of this process that is in RAM now, in megabytes (1e6 bytes); 0 where it is not known.
double residentMb();

}  // namespace knotmap::platform
