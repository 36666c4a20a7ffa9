#include "ui/spot/tooth_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/frame/card.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

/// Teeth stand on half an ellipse, at equal distances along it.
constexpr float kMidlineShare = 0.5f, kTeethPerQuadrant = 8.0f;

/// The angle from the midline at which this share of a quarter ellipse lies behind.
float angleAtShare(float share, float a, float b) {
  constexpr int kSteps = 64;
  constexpr float kQuarter = 0.5f * std::numbers::pi_v<float>;
  float lengths[kSteps + 1] = {};
  for (int i = 1; i <= kSteps; ++i) {
    const float angle = kQuarter * (static_cast<float>(i) - 0.5f) / kSteps;
    lengths[i] = lengths[i - 1] + std::hypot(a * std::cos(angle), b * std::sin(angle));
  }
  const float wanted = share * lengths[kSteps];
  int i = 1;
  while (i < kSteps && lengths[i] < wanted) ++i;
  const float part = (wanted - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
  return kQuarter * (static_cast<float>(i - 1) + part) / kSteps;
}

enum class Reach { none, spillover, essential };

Reach reachOf(const findings::PatternTargets& targets, int fdi) {
  const auto has = [&](const std::vector<int>& teeth) {
    return std::find(teeth.begin(), teeth.end(), fdi) != teeth.end();
  };
  if (has(targets.essentialTeeth)) return Reach::essential;
  return has(targets.spilloverTeeth) ? Reach::spillover : Reach::none;
}

void drawTooth(const PanelContext& ctx, ImVec2 centre, int fdi, Reach reach) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float half = ctx.px(8.5f);
  const ImVec2 low{std::round(centre.x - half), std::round(centre.y - half)};
  const ImVec2 high{low.x + 2.0f * half, low.y + 2.0f * half};
  const ImU32 accent = packed(ctx.theme.accent);
  const float round = ctx.px(5.0f);
  draw->AddRectFilled(low, high, reach == Reach::essential ? accent : packed(ctx.theme.card),
                      round);
  if (reach == Reach::spillover) {
    draw->AddRectFilled(low, high, packed(ctx.theme.accentSoft), round);
    for (const float x : {0.25f, 0.5f, 0.75f})
      for (const float y : {0.12f, 0.88f})
        draw->AddCircleFilled({low.x + 2.0f * half * x, low.y + 2.0f * half * y}, ctx.px(1.1f),
                              accent, 6);
  }
  draw->AddRect(low, high, reach == Reach::none ? packed(ctx.theme.line) : accent, round, 0,
                ctx.px(reach == Reach::spillover ? 1.6f : 1.0f));
  const ImVec4 ink = reach == Reach::essential   ? ctx.theme.textOnAccent
                     : reach == Reach::spillover ? ctx.theme.accent
                                                 : ctx.theme.textSoft;
  ImFont* font = fontOf(FontRole::small);
  const std::string number = std::to_string(fdi);
  const float size = std::round(font->FontSize * 0.86f);
  const ImVec2 extent = font->CalcTextSizeA(size, FLT_MAX, 0.0f, number.c_str());
  draw->AddText(font, size,
                {std::round(centre.x - 0.5f * extent.x), std::round(centre.y - 0.5f * extent.y)},
                packed(ink), number.c_str());
}

void drawSideLetter(const PanelContext& ctx, ImVec2 centre, const char* letter) {
  ImFont* font = fontOf(FontRole::heading);
  const ImVec2 extent = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, letter);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                      {centre.x - 0.5f * extent.x, centre.y - 0.5f * extent.y},
                                      packed(ctx.theme.textSoft), letter);
}

void drawChart(const PanelContext& ctx) {
  const findings::PatternTargets& targets = ctx.input.findings.targets;
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = std::min(room, ctx.px(330.0f)), height = ctx.px(150.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x + 0.5f * (room - width);
  for (int quadrant = 1; quadrant <= 4; ++quadrant)
    for (int tooth = 1; tooth <= 8; ++tooth) {
      const int fdi = 10 * quadrant + tooth;
      const ToothPlace place = *toothPlace(fdi, width, height);
      drawTooth(ctx, {left + place.x, at.y + place.y}, fdi, reachOf(targets, fdi));
    }
  drawSideLetter(ctx, {left + 0.26f * width, at.y + 0.5f * height}, ctx.tr("side.letter-right"));
  drawSideLetter(ctx, {left + 0.74f * width, at.y + 0.5f * height}, ctx.tr("side.letter-left"));
  ImGui::Dummy({room, height});
}

void drawDeep(const PanelContext& ctx) {
  std::string essential, spillover;
  for (const findings::PatternTargets::Deep& deep : ctx.input.findings.targets.deep) {
    std::string& list = deep.essential ? essential : spillover;
    std::string place = ctx.tr("targets.deep-" + deep.place);
    if (deep.side != core::Side::midline)
      place = ctx.tr(deep.side == core::Side::left ? "side.place-left" : "side.place-right",
                     fmt::arg("place", place));
    list += (list.empty() ? "" : ", ") + place;
  }
  if (!essential.empty()) text(ctx.tr("targets.deep", fmt::arg("places", essential)));
  if (!spillover.empty()) softText(ctx, ctx.tr("targets.deep-some", fmt::arg("places", spillover)));
}

}  // namespace

std::optional<ToothPlace> toothPlace(int fdi, float width, float height) {
  const int quadrant = fdi / 10, tooth = fdi % 10;
  if (fdi < 0 || quadrant < 1 || quadrant > 4 || tooth < 1 || tooth > 8) return std::nullopt;
  const float margin = 0.03f * width, gap = 0.10f * height;
  const float a = 0.5f * width - 2.0f * margin, b = 0.5f * height - 0.5f * gap - 2.0f * margin;
  const float share = (static_cast<float>(tooth) - kMidlineShare) / kTeethPerQuadrant;
  const float angle = angleAtShare(share, a, b);
  const bool upper = quadrant <= 2;
  const bool viewersRight = quadrant == 2 || quadrant == 3;  // the patient's left
  const float across = a * std::sin(angle) * (viewersRight ? 1.0f : -1.0f);
  const float down = b * (1.0f - std::cos(angle));
  return ToothPlace{.x = 0.5f * width + across,
                    .y = upper ? 2.0f * margin + down : height - 2.0f * margin - down};
}

void drawTargets(const PanelContext& ctx) {
  const findings::PatternTargets& targets = ctx.input.findings.targets;
  const bool teeth = !targets.essentialTeeth.empty() || !targets.spilloverTeeth.empty();
  if (!teeth && targets.deep.empty()) return;
  const Card card(ctx, "targets");
  if (teeth) {
    strongText(ctx.tr("targets.teeth"));
    drawChart(ctx);
    softText(ctx, ctx.tr("targets.teeth-legend"));
  }
  drawDeep(ctx);
}

}  // namespace knotmap::ui
