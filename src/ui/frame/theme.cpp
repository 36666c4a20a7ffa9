#include "ui/frame/theme.h"

namespace knotmap::ui {
namespace {

ImVec4 rgb(int hex) {
  constexpr float kUnit = 1.0f / 255.0f;
  return {static_cast<float>((hex >> 16) & 255) * kUnit,
          static_cast<float>((hex >> 8) & 255) * kUnit, static_cast<float>(hex & 255) * kUnit,
          1.0f};
}

Theme lightTheme() {
  Theme theme;
  theme.text = rgb(0x1b262d);
  theme.textSoft = rgb(0x55646f);
  theme.textOnAccent = rgb(0xffffff);
  theme.bar = rgb(0xf4f6f7);
  theme.panel = rgb(0xfbfcfc);
  theme.card = rgb(0xffffff);
  theme.field = rgb(0xeef1f3);
  theme.line = rgb(0xd9dfe3);
  theme.hover = rgb(0xe6ebee);
  theme.pressed = rgb(0xd8e0e4);
  theme.accent = rgb(0x0e6fa3);
  theme.accentHover = rgb(0x0b5d8a);
  theme.accentSoft = rgb(0xdcecf5);
  theme.danger = rgb(0xb3261e);
  theme.dangerSoft = rgb(0xfcebe9);
  theme.caution = rgb(0x8a5300);
  theme.cautionSoft = rgb(0xfdf3df);
  return theme;
}

Theme darkTheme() {
  Theme theme;
  theme.dark = true;
  theme.text = rgb(0xe7ecef);
  theme.textSoft = rgb(0xa0adb6);
  theme.textOnAccent = rgb(0x06202f);
  theme.bar = rgb(0x191d21);
  theme.panel = rgb(0x1e2327);
  theme.card = rgb(0x262c31);
  theme.field = rgb(0x2d343a);
  theme.line = rgb(0x363e45);
  theme.hover = rgb(0x323a41);
  theme.pressed = rgb(0x3c464e);
  theme.accent = rgb(0x5bb8e6);
  theme.accentHover = rgb(0x7ccaf0);
  theme.accentSoft = rgb(0x1f3c4c);
  theme.danger = rgb(0xff9d92);
  theme.dangerSoft = rgb(0x45201d);
  theme.caution = rgb(0xf3c46b);
  theme.cautionSoft = rgb(0x3a2f1a);
  return theme;
}

void applySpacing(ImGuiStyle& style) {
  style.WindowPadding = {14.0f, 12.0f};
  style.FramePadding = {10.0f, 6.0f};
  style.ItemSpacing = {8.0f, 8.0f};
  style.ItemInnerSpacing = {8.0f, 6.0f};
  style.CellPadding = {6.0f, 4.0f};
  style.IndentSpacing = 18.0f;
  style.ScrollbarSize = 11.0f;
  style.GrabMinSize = 14.0f;
  style.WindowRounding = 0.0f;
  style.ChildRounding = 6.0f;
  style.FrameRounding = 6.0f;
  style.PopupRounding = 8.0f;
  style.ScrollbarRounding = 6.0f;
  style.GrabRounding = 6.0f;
  style.TabRounding = 6.0f;
  style.WindowBorderSize = 0.0f;
  style.PopupBorderSize = 1.0f;
  style.FrameBorderSize = 0.0f;
  style.WindowMinSize = {8.0f, 8.0f};
  style.WindowTitleAlign = {0.0f, 0.5f};
  style.DisabledAlpha = 0.42f;
}

void applyColours(ImGuiStyle& style, const Theme& theme) {
  const auto set = [&](ImGuiCol which, const ImVec4& colour) { style.Colors[which] = colour; };
  ImVec4 clear = theme.panel;
  clear.w = 0.0f;
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.textSoft);
  set(ImGuiCol_WindowBg, theme.panel);
  set(ImGuiCol_ChildBg, clear);
  set(ImGuiCol_PopupBg, theme.card);
  set(ImGuiCol_Border, theme.line);
  set(ImGuiCol_FrameBg, theme.field);
  set(ImGuiCol_FrameBgHovered, theme.hover);
  set(ImGuiCol_FrameBgActive, theme.pressed);
  set(ImGuiCol_TitleBg, theme.card);
  set(ImGuiCol_TitleBgActive, theme.card);
  set(ImGuiCol_TitleBgCollapsed, theme.card);
  set(ImGuiCol_ScrollbarBg, clear);
  set(ImGuiCol_ScrollbarGrab, theme.line);
  set(ImGuiCol_ScrollbarGrabHovered, theme.pressed);
  set(ImGuiCol_ScrollbarGrabActive, theme.textSoft);
  set(ImGuiCol_CheckMark, theme.accent);
  set(ImGuiCol_SliderGrab, theme.accent);
  set(ImGuiCol_SliderGrabActive, theme.accentHover);
  set(ImGuiCol_Button, theme.field);
  set(ImGuiCol_ButtonHovered, theme.hover);
  set(ImGuiCol_ButtonActive, theme.pressed);
  set(ImGuiCol_Header, theme.accentSoft);
  set(ImGuiCol_HeaderHovered, theme.hover);
  set(ImGuiCol_HeaderActive, theme.pressed);
  set(ImGuiCol_Separator, theme.line);
  set(ImGuiCol_SeparatorHovered, theme.line);
  set(ImGuiCol_SeparatorActive, theme.line);
  set(ImGuiCol_TableBorderLight, theme.line);
  set(ImGuiCol_TableBorderStrong, theme.line);
  set(ImGuiCol_TextSelectedBg, theme.accentSoft);
  set(ImGuiCol_NavHighlight, theme.accent);
  set(ImGuiCol_ModalWindowDimBg, {0.02f, 0.03f, 0.04f, theme.dark ? 0.55f : 0.35f});
}

}  // namespace

Theme themeOf(bool dark) { return dark ? darkTheme() : lightTheme(); }

void applyTheme(const Theme& theme, float scale) {
  ImGuiStyle style;
  applySpacing(style);
  style.ScaleAllSizes(scale);
  applyColours(style, theme);
  ImGui::GetStyle() = style;
}

ImFont* fontOf(FontRole role) {
  const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
  const int index = static_cast<int>(role);
  return index < fonts.Size ? fonts[index] : ImGui::GetFont();
}

ImU32 packed(const ImVec4& colour, float alpha) {
  return ImGui::ColorConvertFloat4ToU32({colour.x, colour.y, colour.z, colour.w * alpha});
}

}  // namespace knotmap::ui
