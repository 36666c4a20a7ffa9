#include <fmt/format.h>

#include <array>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/keys/key_words.h"
#include "ui/marks/mark_words.h"

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

void drawFiles(PanelContext& ctx) {
  if (iconButton(
          ctx,
          {.id = "new", .icon = icon::kNew, .tip = tipWithKeys(ctx, ctx.tr("bar.new"), "new")}))
    ctx.act(NewSession{});
  next(ctx);
  if (iconButton(
          ctx,
          {.id = "open", .icon = icon::kOpen, .tip = tipWithKeys(ctx, ctx.tr("bar.open"), "open")}))
    ctx.act(AskForFile{FileDialog::open});
  next(ctx);
  if (iconButton(
          ctx,
          {.id = "save", .icon = icon::kSave, .tip = tipWithKeys(ctx, ctx.tr("bar.save"), "save")}))
    ctx.act(SaveSession{});
  next(ctx);
  if (iconButton(ctx, {.id = "save as", .icon = icon::kSession, .tip = ctx.tr("bar.save-as")}))
    ctx.act(AskForFile{FileDialog::saveAs});
}

void drawHistory(PanelContext& ctx) {
  const session::History& history = ctx.input.history;
  const core::Messages& messages = ctx.input.catalogue.messages;
  if (iconButton(
          ctx, {.id = "undo",
                .icon = icon::kUndo,
                .tip = history.canUndo()
                           ? tipWithKeys(
                                 ctx,
                                 ctx.tr("bar.undo",
                                        fmt::arg("what", editWords(messages, history.undoName()))),
                                 "undo")
                           : ctx.tr("bar.no-undo"),
                .enabled = history.canUndo()}))
    ctx.act(Undo{});
  next(ctx);
  if (iconButton(
          ctx, {.id = "redo",
                .icon = icon::kRedo,
                .tip = history.canRedo()
                           ? tipWithKeys(
                                 ctx,
                                 ctx.tr("bar.redo",
                                        fmt::arg("what", editWords(messages, history.redoName()))),
                                 "redo")
                           : ctx.tr("bar.no-redo"),
                .enabled = history.canRedo()}))
    ctx.act(Redo{});
}

/// The words stand beside the slider, where its knob does not hide them.
void drawBrush(PanelContext& ctx) {
  ImGui::SameLine(0.0f, ctx.px(12.0f));
  const float top = ImGui::GetCursorPosY();
  const float height = ctx.px(34.0f);
  const auto brushWords = [&](float mm) {
    return ctx.tr("bar.brush", fmt::arg("mm", std::lround(mm)));
  };
  const std::string words = brushWords(ctx.state.marks.brushRadiusMm);
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::SetCursorPosY(top + std::round(0.5f * (height - ImGui::GetTextLineHeight())));
  ImGui::TextUnformatted(words.c_str());
  const float widest = ImGui::CalcTextSize(brushWords(50.0f).c_str()).x;
  ImGui::PopFont();
  const float x = ImGui::GetItemRectMin().x - ImGui::GetWindowPos().x;
  ImGui::SameLine(x + widest + ctx.px(10.0f));
  ImGui::SetCursorPosY(top + std::round(0.5f * (height - ctx.px(18.0f))));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ctx.px(10.0f), 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, ctx.px(18.0f));
  ImGui::SetNextItemWidth(ctx.px(60.0f));
  ImGui::SliderFloat("##brush", &ctx.state.marks.brushRadiusMm, 3.0f, 50.0f, "",
                     ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
  ImGui::PopStyleVar(2);
  tooltip(ctx, ctx.tr("bar.brush-tip"));
}

struct ToolButton {
  Tool tool;
  const char *icon, *key;  ///< of its texts
  const char* binding;     ///< of the keymap
};
constexpr std::array<ToolButton, 4> kTools{
    {{Tool::mark, icon::kMark, "bar.mark", "tool-mark"},
     {Tool::paint, icon::kPaint, "bar.paint", "tool-paint"},
     {Tool::brokenSkin, icon::kBrokenSkin, "bar.broken-skin", "tool-broken-skin"},
     {Tool::muscle, icon::kMuscle, "bar.muscles", "tool-muscle"}}};

float windowButtonsWidth(const PanelContext& ctx) { return ctx.px(6.0f * 36.0f + 10.0f); }

bool hasBrush(Tool tool) { return tool == Tool::paint || tool == Tool::brokenSkin; }

/// The slider of the brush with its words and gaps; 0 for tools without one.
float brushWidth(const PanelContext& ctx) {
  if (!hasBrush(ctx.state.marks.tool)) return 0.0f;
  ImGui::PushFont(fontOf(FontRole::small));
  const float words = ImGui::CalcTextSize(ctx.tr("bar.brush", fmt::arg("mm", 50)).c_str()).x;
  ImGui::PopFont();
  return words + ctx.px(12.0f + 10.0f + 60.0f + 8.0f);
}

/// Whether the tools have room for their names beside everything else.
bool toolNamesFit(const PanelContext& ctx) {
  float needed = brushWidth(ctx);
  for (const ToolButton& tool : kTools)
    needed +=
        ctx.px(2.0f) +
        iconButtonWidth(ctx, {.id = "", .icon = tool.icon, .tip = {}, .label = ctx.tr(tool.key)});
  return ImGui::GetCursorPosX() + needed <= ImGui::GetWindowWidth() - windowButtonsWidth(ctx);
}

void drawTools(PanelContext& ctx) {
  const bool named = toolNamesFit(ctx);
  for (const ToolButton& tool : kTools) {
    if (tool.tool != Tool::mark) next(ctx);
    if (iconButton(ctx,
                   {.id = tool.key,
                    .icon = tool.icon,
                    .tip = tipWithKeys(ctx, ctx.tr(std::string(tool.key) + "-tip"), tool.binding),
                    .active = ctx.state.marks.tool == tool.tool,
                    .label = named ? ctx.tr(tool.key) : nullptr}))
      ctx.act(ChooseTool{tool.tool});
  }
  if (hasBrush(ctx.state.marks.tool)) drawBrush(ctx);
}

void drawScaleMenu(PanelContext& ctx) {
  constexpr std::array<float, 7> kScales{0.75f, 1.0f, 1.25f, 1.5f, 1.75f, 2.0f, 3.0f};
  if (!ImGui::BeginPopup("scale")) return;
  softText(ctx, ctx.tr("bar.scale"));
  for (const float scale : kScales) {
    const std::string label = fmt::format("{:.0f} %", scale * 100.0f);
    if (!ImGui::MenuItem(label.c_str(), nullptr, ctx.state.settings.scale == scale)) continue;
    ctx.state.settings.scale = scale;
    ctx.act(SaveSettings{});
  }
  ImGui::EndPopup();
}

void drawLanguageMenu(PanelContext& ctx) {
  if (!ImGui::BeginPopup("language")) return;
  softText(ctx, ctx.tr("bar.language"));
  std::vector<Language> choices = ctx.input.languages;
  choices.push_back({"", ctx.tr("bar.language-system")});
  for (const Language& language : choices) {
    const std::string label = fmt::format("{}###{}-", language.name, language.id);
    if (!ImGui::MenuItem(label.c_str(), nullptr, ctx.state.settings.language == language.id))
      continue;
    ctx.state.settings.language = language.id;
    ctx.act(SaveSettings{});
  }
  ImGui::EndPopup();
}

void drawWindowButtons(PanelContext& ctx) {
  ImGui::SameLine(ImGui::GetWindowWidth() - windowButtonsWidth(ctx));
  ImGui::SetCursorPosY(ImGui::GetCursorStartPos().y);  // whatever stood before them
  if (iconButton(ctx, {.id = "explain",
                       .icon = icon::kExplain,
                       .tip = tipWithKeys(ctx, ctx.tr("explain.button-tip"), "explain"),
                       .active = ctx.state.frame.stage == Stage::explain}))
    ctx.act(ToggleExplain{});
  next(ctx);
  const bool dark = ctx.state.settings.dark;
  if (iconButton(ctx, {.id = "theme",
                       .icon = dark ? icon::kLight : icon::kDark,
                       .tip = ctx.tr(dark ? "bar.light" : "bar.dark")})) {
    ctx.state.settings.dark = !dark;
    ctx.act(SaveSettings{});
  }
  next(ctx);
  if (iconButton(ctx, {.id = "language", .icon = icon::kLanguage, .tip = ctx.tr("bar.language")}))
    ImGui::OpenPopup("language");
  drawLanguageMenu(ctx);
  next(ctx);
  if (iconButton(ctx, {.id = "size", .icon = icon::kScale, .tip = ctx.tr("bar.scale")}))
    ImGui::OpenPopup("scale");
  drawScaleMenu(ctx);
  next(ctx);
  if (iconButton(
          ctx,
          {.id = "help", .icon = icon::kHelp, .tip = tipWithKeys(ctx, ctx.tr("bar.help"), "help")}))
    ctx.state.frame.helpOpen = !ctx.state.frame.helpOpen;
  next(ctx);
  if (iconButton(ctx, {.id = "about", .icon = icon::kInfo, .tip = ctx.tr("bar.about")}))
    ctx.state.frame.aboutOpen = !ctx.state.frame.aboutOpen;
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
