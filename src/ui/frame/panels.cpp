#include <imgui.h>

#include "ui/author/author_panel.h"
#include "ui/explain/explain_panel.h"
#include "ui/frame/layout.h"
#include "ui/frame/sections.h"
#include "ui/frame/ui.h"
#include "ui/run/run_panel.h"

namespace knotmap::ui {
namespace {

/// A panel with a fixed place in the window.
struct Panel {
  const char* name;
  Rect Layout::*place;
  void (*draw)(PanelContext&);
  float paddingX, paddingY;  ///< at scale 1
  bool bar;                  ///< has the colour of bars
  bool scrolls = false;
};

constexpr Panel kPanels[] = {
    {"top bar", &Layout::top, drawTopBar, 10.0f, 7.0f, true},
    {"left", &Layout::left, drawLeftPanel, 14.0f, 12.0f, false, true},
    {"right", &Layout::right, drawRightPanel, 14.0f, 12.0f, false},
    {"hover", &Layout::hover, drawHoverLine, 0.0f, 0.0f, true},
    {"views", &Layout::views, drawViewBar, 8.0f, 2.0f, true, true},
    {"status", &Layout::status, drawStatusBar, 0.0f, 0.0f, true},
};

/// What stands beside the body in a stage.
void drawStageColumn(PanelContext& ctx) {
  switch (ctx.state.frame.stage) {
    case Stage::explain:
      return drawExplain(ctx);
    case Stage::run:
      return drawRun(ctx);
    case Stage::work:
      break;
  }
}

constexpr Panel kStagePanels[] = {
    {"top bar", &Layout::top, drawTopBar, 10.0f, 7.0f, true},
    {"stage", &Layout::right, drawStageColumn, 28.0f, 22.0f, false, true},
    {"status", &Layout::status, drawStatusBar, 0.0f, 0.0f, true},
};

/// Windows that open over everything.
constexpr void (*kDialogs[])(PanelContext&) = {drawFileDialog, drawHelpWindow, drawAboutWindow,
                                               drawAdviceWindow};

void drawPanel(PanelContext& ctx, const Panel& panel, const Layout& layout) {
  const Rect& place = layout.*panel.place;
  ImGui::SetNextWindowPos({place.x, place.y});
  ImGui::SetNextWindowSize({place.width, place.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      {ctx.px(panel.paddingX), ctx.px(panel.paddingY)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, panel.bar ? ctx.theme.bar : ctx.theme.panel);
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (panel.scrolls)
    flags &= ~ImGuiWindowFlags_NoScrollbar;
  else
    flags |= ImGuiWindowFlags_NoScrollWithMouse;
  // Their keys turn pages and time exercises.
  if (ctx.state.frame.stage != Stage::work) flags |= ImGuiWindowFlags_NoNavInputs;
  ImGui::Begin(panel.name, nullptr, flags);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  panel.draw(ctx);
  ImGui::End();
}

/// Thin lines between the panels and the body.
void drawSeams(const PanelContext& ctx, const Layout& layout) {
  ImDrawList* draw = ImGui::GetBackgroundDrawList();
  const ImU32 ink = packed(ctx.theme.line);
  const Rect& left = layout.left;
  const Rect& right = layout.right;
  const float thick = ctx.px(1.0f);
  const float bottom = right.y + right.height;
  if (left.width > 0.0f)
    draw->AddRectFilled({left.x + left.width, left.y}, {left.x + left.width + thick, bottom}, ink);
  draw->AddRectFilled({right.x - thick, right.y}, {right.x, bottom}, ink);
  draw->AddRectFilled({left.x + left.width, right.y}, {right.x, right.y + thick}, ink);
}

}  // namespace

UiOutput drawUi(const UiInput& input, UiState& state) {
  UiOutput output;
  const Theme theme = themeOf(state.settings.dark);
  PanelContext ctx{input, state, output, theme};
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Layout layout =
      layoutOf({window.x, window.y}, state.settings, state.frame.stage, input.catalogue.messages);
  drawLabels(input.labels, state.settings);
  if (input.author) drawAuthorHandles(ctx, *input.author);
  drawSeams(ctx, layout);
  if (state.frame.stage == Stage::work)
    for (const Panel& panel : kPanels) drawPanel(ctx, panel, layout);
  else
    for (const Panel& panel : kStagePanels) drawPanel(ctx, panel, layout);
  for (const auto dialog : kDialogs) dialog(ctx);
  return output;
}

}  // namespace knotmap::ui
