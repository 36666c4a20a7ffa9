#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/window/input.h"

namespace knotmap::app {

class Program;

/// A key and what it does. The one place where a shortcut is added; the help window and the
/// documentation list come from it.
struct Shortcut {
  std::string keys;  ///< as people read it: "Ctrl+Z"
  int key = 0;       ///< GLFW key code
  bool control = false, shift = false;
  std::string help;
  void (*run)(Program&);
};

const std::vector<Shortcut>& shortcuts();

/// Runs the shortcut of a key press; false when it has none.
bool runShortcut(const InputEvent& event, Program& program);

}  // namespace knotmap::app
