#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/frame/theme.h"
#include "ui/frame/ui.h"

namespace knotmap::ui {
namespace {

struct LabelLook {
  FontRole font;
  ImVec4 ink, ground;
  bool round = false;
};

LabelLook lookOf(OverlayLabel::Kind kind, const Theme& theme) {
  ImVec4 clear = theme.card;
  clear.w = 0.0f;
  ImVec4 veil = theme.card;
  veil.w = 0.82f;
  switch (kind) {
    case OverlayLabel::Kind::side:
      return {FontRole::letters, theme.textSoft, clear};
    case OverlayLabel::Kind::mark:
      return {FontRole::small, theme.text, veil, true};
    case OverlayLabel::Kind::deep:
      return {FontRole::small, theme.accent, veil};
    case OverlayLabel::Kind::landmark:
      break;
  }
  return {FontRole::small, theme.textSoft, veil};
}

ImVec2 marginOf(const LabelLook& look, float scale) {
  return {(look.round ? 6.0f : 5.0f) * scale, 2.0f * scale};
}

/// Left, top, right and bottom of a label with its ground.
ImVec4 boxOf(const OverlayLabel& label, const Theme& theme, float scale) {
  const LabelLook look = lookOf(label.kind, theme);
  const ImFont* font = fontOf(look.font);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, label.text.c_str());
  const ImVec2 margin = marginOf(look, scale);
  const float halfX = 0.5f * size.x + margin.x, halfY = 0.5f * size.y + margin.y;
  return {label.x - halfX, label.y - halfY, label.x + halfX, label.y + halfY};
}

bool overlap(const ImVec4& a, const ImVec4& b) {
  return a.x < b.z && b.x < a.z && a.y < b.w && b.y < a.w;
}

void drawLabel(ImDrawList& draw, const OverlayLabel& label, const Theme& theme, float scale) {
  const LabelLook look = lookOf(label.kind, theme);
  ImFont* font = fontOf(look.font);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, label.text.c_str());
  const ImVec2 at{std::round(label.x - 0.5f * size.x), std::round(label.y - 0.5f * size.y)};
  const ImVec2 margin = marginOf(look, scale);
  if (look.ground.w > 0.0f)
    draw.AddRectFilled({at.x - margin.x, at.y - margin.y},
                       {at.x + size.x + margin.x, at.y + size.y + margin.y}, packed(look.ground),
                       (look.round ? 9.0f : 4.0f) * scale);
  draw.AddText(font, font->FontSize, at, packed(look.ink), label.text.c_str());
}

}  // namespace

void drawLabels(const std::vector<OverlayLabel>& labels, const Settings& settings) {
  const Theme theme = themeOf(settings.dark);
  // Behind every window, so that dialogs and tooltips cover labels.
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  std::vector<ImVec4> taken;
  for (const OverlayLabel& label : labels)
    if (label.kind != OverlayLabel::Kind::landmark)
      taken.push_back(boxOf(label, theme, settings.scale));
  // A name that would cover another one is left out: coming closer makes room for it.
  for (const OverlayLabel& label : labels) {
    if (label.kind != OverlayLabel::Kind::landmark) continue;
    const ImVec4 box = boxOf(label, theme, settings.scale);
    const bool free = std::none_of(taken.begin(), taken.end(),
                                   [&](const ImVec4& other) { return overlap(box, other); });
    if (!free) continue;
    taken.push_back(box);
    drawLabel(draw, label, theme, settings.scale);
  }
  for (const OverlayLabel& label : labels)
    if (label.kind != OverlayLabel::Kind::landmark) drawLabel(draw, label, theme, settings.scale);
}

}  // namespace knotmap::ui
