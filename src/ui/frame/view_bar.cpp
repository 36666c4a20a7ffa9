#include <fmt/format.h>

#include "ui/frame/layout.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/keys/key_words.h"

namespace knotmap::ui {
namespace {

const char* labelOf(const PanelContext& ctx, const ViewButton& view) {
  return ctx.tr(fmt::format("view.{}", view.id));
}

bool viewButton(const PanelContext& ctx, const ViewButton& view) {
  const bool active = ctx.input.currentView == view.id;
  ImGui::PushStyleColor(ImGuiCol_Button, active ? ctx.theme.accentSoft : ctx.theme.card);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, active ? ctx.theme.accentSoft : ctx.theme.hover);
  ImGui::PushStyleColor(ImGuiCol_Text, active ? ctx.theme.accent : ctx.theme.text);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0f, 0.0f});
  ImGui::PushFont(fontOf(FontRole::small));
  const char* words = labelOf(ctx, view);
  const std::string label = fmt::format("{}###{}", words, view.id);
  const bool clicked =
      ImGui::Button(label.c_str(), {ctx.px(viewButtonWidth(words)), ctx.px(28.0f)});
  ImGui::PopFont();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(3);
  const char* name = ctx.tr(fmt::format("view.{}-name", view.id));
  tooltip(ctx, tipWithKeys(ctx, name, fmt::format("view-{}", view.id)));
  return clicked;
}

/// The width of the row of buttons that begins with `first`; `end` is the first of the next row.
float rowWidth(const PanelContext& ctx, std::size_t first, float room, std::size_t& end) {
  const auto& views = viewButtons();
  float width = 0.0f;
  for (end = first; end < views.size(); ++end) {
    const float more =
        ctx.px(viewButtonWidth(labelOf(ctx, views[end]))) + (end > first ? ctx.px(3.0f) : 0.0f);
    if (end > first && width + more > room) break;
    width += more;
  }
  return width;
}

/// The text that says what a click does.
const char* hintKey(Tool tool) {
  if (tool == Tool::paint) return "view.hint-paint";
  if (tool == Tool::muscle) return "view.hint-muscle";
  return tool == Tool::brokenSkin ? "view.hint-broken-skin" : "view.hint-mark";
}

}  // namespace

void drawViewBar(PanelContext& ctx) {
  const auto& views = viewButtons();
  const float room = ImGui::GetContentRegionAvail().x;
  const float left = ImGui::GetCursorPosX();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ctx.px(3.0f), ctx.px(4.0f)});
  for (std::size_t first = 0; first < views.size();) {
    std::size_t end = first;
    const float width = rowWidth(ctx, first, room, end);
    ImGui::SetCursorPosX(left + 0.5f * (room - width));
    for (std::size_t i = first; i < end; ++i) {
      if (i > first) ImGui::SameLine();
      if (viewButton(ctx, views[i])) ctx.act(LookFrom{views[i].id});
    }
    first = end;
  }
  ImGui::PopStyleVar();
}

void drawHoverLine(PanelContext& ctx) {
  const bool hint = ctx.input.hover.empty();
  if (hint && !ctx.session().marks.empty()) return;
  const std::string& words = ctx.input.hover;
  const char* shown = hint ? ctx.tr(hintKey(ctx.state.marks.tool)) : words.c_str();
  ImFont* font = fontOf(FontRole::heading);
  ImGui::PushFont(font);
  const float room = ImGui::GetWindowWidth();
  if (ImGui::CalcTextSize(shown).x > room) {
    ImGui::PopFont();
    ImGui::PushFont(fontOf(FontRole::small));
  }
  // The distance to a landmark goes before the place does.
  const std::string place = words.substr(0, words.find(", "));
  if (!hint && ImGui::CalcTextSize(shown).x > room) shown = place.c_str();
  const ImVec2 size = ImGui::CalcTextSize(shown);
  ImGui::SetCursorPos(
      {std::max(0.0f, 0.5f * (room - size.x)), 0.5f * (ImGui::GetWindowHeight() - size.y)});
  ImGui::PushStyleColor(ImGuiCol_Text, hint ? ctx.theme.textSoft : ctx.theme.text);
  ImGui::TextUnformatted(shown);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

}  // namespace knotmap::ui
