#pragma once

#include <glm/glm.hpp>

namespace knotmap::core {

/// Body space, unless a name says otherwise: metres, Y up, the soles at y = 0, the body looks to
/// +Z, its left is +X.
using Vec3 = glm::vec3;

inline constexpr float kMmPerM = 1000.0f;

}  // namespace knotmap::core
