#include <fmt/format.h>

#include <array>

#include "ui/dialogs/info_window.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/keys/key_words.h"

namespace knotmap::ui {
namespace {

/// What the mouse does: the texts "help.KEY-keys" and "help.KEY".
constexpr std::array kMouse{"click", "drag-mark", "drag", "pan", "wheel", "double-click"};

std::vector<KeyLine> mouseLines(const PanelContext& ctx) {
  std::vector<KeyLine> lines;
  for (const char* line : kMouse)
    lines.push_back(
        {ctx.tr(fmt::format("help.{}-keys", line)), ctx.tr(fmt::format("help.{}", line))});
  return lines;
}

void drawLines(const PanelContext& ctx, const std::vector<KeyLine>& lines, const char* id) {
  if (!ImGui::BeginTable(id, 2, ImGuiTableFlags_None)) return;
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::TableSetupColumn("keys", ImGuiTableColumnFlags_WidthFixed, ctx.px(200.0f));
  ImGui::TableSetupColumn("does", ImGuiTableColumnFlags_WidthStretch);
  for (const KeyLine& line : lines) {
    ImGui::TableNextColumn();
    text(line.keys);
    ImGui::TableNextColumn();
    colouredText(ctx.theme.textSoft, line.does);
  }
  ImGui::PopFont();
  ImGui::EndTable();
}

}  // namespace

void drawHelpWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, ctx.tr("help.title"), ctx.state.frame.helpOpen, 640.0f)) return;
  numbered(ctx, 1, ctx.tr("help.step-mark"));
  numbered(ctx, 2, ctx.tr("help.step-spot"));
  numbered(ctx, 3, ctx.tr("help.step-symptom"));
  numbered(ctx, 4, ctx.tr("help.step-plan"));
  gap(ctx, 4.0f);
  strongText(ctx.tr("help.mouse"));
  drawLines(ctx, mouseLines(ctx), "mouse");
  strongText(ctx.tr("help.keys"));
  // In a stage its own keys are what somebody looks for.
  const core::Messages& messages = ctx.input.catalogue.messages;
  const Stage stage = ctx.state.frame.stage;
  if (stage != Stage::work) drawLines(ctx, keyLines(stage, messages), "stage-keys");
  std::vector<KeyLine> keys = sharedKeyLines(stage, messages);
  if (stage == Stage::work) keys.push_back({ctx.tr("help.panels-keys"), ctx.tr("help.panels")});
  drawLines(ctx, keys, "keys");
  softText(ctx, ctx.tr("help.caution"));
  endInfoWindow(ctx, ctx.state.frame.helpOpen);
}

}  // namespace knotmap::ui
