#include "ui/spot/pattern_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/words.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

/// A box filled like an essential zone, or dotted like a spillover zone.
void drawZoneBox(const PanelContext& ctx, core::Vec3 colour, bool essential) {
  const ImVec2 size{ctx.px(26.0f), ctx.px(14.0f)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float y = std::round(at.y + 0.5f * (ImGui::GetTextLineHeight() - size.y));
  const ImU32 ink = packed({colour.x, colour.y, colour.z, 1.0f});
  ImDrawList* draw = ImGui::GetWindowDrawList();
  if (essential) {
    draw->AddRectFilled({at.x, y}, {at.x + size.x, y + size.y}, ink, ctx.px(3.0f));
  } else {
    const float step = ctx.px(5.2f), radius = ctx.px(1.5f);
    for (float row = 0; row < 3; ++row)
      for (float dot = 0; dot < 5; ++dot)
        draw->AddCircleFilled({at.x + radius + dot * step + 1.0f, y + ctx.px(2.0f) + row * step},
                              radius, ink, 8);
  }
  ImGui::Dummy({size.x, ImGui::GetTextLineHeight()});
}

void drawLegend(const PanelContext& ctx, std::size_t shown) {
  const core::Vec3 colour = patternColour(shown);
  ImGui::PushFont(fontOf(FontRole::small));
  drawZoneBox(ctx, colour, true);
  ImGui::SameLine();
  text(ctx.tr("pattern.essential"));
  drawZoneBox(ctx, colour, false);
  ImGui::SameLine();
  text(ctx.tr("pattern.spillover"));
  ImGui::PopFont();
}

void drawList(const PanelContext& ctx, const char* title, const std::vector<std::string>& items) {
  if (items.empty()) return;
  smallText(ctx.theme.text, title);
  ImGui::PushFont(fontOf(FontRole::small));
  for (const std::string& item : items) bullet(ctx, core::sentenceCase(item));
  ImGui::PopFont();
}

std::vector<std::string> namesOf(const referral::Atlas& atlas,
                                 const std::vector<referral::TriggerPointId>& points) {
  std::vector<std::string> names;
  for (const referral::TriggerPointId point : points)
    names.push_back(fmt::format("{} ({})", atlas[point].name, atlas[point].id));
  return names;
}

}  // namespace

core::Vec3 patternColour(std::size_t index) {
  // Vermillion, blue, bluish green, reddish purple; a little deeper, to stand out on skin.
  static const core::Vec3 colours[kMostPatterns] = {{0.800f, 0.300f, 0.000f},
                                                    {0.000f, 0.420f, 0.670f},
                                                    {0.000f, 0.500f, 0.380f},
                                                    {0.670f, 0.330f, 0.540f}};
  return colours[index % kMostPatterns];
}

std::string pointTitle(const PanelContext& ctx, referral::TriggerPointId point, core::Side side) {
  const referral::TriggerPoint& row = ctx.input.catalogue.atlas[point];
  if (row.midline || side == core::Side::midline) return core::sentenceCase(row.name);
  return core::sentenceCase(
      ctx.tr(side == core::Side::left ? "pattern.name-left" : "pattern.name-right",
             fmt::arg("name", row.name)));
}

std::string patternName(const PanelContext& ctx, const session::ShownPattern& pattern) {
  const auto point = ctx.input.catalogue.atlas.findPoint(pattern.triggerPoint);
  return point ? pointTitle(ctx, *point, pattern.side) : pattern.triggerPoint;
}

std::optional<std::size_t> shownIndex(const session::Session& session,
                                      const session::ShownPattern& pattern) {
  const auto found = std::find_if(
      session.patterns.begin(), session.patterns.end(),
      [&pattern](const session::ShownPattern& shown) { return isSame(shown, pattern); });
  if (found == session.patterns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - session.patterns.begin());
}

void showPattern(PanelContext& ctx, const session::ShownPattern& pattern) {
  const auto& patterns = ctx.session().patterns;
  if (shownIndex(ctx.session(), pattern)) return;
  if (patterns.size() >= kMostPatterns) {
    ctx.say(ctx.tr("pattern.too-many", fmt::arg("name", patternName(ctx, patterns.front()))));
    ctx.edit(session::ShowPattern{patterns.front(), false});
  }
  ctx.edit(session::ShowPattern{pattern, true});
}

void drawPointDetails(const PanelContext& ctx, const referral::TriggerPoint& point,
                      std::optional<std::size_t> shown) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ctx.px(8.0f), ctx.px(4.0f)});
  if (shown) drawLegend(ctx, *shown);
  const anatomy::Muscle& muscle = ctx.input.catalogue.muscles[point.muscle];
  softText(ctx,
           ctx.tr("pattern.muscle-" + muscle.layer, fmt::arg("name", anatomy::muscleName(muscle))));
  for (const std::string& stop : point.stopsFirst) smallText(ctx.theme.caution, stop);
  if (!point.sensation.empty())
    softText(ctx, ctx.tr("pattern.sensation", fmt::arg("what", point.sensation)));
  if (!point.where.empty()) softText(ctx, ctx.tr("pattern.where", fmt::arg("where", point.where)));
  if (point.internal) smallText(ctx.theme.caution, ctx.tr("pattern.internal"));
  if (!point.test.empty()) softText(ctx, ctx.tr("pattern.test", fmt::arg("test", point.test)));
  drawList(ctx, ctx.tr("pattern.signs"), point.signs);
  drawList(ctx, ctx.tr("pattern.activation"), point.activation);
  const referral::Atlas& atlas = ctx.input.catalogue.atlas;
  if (const auto id = atlas.findPoint(point.id)) {
    drawList(ctx, ctx.tr("pattern.keys"), namesOf(atlas, atlas.keysOf(*id)));
    drawList(ctx, ctx.tr("pattern.satellites"), namesOf(atlas, atlas.satellitesOf(*id)));
  }
  softText(ctx, ctx.tr("pattern.evidence",
                       fmt::arg("words", atlas.confidenceWords(point.evidence.confidence))));
  if (!point.evidence.note.empty()) softText(ctx, point.evidence.note);
  drawSources(ctx, point.evidence.sources);
  ImGui::PopStyleVar();
}

}  // namespace knotmap::ui
