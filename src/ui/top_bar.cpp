#include <fmt/format.h>

#include <array>
#include <cmath>

#include "ui/explain_panel.h"
#include "ui/icons.h"
#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

void divider(const PanelContext& ctx) {
  ImGui::SameLine(0.0f, ctx.px(8.0f));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + ctx.px(6.0f)},
                                            {at.x + ctx.px(1.0f), at.y + ctx.px(28.0f)},
                                            packed(ctx.theme.line));
  ImGui::Dummy({ctx.px(1.0f), ctx.px(34.0f)});
  ImGui::SameLine(0.0f, ctx.px(8.0f));
}

void next(const PanelContext& ctx) { ImGui::SameLine(0.0f, ctx.px(2.0f)); }

void openDialog(PanelContext& ctx, FileDialog dialog) {
  ctx.state.fileDialog = dialog;
  ctx.state.dialogError.clear();
  ctx.state.dialogReplaces = false;
}

void drawFiles(PanelContext& ctx) {
  if (iconButton(ctx, {.id = "new", .icon = icon::kNew, .tip = "New session (Ctrl+N)"}))
    ctx.act(NewSession{});
  next(ctx);
  if (iconButton(ctx,
                 {.id = "open", .icon = icon::kOpen, .tip = "Open a session or a model (Ctrl+O)"}))
    openDialog(ctx, FileDialog::open);
  next(ctx);
  if (iconButton(ctx, {.id = "save", .icon = icon::kSave, .tip = "Save (Ctrl+S)"}))
    ctx.act(SaveSession{});
  next(ctx);
  if (iconButton(ctx, {.id = "save as", .icon = icon::kSession, .tip = "Save under another name"}))
    openDialog(ctx, FileDialog::saveAs);
}

void drawHistory(PanelContext& ctx) {
  const session::History& history = ctx.input.history;
  if (iconButton(ctx,
                 {.id = "undo",
                  .icon = icon::kUndo,
                  .tip = history.canUndo() ? fmt::format("Undo: {} (Ctrl+Z)", history.undoName())
                                           : "Nothing to undo",
                  .enabled = history.canUndo()}))
    ctx.act(Undo{});
  next(ctx);
  if (iconButton(ctx,
                 {.id = "redo",
                  .icon = icon::kRedo,
                  .tip = history.canRedo() ? fmt::format("Redo: {} (Ctrl+Y)", history.redoName())
                                           : "Nothing to redo",
                  .enabled = history.canRedo()}))
    ctx.act(Redo{});
}

/// The words stand beside the slider, where its knob does not hide them.
void drawBrush(PanelContext& ctx) {
  ImGui::SameLine(0.0f, ctx.px(12.0f));
  const float top = ImGui::GetCursorPosY();
  const float height = ctx.px(34.0f);
  const std::string words = fmt::format("Brush {:.0f} mm", ctx.state.brushRadiusMm);
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::SetCursorPosY(top + std::round(0.5f * (height - ImGui::GetTextLineHeight())));
  ImGui::TextUnformatted(words.c_str());
  const float widest = ImGui::CalcTextSize("Brush 50 mm").x;
  ImGui::PopFont();
  const float x = ImGui::GetItemRectMin().x - ImGui::GetWindowPos().x;
  ImGui::SameLine(x + widest + ctx.px(10.0f));
  ImGui::SetCursorPosY(top + std::round(0.5f * (height - ctx.px(18.0f))));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ctx.px(10.0f), 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, ctx.px(18.0f));
  ImGui::SetNextItemWidth(ctx.px(60.0f));
  ImGui::SliderFloat("##brush", &ctx.state.brushRadiusMm, 3.0f, 50.0f, "",
                     ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
  ImGui::PopStyleVar(2);
  tooltip(ctx, "How far the brush reaches around the cursor");
}

void drawTools(PanelContext& ctx) {
  struct ToolButton {
    Tool tool;
    const char *icon, *label, *tip;
  };
  constexpr std::array<ToolButton, 4> kTools{
      {{Tool::mark, icon::kMark, "Mark", "Click the body to mark a sore spot (M)"},
       {Tool::paint, icon::kPaint, "Paint pain", "Draw on the body where you feel the pain (P)"},
       {Tool::brokenSkin, icon::kBrokenSkin, "Broken skin",
        "Draw on skin that is wounded: nothing will press there (B)"},
       {Tool::muscle, icon::kMuscle, "Muscles", "Look below the skin; click a muscle (T)"}}};
  for (const ToolButton& tool : kTools) {
    if (tool.tool != Tool::mark) next(ctx);
    if (iconButton(ctx, {.id = tool.label,
                         .icon = tool.icon,
                         .tip = tool.tip,
                         .active = ctx.state.tool == tool.tool,
                         .label = tool.label}))
      chooseTool(ctx.state, tool.tool);
  }
  if (ctx.state.tool == Tool::mark || ctx.state.tool == Tool::muscle) return;
  drawBrush(ctx);
}

void drawScaleMenu(PanelContext& ctx) {
  constexpr std::array<float, 7> kScales{0.75f, 1.0f, 1.25f, 1.5f, 1.75f, 2.0f, 3.0f};
  if (!ImGui::BeginPopup("scale")) return;
  softText(ctx, "Size of text and panels");
  for (const float scale : kScales) {
    const std::string label = fmt::format("{:.0f} %", scale * 100.0f);
    if (!ImGui::MenuItem(label.c_str(), nullptr, ctx.state.settings.scale == scale)) continue;
    ctx.state.settings.scale = scale;
    ctx.act(SaveSettings{});
  }
  ImGui::EndPopup();
}

void drawWindowButtons(PanelContext& ctx) {
  const float needed = 5.0f * ctx.px(36.0f);
  ImGui::SameLine(ImGui::GetWindowWidth() - needed - ctx.px(10.0f));
  ImGui::SetCursorPosY(ImGui::GetCursorStartPos().y);  // whatever stood before them
  if (iconButton(ctx, {.id = "explain",
                       .icon = icon::kExplain,
                       .tip = ctx.tr("explain.button-tip"),
                       .active = ctx.state.stage == Stage::explain}))
    toggleExplain(ctx.state);
  next(ctx);
  const bool dark = ctx.state.settings.dark;
  if (iconButton(ctx, {.id = "theme",
                       .icon = dark ? icon::kLight : icon::kDark,
                       .tip = dark ? "Light colours" : "Dark colours"})) {
    ctx.state.settings.dark = !dark;
    ctx.act(SaveSettings{});
  }
  next(ctx);
  if (iconButton(ctx, {.id = "size", .icon = icon::kScale, .tip = "Size of text and panels"}))
    ImGui::OpenPopup("scale");
  drawScaleMenu(ctx);
  next(ctx);
  if (iconButton(ctx, {.id = "help", .icon = icon::kHelp, .tip = "Help and keys (F1)"}))
    ctx.state.helpOpen = !ctx.state.helpOpen;
  next(ctx);
  if (iconButton(ctx, {.id = "about", .icon = icon::kInfo, .tip = "About Knotmap"}))
    ctx.state.aboutOpen = !ctx.state.aboutOpen;
}

}  // namespace

void drawTopBar(PanelContext& ctx) {
  drawFiles(ctx);
  divider(ctx);
  drawHistory(ctx);
  divider(ctx);
  drawTools(ctx);
  drawWindowButtons(ctx);
}

}  // namespace knotmap::ui
