#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace knotmap::platform {

/// The address of the function `name` (its C name) in the dynamic library `file`. The library is
/// loaded the first time it is asked for and stays until the program ends, so that the function may
/// be kept. The error's `what` is the system's reason.
core::Result<void*> libraryFunction(const std::filesystem::path& file, const std::string& name);

}  // namespace knotmap::platform
