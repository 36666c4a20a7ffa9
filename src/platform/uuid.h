#pragma once

#include <string>

namespace knotmap::platform {

/// A UUID of version 4 from the system's random source: "3f2b8c1e-9d54-4a7e-8b21-0c6f5e2d9a47".
std::string randomUuid();

}  // namespace knotmap::platform
