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
  /// The text of the interface in the person's language: `ctx.tr("plan.who-helps")`, or with
  /// arguments `ctx.tr("plan.minutes", fmt::arg("count", 5))`.
  const char* tr(std::string_view key) const { return input.catalogue.messages(key); }
  template <class... Args>
  std::string tr(std::string_view key, const Args&... args) const requires(sizeof...(args) > 0) {
    return input.catalogue.messages(key, args...);
  }
  void edit(session::Edit change) { output.edits.push_back(std::move(change)); }
  void act(Action action) { output.actions.push_back(std::move(action)); }
  void say(std::string message, bool error = false) {
    state.message = std::move(message);
    state.messageIsError = error;
  }
};

}  // namespace knotmap::ui
