#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "core/words.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/spot/pattern_choice.h"

namespace knotmap::ui {
namespace {

using anatomy::Muscle;
using anatomy::MuscleId;

const anatomy::MuscleTable& tableOf(const PanelContext& ctx) { return ctx.input.catalogue.muscles; }

/// Selects what a row of the list names; of a group the first member is selected, all are shown.
void choose(PanelContext& ctx, MuscleId id) {
  const core::Side side = ctx.state.muscles.display.selected
                              ? ctx.state.muscles.display.selected->side
                              : core::Side::left;
  const anatomy::SidedMuscle muscle{tableOf(ctx).surfacesOf(id).front(), side};
  select(ctx.state.muscles.display, muscle);
  ctx.state.muscles.filter.clear();
  ctx.act(FocusMuscle{muscle});
}

void drawSearch(PanelContext& ctx) {
  ImGui::SetNextItemWidth(-1.0f);
  ImGui::InputTextWithHint("##muscle", ctx.tr("muscle.find"), &ctx.state.muscles.filter);
}

/// Rows of all muscles that the words fit, under the names of their areas.
void drawList(PanelContext& ctx) {
  const auto& muscles = tableOf(ctx).muscles();
  std::string area;
  bool any = false;
  for (std::size_t i = 0; i < muscles.size(); ++i) {
    const Muscle& muscle = muscles[i];
    if (!anatomy::isCalled(muscle, ctx.state.muscles.filter)) continue;
    if (muscle.heads.empty() && muscle.members.empty()) continue;
    if (muscle.area != area) {
      area = muscle.area;
      softText(ctx, ctx.tr("muscle.area-" + area));
    }
    any = true;
    const std::string name = core::sentenceCase(anatomy::muscleName(muscle));
    const std::string id = "##" + muscle.id;
    if (row(ctx, {.id = id.c_str(), .words = name, .note = muscle.plain}))
      choose(ctx, MuscleId{static_cast<std::uint16_t>(i)});
  }
  if (!any) softText(ctx, ctx.tr("muscle.none"));
}

void drawVisibility(PanelContext& ctx, anatomy::SidedMuscle muscle) {
  MuscleDisplay& display = ctx.state.muscles.display;
  if (!display.only.empty()) {
    if (quietButton(ctx, ctx.tr("muscle.show-all"))) display.only.clear();
  } else if (quietButton(ctx, ctx.tr("muscle.show-only"))) {
    showOnly(display, muscle);
  }
  if (isFaded(display, muscle)) {
    besideIfRoom(ctx.tr("muscle.bring-back"));
    if (quietButton(ctx, ctx.tr("muscle.bring-back"))) bringBack(display, muscle);
  } else {
    besideIfRoom(ctx.tr("muscle.fade"));
    if (quietButton(ctx, ctx.tr("muscle.fade"))) fade(display, muscle);
  }
  besideIfRoom(ctx.tr("muscle.hide"));
  if (quietButton(ctx, ctx.tr("muscle.hide"))) hide(display, muscle);
  besideIfRoom(ctx.tr("muscle.closer"));
  if (quietButton(ctx, ctx.tr("muscle.closer"))) ctx.act(FocusMuscle{muscle});
}

void drawFact(PanelContext& ctx, const char* what, const std::string& words) {
  if (words.empty()) return;
  softText(ctx, what);
  text(core::sentenceCase(words));
}

void drawPoint(PanelContext& ctx, const referral::TriggerPoint& point, core::Side side) {
  const session::ShownPattern pattern{point.id, side};
  const auto shown = shownIndex(ctx.session(), pattern);
  Card card(ctx, (point.id + std::string(core::sideName(side))).c_str());
  if (shown) card.outline(ctx.theme.accent);
  if (shown) {
    swatch(ctx, patternColour(*shown));
    ImGui::SameLine();
  }
  strongText(core::sentenceCase(point.name));
  softText(ctx, ctx.tr("muscle.point", fmt::arg("id", point.id), fmt::arg("where", point.where)));
  if (shown) {
    if (quietButton(ctx, ctx.tr("pattern.hide"))) ctx.edit(session::ShowPattern{pattern, false});
  } else if (quietButton(ctx, ctx.tr("muscle.show-referral"))) {
    showPattern(ctx, pattern);
  }
  if (shown || expander(ctx, ctx.tr("pattern.more"))) drawPointDetails(ctx, point, shown);
}

/// What points at the heart, the bowel or the nerves is to be ruled out before the points are read.
void drawPoints(PanelContext& ctx, anatomy::SidedMuscle selected) {
  const referral::Atlas& atlas = ctx.input.catalogue.atlas;
  std::vector<referral::TriggerPointId> carried;
  for (std::size_t i = 0; i < atlas.points().size(); ++i)
    if (tableOf(ctx).holds(atlas.points()[i].muscle, selected.muscle))
      carried.push_back(static_cast<referral::TriggerPointId>(i));
  if (carried.empty()) return softText(ctx, ctx.tr("muscle.no-points"));
  drawRuledOutFirst(ctx, referral::stopsFirst(atlas, {}, carried));
  sectionHeading(ctx, ctx.tr("muscle.points"));
  for (const referral::TriggerPointId point : carried)
    drawPoint(ctx, atlas[point], atlas[point].midline ? core::Side::midline : selected.side);
}

void drawSelected(PanelContext& ctx, anatomy::SidedMuscle selected) {
  const Muscle& muscle = tableOf(ctx)[selected.muscle];
  strongText(core::sentenceCase(sidedName(tableOf(ctx), selected)));
  if (!muscle.plain.empty()) softText(ctx, muscle.plain);
  if (muscle.variant) softText(ctx, ctx.tr("muscle.variant"));
  drawVisibility(ctx, selected);
  gap(ctx, 4.0f);
  drawFact(ctx, ctx.tr("muscle.action"), muscle.action);
  drawFact(ctx, ctx.tr("muscle.origin"), muscle.origin);
  drawFact(ctx, ctx.tr("muscle.insertion"), muscle.insertion);
  drawFact(ctx, ctx.tr("muscle.nerve"), muscle.nerve);
  std::string ids = ctx.tr("muscle.layer-" + muscle.layer);
  if (!muscle.ta98.empty()) ids += " \u00b7 TA98 " + muscle.ta98;
  if (!muscle.fma.empty()) ids += " \u00b7 " + muscle.fma;
  softText(ctx, ids);
  drawPoints(ctx, selected);
}

}  // namespace

void drawMuscleTab(PanelContext& ctx) {
  drawSearch(ctx);
  gap(ctx, 4.0f);
  if (!ctx.state.muscles.display.selected || !ctx.state.muscles.filter.empty())
    return drawList(ctx);
  if (quietButton(ctx, ctx.tr("muscle.all"))) {
    ctx.state.muscles.display.selected.reset();
    return;
  }
  drawSelected(ctx, *ctx.state.muscles.display.selected);
}

}  // namespace knotmap::ui
