#include <fmt/format.h>

#include <array>

#include "ui/dialogs/info_window.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

/// Lines of a table: the texts "help.KEY-keys" and "help.KEY".
constexpr std::array kMouse{"click", "drag-mark", "drag", "pan", "wheel", "double-click"};
constexpr std::array kKeys{"views", "turn",    "tools",  "see-through", "mark",   "undo",
                           "file",  "handout", "stages", "escape",      "panels", "help"};

template <std::size_t Count>
void drawLines(const PanelContext& ctx, const std::array<const char*, Count>& lines,
               const char* id) {
  if (!ImGui::BeginTable(id, 2, ImGuiTableFlags_None)) return;
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::TableSetupColumn("keys", ImGuiTableColumnFlags_WidthFixed, ctx.px(200.0f));
  ImGui::TableSetupColumn("does", ImGuiTableColumnFlags_WidthStretch);
  for (const char* line : lines) {
    ImGui::TableNextColumn();
    text(ctx.tr(fmt::format("help.{}-keys", line)));
    ImGui::TableNextColumn();
    colouredText(ctx.theme.textSoft, ctx.tr(fmt::format("help.{}", line)));
  }
  ImGui::PopFont();
  ImGui::EndTable();
}

}  // namespace

void drawHelpWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, ctx.tr("help.title"), ctx.state.helpOpen, 640.0f)) return;
  numbered(ctx, 1, ctx.tr("help.step-mark"));
  numbered(ctx, 2, ctx.tr("help.step-spot"));
  numbered(ctx, 3, ctx.tr("help.step-symptom"));
  numbered(ctx, 4, ctx.tr("help.step-plan"));
  gap(ctx, 4.0f);
  strongText(ctx.tr("help.mouse"));
  drawLines(ctx, kMouse, "mouse");
  strongText(ctx.tr("help.keys"));
  drawLines(ctx, kKeys, "keys");
  softText(ctx, ctx.tr("help.caution"));
  endInfoWindow(ctx, ctx.state.helpOpen);
}

}  // namespace knotmap::ui
