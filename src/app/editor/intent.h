#pragma once

#include <glm/vec2.hpp>
#include <variant>
#include <vector>

#include "session/edit.h"
#include "ui/frame/actions.h"

namespace knotmap::app {

// What pointer and keys mean, to be carried out in order. Edits between the begin and the end of a
// gesture are one step to undo.
struct BeginGesture {};
struct EndGesture {};
struct CancelGesture {};
/// Moves the picture by pixels of the window.
struct PanView {
  glm::vec2 pixels{};
};
/// Comes closer to what is under a pixel, or goes back from it.
struct ZoomView {
  glm::vec2 at{};
  float steps = 0.0f;  ///< of the wheel; above zero is closer
};

using Intent = std::variant<session::Edit, ui::Action, BeginGesture, EndGesture, CancelGesture,
                            PanView, ZoomView>;
using Intents = std::vector<Intent>;

}  // namespace knotmap::app
