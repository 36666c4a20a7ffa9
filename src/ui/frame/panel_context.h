#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

#include "ui/frame/theme.h"
#include "ui/frame/ui.h"

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
  const char* tr(std::string_view key) const;
  template <class... Args>
  std::string tr(std::string_view key, const Args&... args) const requires(sizeof...(args) > 0) {
    return filled(key, fmt::make_format_args(args...));
  }
  void edit(session::Edit change) { output.edits.push_back(std::move(change)); }
  void act(Action action) { output.actions.push_back(std::move(action)); }
  void say(std::string message, bool error = false) {
    state.frame.notice.text = std::move(message);
    state.frame.notice.isError = error;
  }

 private:
  std::string filled(std::string_view key, fmt::format_args args) const;
};

}  // namespace knotmap::ui
