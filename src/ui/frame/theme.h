#pragma once

#include <imgui.h>

namespace knotmap::ui {

/// Colours of everything the panels draw. Contrast of text on its ground is at least 4.5 to 1.
struct Theme {
  bool dark = false;
  ImVec4 text, textSoft, textOnAccent;
  ImVec4 bar, panel, card, field, line;
  ImVec4 hover, pressed;  ///< behind quiet buttons and rows
  ImVec4 accent, accentHover, accentSoft;
  ImVec4 danger, dangerSoft;    ///< stops
  ImVec4 caution, cautionSoft;  ///< limits, what to rule out
};
Theme themeOf(bool dark);

/// Spacing, rounding and colours of Dear ImGui's own widgets.
void applyTheme(const Theme& theme, float scale);

/// Fonts in the order `style.cpp` loads them.
enum class FontRole { text, heading, small, letters, large, digits };
ImFont* fontOf(FontRole role);

ImU32 packed(const ImVec4& colour, float alpha = 1.0f);

}  // namespace knotmap::ui
