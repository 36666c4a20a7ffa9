#include "ui/frame/layout.h"

#include <algorithm>
#include <cmath>

#include "core/messages.h"

namespace knotmap::ui {
namespace {

constexpr float kTopHeight = 48.0f, kStatusHeight = 27.0f, kHoverHeight = 26.0f;
/// Share of the width the body has in the stages `run` and `explain`.
constexpr float kStageBodyShare = 0.58f;
constexpr float kViewRowHeight = 32.0f, kViewGap = 3.0f, kViewPadding = 8.0f;

/// Side panels grow with the window within limits, and leave the body at least a third of it.
float panelWidth(float windowWidth, float share, float leastWidth, float mostWidth) {
  // Whole pixels: Dear ImGui cuts fractions off and would leave gaps.
  return std::floor(
      std::min(std::clamp(windowWidth * share, leastWidth, mostWidth), windowWidth * 0.36f));
}

int viewRows(float width, float scale, const core::Messages& messages) {
  int rows = 1;
  float x = 0.0f;
  for (const ViewButton& view : viewButtons()) {
    const char* label = messages(std::string("view.") + view.id);
    const float buttonWidth = (viewButtonWidth(label) + kViewGap) * scale;
    if (x > 0.0f && x + buttonWidth > width - 2.0f * kViewPadding * scale) {
      ++rows;
      x = 0.0f;
    }
    x += buttonWidth;
  }
  return rows;
}

/// The body, and one column beside it.
Layout besideOneColumn(float windowWidth, float windowHeight, float top, float status) {
  const float body = std::floor(windowWidth * kStageBodyShare);
  const float height = windowHeight - top - status;
  Layout layout;
  layout.top = {0.0f, 0.0f, windowWidth, top};
  layout.status = {0.0f, windowHeight - status, windowWidth, status};
  layout.body = {0.0f, top, body, height};
  layout.right = {body, top, windowWidth - body, height};
  layout.left = {0.0f, top, 0.0f, 0.0f};
  layout.hover = layout.views = {0.0f, windowHeight - status, 0.0f, 0.0f};
  return layout;
}

}  // namespace

const std::vector<ViewButton>& viewButtons() {
  static const std::vector<ViewButton> buttons = {
      {"front"},   {"back"},      {"left"},       {"right"}, {"three-quarter-back"},
      {"face"},    {"head-left"}, {"head-right"}, {"neck"},  {"upper-back"},
      {"low-back"}};
  return buttons;
}

float viewButtonWidth(std::string_view label) {
  // Rounded advances of the small font, Inter at 12.4 px.
  constexpr float kMargin = 14.0f, kNarrow = 4.2f, kUsual = 7.2f, kWide = 9.4f;
  float width = kMargin;
  for (const char c : label) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // goes on with a letter
    const bool narrow = std::string_view(" .,ijlftrI1").find(c) != std::string_view::npos;
    const bool wide = std::string_view("mwMWOQHUNGD").find(c) != std::string_view::npos;
    width += narrow ? kNarrow : wide ? kWide : kUsual;
  }
  return std::ceil(width);
}

Layout layoutOf(WindowSize window, const Settings& settings, Stage stage,
                const core::Messages& messages) {
  const auto [windowWidth, windowHeight] = window;
  const float scale = settings.scale;
  Layout layout;
  const float top = std::floor(std::min(kTopHeight * scale, windowHeight * 0.2f));
  const float status = std::floor(std::min(kStatusHeight * scale, windowHeight * 0.1f));
  if (stage != Stage::work) return besideOneColumn(windowWidth, windowHeight, top, status);
  const float left = panelWidth(windowWidth, 0.22f, 250.0f * scale, 300.0f * scale);
  const float right = panelWidth(windowWidth, 0.28f, 320.0f * scale, 400.0f * scale);
  const float middle = windowWidth - left - right;
  const float height = windowHeight - top - status;
  const float hover = std::floor(std::min(kHoverHeight * scale, height * 0.1f));
  const float rows = static_cast<float>(viewRows(middle, scale, messages));
  // At large scales in small windows the buttons scroll rather than take the body's place.
  const float views =
      std::floor(std::min((rows * kViewRowHeight + kViewPadding) * scale, height * 0.25f));

  layout.top = {0.0f, 0.0f, windowWidth, top};
  layout.left = {0.0f, top, left, height};
  layout.right = {windowWidth - right, top, right, height};
  layout.status = {0.0f, windowHeight - status, windowWidth, status};
  layout.views = {left, windowHeight - status - views, middle, views};
  layout.hover = {left, layout.views.y - hover, middle, hover};
  layout.body = {left, top, middle, layout.hover.y - top};
  return layout;
}

Rect bodyArea(WindowSize window, const Settings& settings, Stage stage,
              const core::Messages& messages) {
  return layoutOf(window, settings, stage, messages).body;
}

}  // namespace knotmap::ui
