#pragma once

#include <optional>
#include <sstream>

#include "app/editor/program.h"

namespace knotmap::devtools {

/// A drag that a step of a replay asks for, in pixels.
struct PixelDrag {
  glm::vec2 from{}, to{};
};

/// Does one step of the atlas mode, the words after "atlas"; docs/formats.md lists them. A handle
/// that is to be moved comes back as a drag, so that it goes the way of the real pointer.
core::Result<std::optional<PixelDrag>> runAtlasStep(app::Program& program,
                                                    std::istringstream& words);

}  // namespace knotmap::devtools
