#include <fmt/format.h>

#include <algorithm>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/pattern_choice.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

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
    if (quietButton(ctx, "Hide pattern")) hide(ctx, mark, pattern);
    return;
  }
  ImGui::BeginDisabled(mark.locked);
  if (primaryButton(ctx, "Show pattern")) choose(ctx, mark, pattern);
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (quietButton(ctx, "Compare")) showPattern(ctx, pattern);
  tooltip(ctx, "Show it beside the patterns that are shown already");
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
  softText(ctx,
           fmt::format("{} \u00b7 usual place {:.0f} mm from the mark", point.id, near.distanceMm));
  drawCandidateButtons(ctx, mark, pattern);
  if (shown || expander(ctx, "More about it")) drawPointDetails(ctx, point, shown);
}

void drawNothingNear(const PanelContext& ctx) {
  const Card card(ctx, "nothing near");
  text("No trigger point of the atlas has its usual place within 45 mm of this mark.");
  softText(ctx, "The tab Symptom works backwards from what you feel.");
}

/// The muscles below the mark from the skin inwards; the most plausible one is stressed until the
/// person chooses another.
void drawMuscles(PanelContext& ctx, const Mark& mark, const MarkFindings& found) {
  if (found.muscles.empty()) return;
  softText(ctx, "Muscles below it, from the skin inwards");
  const anatomy::MuscleTable& table = ctx.input.catalogue.muscles;
  for (const anatomy::MuscleCrossing& crossing : found.muscles) {
    const anatomy::Muscle& muscle = table[crossing.muscle];
    const bool chosen =
        mark.muscle.empty() ? found.plausible == crossing.muscle : mark.muscle == muscle.id;
    std::string note = fmt::format("{:.0f} to {:.0f} mm deep", crossing.enterMm, crossing.exitMm);
    if (chosen) note += mark.muscle.empty() ? " \u00b7 most plausible" : " \u00b7 your choice";
    const std::string name = sentenceCase(anatomy::muscleName(muscle));
    const std::string id = "##" + muscle.id + std::string(core::sideName(crossing.side));
    if (!row(ctx, {.id = id.c_str(), .words = name, .note = note, .chosen = chosen})) continue;
    select(ctx.state.muscles, {crossing.muscle, crossing.side});
    if (mark.locked) continue;
    Mark changed = mark;
    changed.muscle = muscle.id;
    ctx.edit(session::ChangeMark{changed});
  }
}

void drawKnot(PanelContext& ctx, const Mark& mark) {
  const auto& all = ctx.input.findings.marks;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const MarkFindings& m) { return m.id == mark.id; });
  if (found == all.end()) return;
  strongText(fmt::format("Mark {}: {}", markNumber(mark), found->place));
  if (!found->landmark.empty()) softText(ctx, sentenceCase(found->landmark));
  drawRuledOutFirst(ctx, found->stopsFirst);
  drawMuscles(ctx, mark, *found);
  if (found->near.empty()) return drawNothingNear(ctx);
  softText(ctx, "What a sore spot here may do. Often reported, not a diagnosis.");
  for (const referral::NearbyPoint& near : found->near) drawCandidate(ctx, mark, near);
}

void drawArea(PanelContext& ctx, const Mark& mark) {
  const bool pain = mark.kind == Mark::Kind::painArea;
  strongText(fmt::format("Mark {}: {}", markNumber(mark), pain ? "painted pain" : "broken skin"));
  text(pain ? "Where it may come from is in the tab Symptom."
            : "Nothing presses on broken skin or close to it. The plan keeps away from it.");
  if (pain && quietButton(ctx, "Where may it come from?")) ctx.state.tab = UiState::Tab::symptoms;
}

void drawNothingSelected(PanelContext& ctx) {
  const Card card(ctx, "nothing selected", ctx.theme.accentSoft);
  if (ctx.session().marks.empty()) {
    strongText("Click the body where it hurts.");
    text("You will see which muscles lie near and where such a spot is reported to send pain.");
  } else {
    strongText("Choose a mark.");
    text("Click one on the body or in the list on the left.");
  }
  gap(ctx, 2.0f);
  if (quietButton(ctx, "Start from a symptom instead")) ctx.state.tab = UiState::Tab::symptoms;
}

}  // namespace

void drawSpotTab(PanelContext& ctx) {
  const Mark* mark = ctx.state.selected ? ctx.session().find(*ctx.state.selected) : nullptr;
  if (!mark) return drawNothingSelected(ctx);
  if (mark->kind == Mark::Kind::knot)
    drawKnot(ctx, *mark);
  else
    drawArea(ctx, *mark);
}

}  // namespace knotmap::ui
