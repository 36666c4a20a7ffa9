#pragma once

#include <imgui.h>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// A rounded box around whatever is drawn while it lives; text wraps and widgets end inside it.
/// Cards may stand in cards.
class Card {
 public:
  Card(const PanelContext& ctx, const char* id, const ImVec4& ground);
  Card(const PanelContext& ctx, const char* id) : Card(ctx, id, ctx.theme.card) {}
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  /// Colour of the border; by default a thin line.
  void outline(const ImVec4& colour) { line_ = colour; }

 private:
  const PanelContext* ctx_;
  ImDrawListSplitter splitter_;
  ImDrawList* draw_;
  ImVec2 topLeft_;
  float width_, padding_, workRight_, contentRight_;
  ImVec4 ground_, line_;
};

}  // namespace knotmap::ui
