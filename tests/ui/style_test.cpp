#include <imgui.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/frame/theme.h"
#include "ui_probe.h"

using namespace knotmap;
using ui::Theme;

namespace {

/// Contrast of two colours as the Web Content Accessibility Guidelines 2.1 define it.
float luminance(const ImVec4& colour) {
  const auto linear = [](float value) {
    return value <= 0.03928f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
  };
  return 0.2126f * linear(colour.x) + 0.7152f * linear(colour.y) + 0.0722f * linear(colour.z);
}
float contrast(const ImVec4& a, const ImVec4& b) {
  const float first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05f) / (std::min(first, second) + 0.05f);
}

}  // namespace

TEST_CASE("Text stands out from its ground in both themes", "[ui]") {
  for (const bool dark : {false, true}) {
    const Theme theme = ui::themeOf(dark);
    for (const ImVec4& ground : {theme.panel, theme.card, theme.bar, theme.accentSoft,
                                 theme.cautionSoft, theme.dangerSoft, theme.field}) {
      CHECK(contrast(theme.text, ground) >= 7.0f);
      CHECK(contrast(theme.textSoft, ground) >= 4.5f);
    }
    CHECK(contrast(theme.accent, theme.card) >= 4.5f);
    CHECK(contrast(theme.accent, theme.accentSoft) >= 4.5f);
    CHECK(contrast(theme.textOnAccent, theme.accent) >= 4.5f);
    CHECK(contrast(theme.danger, theme.dangerSoft) >= 4.5f);
    CHECK(contrast(theme.caution, theme.cautionSoft) >= 4.5f);
  }
}

TEST_CASE("The text font has dashes, quotes, arrows, accents and every icon", "[ui]") {
  tests::UiProbe probe({});
  const ImFont* font = ui::fontOf(ui::FontRole::text);
  for (const unsigned code : {0x2013u, 0x2019u, 0x2026u, 0x2192u, 0xfcu, 0xdfu, 0x17eu})
    CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr);
  for (int i = 0; ui::icon::kIconRanges[i] != 0; i += 2)
    for (unsigned code = ui::icon::kIconRanges[i]; code <= ui::icon::kIconRanges[i + 1]; ++code) {
      INFO(code);
      const bool unused = code == 0xf015 || code == 0xf016;
      if (!unused) CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr);
    }
}

TEST_CASE("Fonts follow the scale and stay when only the theme changes", "[ui]") {
  tests::UiProbe probe({});
  const std::string fonts = std::string(KNOTMAP_TEST_BUILD) + "/fonts";
  CHECK(ui::fontOf(ui::FontRole::text)->FontSize == 18.0f);
  const ImFont* before = ui::fontOf(ui::FontRole::text);
  (void)ui::applyStyle({.dark = true}, fonts);
  CHECK(ui::fontOf(ui::FontRole::text) == before);
  (void)ui::applyStyle({.scale = 2.0f}, fonts);
  CHECK(ui::fontOf(ui::FontRole::text)->FontSize == 36.0f);
  CHECK(ImGui::GetStyle().FrameRounding == 12.0f);
}

TEST_CASE("A missing font is named, and text is drawn all the same", "[ui]") {
  ImGuiContext* context = ImGui::CreateContext();
  const std::string warning = ui::applyStyle({}, "/nowhere");
  CHECK_THAT(warning, Catch::Contains("/nowhere/text.otf"));
  CHECK(ImGui::GetIO().Fonts->Fonts.Size == 6);
  ImGui::DestroyContext(context);
}
