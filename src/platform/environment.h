#pragma once

#include <string>

namespace knotmap::platform {

/// The environment variable `name`; "" where it is not set.
std::string environment(const std::string& name);

}  // namespace knotmap::platform
