#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <system_error>

#include "ui/frame/icons.h"
#include "ui/frame/theme.h"
#include "ui/frame/ui.h"

namespace knotmap::ui {
namespace {

// Dear ImGui counts line heights, which for Inter are 1.21 em: these are 15, 12.4, 25 and 24 px
// type.
constexpr float kTextPx = 18.0f, kSmallPx = 15.0f, kLettersPx = 30.0f, kLargePx = 29.0f;

// What people type and what the panels print: Latin-1, Latin Extended-A, Greek mu, dashes and
// quotes, arrows, and the few signs of formulas.
constexpr ImWchar kTextRanges[] = {0x0020, 0x007e, 0x00a0, 0x017f, 0x03bc, 0x03bc, 0x2010,
                                   0x2027, 0x2032, 0x2033, 0x2190, 0x21ff, 0x2212, 0x2212,
                                   0x2248, 0x2248, 0x2264, 0x2265, 0};
constexpr ImWchar kHeadingRanges[] = {0x0020, 0x007e, 0x00a0, 0x00ff, 0x2010, 0x2027, 0};
constexpr ImWchar kDigitRanges[] = {'0', ':', '?', '?', 0};
/// The time of an exercise, to be read from the floor.
constexpr float kDigitsPx = 84.0f;

bool isFile(const std::filesystem::path& file) {
  std::error_code problem;
  return std::filesystem::is_regular_file(file, problem);
}

/// The first of the two files that is there, or "".
std::filesystem::path firstOf(const std::filesystem::path& wanted,
                              const std::filesystem::path& fallback) {
  if (isFile(wanted)) return wanted;
  return isFile(fallback) ? fallback : std::filesystem::path{};
}

struct FontFiles {
  std::filesystem::path text, heading, icons;
};

void addFont(const std::filesystem::path& file, float sizePx, const ImWchar* ranges) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.OversampleH = config.OversampleV = 1;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  if (file.empty()) {
    config.SizePixels = sizePx;
    atlas.AddFontDefault(&config);
    return;
  }
  atlas.AddFontFromFileTTF(file.string().c_str(), sizePx, &config, ranges);
}

void mergeIcons(const std::filesystem::path& file, float sizePx) {
  if (file.empty()) return;
  ImFontConfig config;
  config.MergeMode = true;
  config.OversampleH = config.OversampleV = 1;
  config.GlyphMinAdvanceX = sizePx * 1.2f;
  config.GlyphOffset.y = std::round(sizePx * 0.06f);
  ImGui::GetIO().Fonts->AddFontFromFileTTF(file.string().c_str(), sizePx, &config,
                                           icon::kIconRanges);
}

/// Adds the fonts in the order of `FontRole`.
void loadFonts(const FontFiles& files, float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.TexGlyphPadding = 1;
  addFont(files.text, std::round(kTextPx * scale), kTextRanges);
  mergeIcons(files.icons, std::round(kTextPx * scale));
  addFont(files.heading, std::round(kTextPx * scale), kHeadingRanges);
  addFont(files.text, std::round(kSmallPx * scale), kHeadingRanges);
  addFont(files.heading, std::round(kLettersPx * scale), kHeadingRanges);
  addFont(files.text, std::round(kLargePx * scale), kHeadingRanges);
  mergeIcons(files.icons, std::round(kLargePx * scale));
  addFont(files.heading, std::round(kDigitsPx * scale), kDigitRanges);
  atlas.Build();
}

}  // namespace

std::string applyStyle(const Settings& settings, const std::filesystem::path& fontFolder) {
  applyTheme(themeOf(settings.dark), settings.scale);
  const std::filesystem::path fallback = fontFolder / "text-fallback.ttf";
  FontFiles files{firstOf(fontFolder / "text.otf", fallback),
                  firstOf(fontFolder / "text-semibold.otf", fallback),
                  firstOf(fontFolder / "icons.ttf", {})};
  const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
  const bool sameSize =
      fonts.Size == 6 && fonts[0]->FontSize == std::round(kTextPx * settings.scale);
  if (!sameSize) loadFonts(files, settings.scale);
  for (const char* name : {"text.otf", "text-semibold.otf", "icons.ttf"})
    if (!isFile(fontFolder / name))
      return (fontFolder / name).string() + ": not found; a plainer font is used";
  return {};
}

}  // namespace knotmap::ui
