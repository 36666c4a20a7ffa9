#pragma once

namespace knotmap::app {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace knotmap::app
