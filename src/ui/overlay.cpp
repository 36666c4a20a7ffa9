#include <imgui.h>

#include <cmath>

#include "ui/theme.h"
#include "ui/ui.h"

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

void drawLabel(ImDrawList& draw, const OverlayLabel& label, const Theme& theme, float scale) {
  const LabelLook look = lookOf(label.kind, theme);
  ImFont* font = fontOf(look.font);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, label.text.c_str());
  const ImVec2 at{std::round(label.x - 0.5f * size.x), std::round(label.y - 0.5f * size.y)};
  const ImVec2 margin{(look.round ? 6.0f : 5.0f) * scale, 2.0f * scale};
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
  for (const OverlayLabel& label : labels)
    drawLabel(*ImGui::GetBackgroundDrawList(), label, theme, settings.scale);
}

}  // namespace knotmap::ui
