#pragma once

#include <string>

namespace knotmap::ui {

/// What the window is given over to. In `run` and `explain` the side panels make way: the body
/// stands on the left, one column with the matter in hand on the right.
enum class Stage { work, run, explain };

/// The tabs of the right panel.
enum class Tab { spot, symptoms, muscle, plan };

/// A line of the status bar.
struct Notice {
  std::string text;
  bool isError = false;
};

struct FrameState {
  Stage stage = Stage::work;
  Tab tab = Tab::spot;
  Notice notice;
  bool helpOpen = false, aboutOpen = false;
};

}  // namespace knotmap::ui
