#pragma once

#include "ui/keys/keys.h"

namespace knotmap::app {

/// One event from the window or from a recorded script.
struct InputEvent {
  enum class Kind { pointerMove, button, wheel, key, text, focusLost };
  Kind kind = Kind::pointerMove;
  float x = 0, y = 0;  ///< pointer position in pixels; wheel: steps in y
  int button = 0;      ///< 0 left, 1 right, 2 middle
  ui::Key key = ui::Key::none;
  bool down = false;
  bool control = false, shift = false, alt = false;
  char32_t character = 0;
};

}  // namespace knotmap::app
