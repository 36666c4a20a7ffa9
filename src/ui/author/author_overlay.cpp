#include <fmt/format.h>

#include <cmath>

#include "ui/author/author_panel.h"

namespace knotmap::ui {
namespace {

constexpr float kSitePixels = 9.0f, kPlacePixels = 6.0f;

void drawLine(const PanelContext& ctx, const SeenLine& line, bool chosen) {
  ImDrawList* draw = ImGui::GetBackgroundDrawList();
  std::vector<ImVec2> points;
  // Steps of less than a pixel would make knots in the line.
  for (const auto& [x, y] : line.points)
    if (points.empty() || std::hypot(x - points.back().x, y - points.back().y) > 2.0f)
      points.push_back({x, y});
  const bool essential = line.stroke.role == referral::Role::essential;
  ImVec4 ink = ctx.theme.text;
  ink.w = chosen ? 0.95f : 0.55f;
  const float thick = ctx.px(chosen ? 2.4f : 1.4f);
  if (essential) {
    draw->AddPolyline(points.data(), static_cast<int>(points.size()), packed(ink), 0, thick);
    return;
  }
  // Dotted like the zone it stands for, one dot every few pixels.
  float left = 0.0f;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const ImVec2 step{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y};
    const float length = std::hypot(step.x, step.y);
    for (; left <= length && length > 0.0f; left += ctx.px(6.0f))
      draw->AddCircleFilled(
          {points[i - 1].x + step.x * left / length, points[i - 1].y + step.y * left / length},
          thick * 0.8f, packed(ink), 8);
    left -= length;
  }
}

/// A square for a site, a circle for a place of a stroke; white with a dark rim, so that both are
/// seen on any colour.
void drawHandle(const PanelContext& ctx, const SeenHandle& seen, bool chosen, bool hovered) {
  ImDrawList* draw = ImGui::GetBackgroundDrawList();
  const ImVec4 white{1.0f, 1.0f, 1.0f, 1.0f}, dark{0.12f, 0.13f, 0.15f, 1.0f};
  const ImU32 fill = packed(chosen ? ctx.theme.accent : white);
  const ImU32 rim = packed(chosen ? white : dark);
  const float grow = hovered ? 1.3f : 1.0f;
  const float thick = ctx.px(1.8f);
  if (!seen.handle.stroke) {
    const float half = ctx.px(kSitePixels) * grow * 0.8f;
    draw->AddRectFilled({seen.x - half, seen.y - half}, {seen.x + half, seen.y + half}, fill,
                        ctx.px(2.0f));
    draw->AddRect({seen.x - half, seen.y - half}, {seen.x + half, seen.y + half}, rim, ctx.px(2.0f),
                  0, thick);
    const float arm = half * 0.5f;
    draw->AddLine({seen.x - arm, seen.y - arm}, {seen.x + arm, seen.y + arm}, rim, thick);
    draw->AddLine({seen.x - arm, seen.y + arm}, {seen.x + arm, seen.y - arm}, rim, thick);
    return;
  }
  const float radius = ctx.px(kPlacePixels) * grow;
  draw->AddCircleFilled({seen.x, seen.y}, radius, fill, 20);
  draw->AddCircle({seen.x, seen.y}, radius, rim, 20, thick);
}

}  // namespace

void drawAuthorHandles(const PanelContext& ctx, const AuthorView& author) {
  const AuthorState& state = author.state;
  for (const SeenLine& line : author.lines)
    drawLine(ctx, line, state.chosen && state.chosen->stroke == line.stroke);
  for (const SeenHandle& seen : author.handles)
    drawHandle(ctx, seen, state.chosen == seen.handle, state.hovered == seen.handle);
}

bool AuthorView::isUnsaved(referral::TriggerPointId id) const {
  for (const referral::TriggerPointId each : unsaved)
    if (each == id) return true;
  return false;
}

}  // namespace knotmap::ui
