#include "ui/frame/widgets.h"

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"

namespace knotmap::ui {
namespace {

const char* begin(std::string_view words) { return words.data(); }
const char* end(std::string_view words) { return words.data() + words.size(); }

/// Colours of a button: without a ground of its own, or chosen.
int pushButtonColours(const Theme& theme, bool active) {
  ImVec4 clear = theme.field;
  clear.w = 0.0f;
  ImGui::PushStyleColor(ImGuiCol_Button, active ? theme.accentSoft : clear);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, active ? theme.accentSoft : theme.hover);
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, theme.pressed);
  ImGui::PushStyleColor(ImGuiCol_Text, active ? theme.accent : theme.text);
  return 4;
}

/// Text in the line of the last item, all of its lines starting at `indent`.
void hanging(std::string_view words, float indent) {
  ImGui::SameLine(0.0f, 0.0f);
  ImGui::SetCursorPosX(indent);
  text(words);
}

}  // namespace

void text(std::string_view words) {
  ImGui::PushTextWrapPos(0.0f);
  ImGui::TextUnformatted(begin(words), end(words));
  ImGui::PopTextWrapPos();
}

void colouredText(const ImVec4& colour, std::string_view words) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  text(words);
  ImGui::PopStyleColor();
}

void smallText(const ImVec4& colour, std::string_view words) {
  ImGui::PushFont(fontOf(FontRole::small));
  colouredText(colour, words);
  ImGui::PopFont();
}

void softText(const PanelContext& ctx, std::string_view words) {
  smallText(ctx.theme.textSoft, words);
}

void strongText(std::string_view words, const ImVec4* colour) {
  ImGui::PushFont(fontOf(FontRole::heading));
  if (colour)
    colouredText(*colour, words);
  else
    text(words);
  ImGui::PopFont();
}

void sectionHeading(const PanelContext& ctx, const char* words) {
  gap(ctx, 8.0f);
  strongText(words);
}

void bullet(const PanelContext& ctx, std::string_view words) {
  const float x = ImGui::GetCursorPosX();
  colouredText(ctx.theme.textSoft, "\u2022");
  hanging(words, x + ctx.px(14.0f));
}

void numbered(const PanelContext& ctx, int number, std::string_view words) {
  const float x = ImGui::GetCursorPosX();
  colouredText(ctx.theme.textSoft, std::to_string(number) + ".");
  hanging(words, x + ctx.px(number < 10 ? 22.0f : 30.0f));
}

void iconText(const char* icon, const ImVec4& colour, std::string_view words) {
  const float x = ImGui::GetCursorPosX();
  ImFont* icons = fontOf(FontRole::text);  // the only one with icons
  ImGui::PushFont(icons);
  colouredText(colour, icon);
  ImGui::PopFont();
  hanging(words, x + icons->FontSize * 1.6f);
}

void gap(const PanelContext& ctx, float atScaleOne) {
  const float spacing = ImGui::GetStyle().ItemSpacing.y;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ctx.px(atScaleOne));
  ImGui::Dummy({0.0f, 0.0f});
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - spacing);
}

void rule(const PanelContext& ctx) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddRectFilled(
      at, {at.x + width, at.y + std::max(1.0f, std::floor(ctx.px(1.0f)))}, packed(ctx.theme.line));
  ImGui::Dummy({width, ctx.px(1.0f)});
}

void tooltip(const PanelContext& ctx, std::string_view words) {
  const bool byKeyboard = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (words.empty() || !(ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled) || byKeyboard))
    return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ctx.px(10.0f), ctx.px(7.0f)});
  ImGui::BeginTooltip();
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::PushTextWrapPos(ctx.px(280.0f));
  ImGui::TextUnformatted(begin(words), end(words));
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

float iconButtonWidth(const PanelContext& ctx, const IconButton& button) {
  if (!button.label) return ctx.px(button.size);
  return ImGui::CalcTextSize(button.icon).x + ImGui::CalcTextSize(button.label).x + ctx.px(26.0f);
}

bool iconButton(const PanelContext& ctx, const IconButton& button) {
  ImGui::PushID(button.id);
  const int colours = pushButtonColours(ctx.theme, button.active);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0f, 0.0f});
  ImGui::BeginDisabled(!button.enabled);
  std::string label = button.icon;
  if (button.label) label += std::string(" ") + button.label;
  label += "###button";
  const bool clicked =
      ImGui::Button(label.c_str(), {iconButtonWidth(ctx, button), ctx.px(button.size)});
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(colours);
  tooltip(ctx, button.tip);
  ImGui::PopID();
  return clicked;
}

bool primaryButton(const PanelContext& ctx, const char* label, float width) {
  ImGui::PushStyleColor(ImGuiCol_Button, ctx.theme.accent);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ctx.theme.accentHover);
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, ctx.theme.accentHover);
  ImGui::PushStyleColor(ImGuiCol_Text, ctx.theme.textOnAccent);
  const bool clicked = ImGui::Button(label, {width, 0.0f});
  ImGui::PopStyleColor(4);
  return clicked;
}

bool quietButton(const PanelContext& ctx, const char* label, float width) {
  ImGui::PushStyleColor(ImGuiCol_Text, ctx.theme.text);
  const bool clicked = ImGui::Button(label, {width, 0.0f});
  ImGui::PopStyleColor();
  return clicked;
}

void besideIfRoom(const char* label) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float width = ImGui::CalcTextSize(label).x + 2.0f * style.FramePadding.x;
  const float end = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + style.ItemSpacing.x + width <= end) ImGui::SameLine();
}

std::optional<int> choice(const PanelContext& ctx, const char* id,
                          std::span<const char* const> labels, int chosen) {
  const float spacing = ctx.px(4.0f), padding = ctx.px(18.0f);
  float widest = 0.0f;
  for (const char* label : labels)
    widest = std::max(widest, ImGui::CalcTextSize(label).x + padding);
  const float count = static_cast<float>(labels.size());
  const float room = ImGui::GetContentRegionAvail().x;
  const float equal = std::floor((room - spacing * (count - 1.0f)) / count);
  const bool fits = equal >= widest;
  std::optional<int> clicked;
  ImGui::PushID(id);
  float x = 0.0f;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float width = fits ? equal : ImGui::CalcTextSize(labels[i]).x + padding;
    if (i > 0 && x + width <= room) ImGui::SameLine(0.0f, spacing);
    if (i > 0 && x + width > room) x = 0.0f;
    x += width + spacing;
    const bool active = static_cast<int>(i) == chosen;
    ImGui::PushStyleColor(ImGuiCol_Button, active ? ctx.theme.accent : ctx.theme.field);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, active ? ctx.theme.accentHover : ctx.theme.hover);
    ImGui::PushStyleColor(ImGuiCol_Text, active ? ctx.theme.textOnAccent : ctx.theme.text);
    if (ImGui::Button(labels[i], {width, 0.0f})) clicked = static_cast<int>(i);
    ImGui::PopStyleColor(3);
  }
  ImGui::PopID();
  return clicked;
}

bool expander(const PanelContext& ctx, const char* label, bool openAtFirst) {
  ImVec4 clear = ctx.theme.field;
  clear.w = 0.0f;
  ImGui::PushStyleColor(ImGuiCol_Header, clear);
  ImGui::PushStyleColor(ImGuiCol_Text, ctx.theme.textSoft);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ctx.px(4.0f), ctx.px(3.0f)});
  ImGui::PushFont(fontOf(FontRole::small));
  const ImGuiTreeNodeFlags flags =
      ImGuiTreeNodeFlags_NoTreePushOnOpen | ImGuiTreeNodeFlags_SpanAvailWidth |
      ImGuiTreeNodeFlags_FramePadding | (openAtFirst ? ImGuiTreeNodeFlags_DefaultOpen : 0);
  const bool open = ImGui::TreeNodeEx(label, flags);
  ImGui::PopFont();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
  return open;
}

bool row(const PanelContext& ctx, const Row& row) {
  const ImVec2 padding{ctx.px(10.0f), ctx.px(6.0f)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float icon = row.icon ? ImGui::GetFontSize() * 1.6f : 0.0f;
  const float wrap = std::max(width - 2.0f * padding.x - icon - row.right, ctx.px(40.0f));
  ImFont* small = fontOf(FontRole::small);
  const ImVec2 size = ImGui::CalcTextSize(begin(row.words), end(row.words), false, wrap);
  const ImVec2 note = row.note.empty() ? ImVec2{}
                                       : small->CalcTextSizeA(small->FontSize, FLT_MAX, wrap,
                                                              begin(row.note), end(row.note));
  const float noteGap = row.note.empty() ? 0.0f : ctx.px(2.0f);
  const float height = size.y + noteGap + note.y + 2.0f * padding.y;

  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, ctx.px(2.0f)});
  const ImGuiSelectableFlags flags = row.right > 0.0f ? ImGuiSelectableFlags_AllowItemOverlap : 0;
  const bool clicked = ImGui::Selectable(row.id, row.chosen, flags, {width, height});
  ImGui::PopStyleVar();

  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImU32 ink = ImGui::GetColorU32(row.chosen ? ctx.theme.accent : ctx.theme.text);
  const float x = at.x + padding.x + icon;
  if (row.icon) draw->AddText({at.x + padding.x, at.y + padding.y}, ink, row.icon);
  draw->AddText(ImGui::GetFont(), ImGui::GetFontSize(), {x, at.y + padding.y}, ink,
                begin(row.words), end(row.words), wrap);
  if (!row.note.empty())
    draw->AddText(small, small->FontSize, {x, at.y + padding.y + size.y + noteGap},
                  ImGui::GetColorU32(ctx.theme.textSoft), begin(row.note), end(row.note), wrap);
  return clicked;
}

bool thinSlider(PanelContext& ctx, const ThinSlider& slider) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ctx.px(10.0f), 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, ctx.px(18.0f));
  ImGui::SetNextItemWidth(-1.0f);
  const bool changed = ImGui::SliderFloat(slider.id, slider.value, slider.low, slider.high, "",
                                          ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
  ImGui::PopStyleVar(2);
  gesture(ctx);
  return changed;
}

void gesture(PanelContext& ctx) {
  if (ImGui::IsItemActivated()) ctx.output.gestureBegun = true;
  if (ImGui::IsItemDeactivated()) ctx.output.gestureEnded = true;
}

bool noteBox(PanelContext& ctx, const char* id, std::string& note, float height) {
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, wrap = width - 2.0f * padding.x;
  const float needed = ImGui::CalcTextSize(note.c_str(), nullptr, false, wrap).y;
  const ImVec2 size{width, std::max(ctx.px(height), needed + 2.0f * padding.y)};
  // Dear ImGui 1.86 cannot wrap what is typed: at rest the box shows words of its own.
  const bool typing = ImGui::GetActiveID() == ImGui::GetID(id);
  if (!typing) {
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->AddRectFilled(at, {at.x + size.x, at.y + size.y}, packed(ctx.theme.field),
                        ImGui::GetStyle().FrameRounding);
    draw->AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + padding.x, at.y + padding.y},
                  ImGui::GetColorU32(ImGuiCol_Text), note.c_str(), nullptr, wrap);
    ImGui::PushStyleColor(ImGuiCol_Text, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  }
  const bool changed = ImGui::InputTextMultiline(id, &note, size);
  if (!typing) ImGui::PopStyleColor(2);
  gesture(ctx);
  return changed;
}

void chip(const PanelContext& ctx, std::string_view words, const ImVec4& ink,
          const ImVec4& ground) {
  ImFont* small = fontOf(FontRole::small);
  const float room = std::max(ImGui::GetContentRegionAvail().x - ctx.px(14.0f), ctx.px(40.0f));
  const ImVec2 size =
      small->CalcTextSizeA(small->FontSize, FLT_MAX, room, begin(words), end(words));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 box{size.x + ctx.px(14.0f), size.y + ctx.px(6.0f)};
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + box.x, at.y + box.y}, packed(ground), ctx.px(5.0f));
  draw->AddText(small, small->FontSize, {at.x + ctx.px(7.0f), at.y + ctx.px(3.0f)}, packed(ink),
                begin(words), end(words), room);
  ImGui::Dummy(box);
}

void swatch(const PanelContext& ctx, core::Vec3 colour) {
  const float size = std::round(ImGui::GetFontSize() * 0.75f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float y = at.y + 0.5f * (ImGui::GetTextLineHeight() - size);
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + size, y + size},
                                            packed({colour.x, colour.y, colour.z, 1.0f}),
                                            ctx.px(3.0f));
  ImGui::Dummy({size, ImGui::GetTextLineHeight()});
}

}  // namespace knotmap::ui
