#pragma once

#include <utility>

#include "ui/theme.h"
#include "ui/ui.h"

namespace knotmap::ui {

/// What every panel draws with and reports to.
struct PanelContext {
  const UiInput& input;
  UiState& state;
  UiOutput& output;
  const Theme& theme;

  const session::Session& session() const { return input.history.now(); }
  float px(float atScaleOne) const { return atScaleOne * state.settings.scale; }
  void edit(session::Edit change) { output.edits.push_back(std::move(change)); }
  void act(Action action) { output.actions.push_back(std::move(action)); }
  void say(std::string message, bool error = false) {
    state.message = std::move(message);
    state.messageIsError = error;
  }
};

}  // namespace knotmap::ui
