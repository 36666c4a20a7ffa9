#pragma once

#include "render/scene.h"

/// Constants that shaders and C++ share.
namespace knotmap::render::shared {
#include "shared.h"
}  // namespace knotmap::render::shared

static_assert(knotmap::render::shared::kPatternSlots == knotmap::render::kMaxPatterns);
