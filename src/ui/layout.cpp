#include "ui/layout.h"

#include <algorithm>
#include <cmath>

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

int viewRows(float width, float scale) {
  int rows = 1;
  float x = 0.0f;
  for (const ViewButton& view : viewButtons()) {
    const float buttonWidth = (view.width + kViewGap) * scale;
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
      {"front", "Front", "Front", "1", 46.0f},
      {"back", "Back", "Back", "2", 43.0f},
      {"left", "Left", "The patient's left side", "3", 38.0f},
      {"right", "Right", "The patient's right side", "4", 46.0f},
      {"three-quarter-back", "\u00be back", "Three-quarter back", "5", 57.0f},
      {"face", "Face", "Face", "6", 43.0f},
      {"head-left", "Head L", "The patient's left side of the head", "7", 57.0f},
      {"head-right", "Head R", "The patient's right side of the head", "8", 58.0f},
      {"neck", "Neck", "Neck", "9", 45.0f},
      {"upper-back", "Upper back", "Upper back", "0", 83.0f},
      {"low-back", "Low back", "Low back", "", 70.0f}};
  return buttons;
}

Layout layoutOf(float windowWidth, float windowHeight, const Settings& settings, Stage stage) {
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
  const float rows = static_cast<float>(viewRows(middle, scale));
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

Rect bodyArea(float windowWidth, float windowHeight, const Settings& settings, Stage stage) {
  return layoutOf(windowWidth, windowHeight, settings, stage).body;
}

}  // namespace knotmap::ui
