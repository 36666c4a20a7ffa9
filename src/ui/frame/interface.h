#pragma once

#include "ui/frame/ui.h"

namespace knotmap::ui {

/// The panels and what only they know, which the rest of the program reads, and changes by named
/// actions alone. Needs a Dear ImGui context to draw.
class Interface {
 public:
  explicit Interface(const Settings& settings) { state_.settings = settings; }

  const UiState& state() const { return state_; }
  void perform(const InterfaceAction& action);
  /// A dialog or a window of text is open: it takes the keys.
  bool dialogOpen() const;
  UiOutput draw(const UiInput& input) { return drawUi(input, state_); }

 private:
  UiState state_;
};

/// What each named action does; for panels, which may write the state.
void perform(UiState& state, const InterfaceAction& action);

}  // namespace knotmap::ui
