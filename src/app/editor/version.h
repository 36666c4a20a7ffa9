#pragma once

namespace knotmap::app {

/// Of the program, as the top CMakeLists.txt has it.
inline constexpr const char* kVersion = KNOTMAP_VERSION;

}  // namespace knotmap::app
