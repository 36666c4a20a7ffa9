#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/words.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/spot/pattern_choice.h"

namespace knotmap::ui {
namespace {

using anatomy::Mark;

/// Chooses a candidate for a mark: its pattern is drawn instead of the one chosen before.
void choose(PanelContext& ctx, const Mark& mark, const session::ShownPattern& pattern) {
  Mark changed = mark;
  if (!mark.triggerPoint.empty() && mark.triggerPoint != pattern.triggerPoint)
    if (const session::ShownPattern before{mark.triggerPoint, pattern.side};
        shownIndex(ctx.session(), before))
      ctx.edit(session::ShowPattern{before, false});
  changed.triggerPoint = pattern.triggerPoint;
  ctx.edit(session::ChangeMark{changed});
  showPattern(ctx, pattern);
}

void hide(PanelContext& ctx, const Mark& mark, const session::ShownPattern& pattern) {
  ctx.edit(session::ShowPattern{pattern, false});
  if (mark.triggerPoint != pattern.triggerPoint) return;
  Mark changed = mark;
  changed.triggerPoint.clear();
  ctx.edit(session::ChangeMark{changed});
}

void drawCandidateButtons(PanelContext& ctx, const Mark& mark,
                          const session::ShownPattern& pattern) {
  if (shownIndex(ctx.session(), pattern)) {
    if (quietButton(ctx, ctx.tr("pattern.hide"))) hide(ctx, mark, pattern);
    return;
  }
  ImGui::BeginDisabled(mark.locked);
  if (primaryButton(ctx, ctx.tr("pattern.show"))) choose(ctx, mark, pattern);
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (quietButton(ctx, ctx.tr("pattern.compare"))) showPattern(ctx, pattern);
  tooltip(ctx, ctx.tr("pattern.compare-tip"));
}

void drawCandidate(PanelContext& ctx, const Mark& mark, const referral::NearbyPoint& near) {
  const referral::TriggerPoint& point = ctx.input.catalogue.atlas[near.point];
  const session::ShownPattern pattern{point.id, near.side};
  const auto shown = shownIndex(ctx.session(), pattern);
  Card card(ctx, (point.id + std::string(core::sideName(near.side))).c_str());
  if (shown) card.outline(ctx.theme.accent);
  if (shown) {
    swatch(ctx, patternColour(*shown));
    ImGui::SameLine();
  }
  strongText(pointTitle(ctx, near.point, near.side));
  softText(ctx, ctx.tr("spot.candidate", fmt::arg("id", point.id),
                       fmt::arg("mm", std::lround(near.distanceMm))));
  drawCandidateButtons(ctx, mark, pattern);
  if (shown || expander(ctx, ctx.tr("pattern.more"))) drawPointDetails(ctx, point, shown);
}

void drawNothingNear(const PanelContext& ctx) {
  const Card card(ctx, "nothing near");
  text(ctx.tr("spot.nothing-near"));
  softText(ctx, ctx.tr("spot.nothing-near-note"));
}

/// The muscles below the mark from the skin inwards; the most plausible one is stressed until the
/// person chooses another.
void drawMuscles(PanelContext& ctx, const Mark& mark, const findings::MarkFindings& found) {
  if (found.muscles.empty()) return;
  softText(ctx, ctx.tr("spot.muscles-below"));
  const anatomy::MuscleTable& table = ctx.input.catalogue.muscles;
  for (const anatomy::MuscleCrossing& crossing : found.muscles) {
    const anatomy::Muscle& muscle = table[crossing.muscle];
    const bool chosen =
        mark.muscle.empty() ? found.plausible == crossing.muscle : mark.muscle == muscle.id;
    const char* key = "spot.depth";
    if (chosen) key = mark.muscle.empty() ? "spot.depth-plausible" : "spot.depth-chosen";
    const std::string note = ctx.tr(key, fmt::arg("from", std::lround(crossing.enterMm)),
                                    fmt::arg("to", std::lround(crossing.exitMm)));
    const std::string name = core::sentenceCase(anatomy::muscleName(muscle));
    const std::string id = "##" + muscle.id + std::string(core::sideName(crossing.side));
    if (!row(ctx, {.id = id.c_str(), .words = name, .note = note, .chosen = chosen})) continue;
    select(ctx.state.muscles.display, {crossing.muscle, crossing.side});
    if (mark.locked) continue;
    Mark changed = mark;
    changed.muscle = muscle.id;
    ctx.edit(session::ChangeMark{changed});
  }
}

void drawKnot(PanelContext& ctx, const Mark& mark) {
  const auto& all = ctx.input.findings.marks;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const findings::MarkFindings& m) { return m.id == mark.id; });
  if (found == all.end()) return;
  strongText(ctx.tr("spot.mark", fmt::arg("number", findings::markNumber(mark)),
                    fmt::arg("place", found->place)));
  if (!found->landmark.empty()) softText(ctx, core::sentenceCase(found->landmark));
  drawRuledOutFirst(ctx, found->stopsFirst);
  drawMuscles(ctx, mark, *found);
  if (found->near.empty()) return drawNothingNear(ctx);
  softText(ctx, ctx.tr("spot.candidates"));
  for (const referral::NearbyPoint& near : found->near) drawCandidate(ctx, mark, near);
}

void drawArea(PanelContext& ctx, const Mark& mark) {
  const bool pain = mark.kind == Mark::Kind::painArea;
  strongText(ctx.tr(pain ? "spot.mark-pain" : "spot.mark-broken-skin",
                    fmt::arg("number", findings::markNumber(mark))));
  text(ctx.tr(pain ? "spot.pain-note" : "spot.broken-skin-note"));
  if (pain && quietButton(ctx, ctx.tr("spot.where-from"))) ctx.state.frame.tab = Tab::symptoms;
}

void drawNothingSelected(PanelContext& ctx) {
  const Card card(ctx, "nothing selected", ctx.theme.accentSoft);
  if (ctx.session().marks.empty()) {
    strongText(ctx.tr("marks.click-first"));
    text(ctx.tr("spot.click-note"));
  } else {
    strongText(ctx.tr("spot.choose"));
    text(ctx.tr("spot.choose-note"));
  }
  gap(ctx, 2.0f);
  if (quietButton(ctx, ctx.tr("spot.from-symptom"))) ctx.state.frame.tab = Tab::symptoms;
}

}  // namespace

void drawSpotTab(PanelContext& ctx) {
  const Mark* mark =
      ctx.state.marks.selected ? ctx.session().find(*ctx.state.marks.selected) : nullptr;
  if (!mark) return drawNothingSelected(ctx);
  if (mark->kind == Mark::Kind::knot)
    drawKnot(ctx, *mark);
  else
    drawArea(ctx, *mark);
}

}  // namespace knotmap::ui
