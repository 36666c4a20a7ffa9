#include <algorithm>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

using guidance::Advice;

void drawNoSpots(const PanelContext& ctx) {
  const auto& marks = ctx.session().marks;
  if (std::any_of(marks.begin(), marks.end(),
                  [](const anatomy::Mark& m) { return m.kind == anatomy::Mark::Kind::knot; }))
    return;
  const Card card(ctx, "no spots", ctx.theme.accentSoft);
  strongText(ctx.tr("plan.mark-first"));
  softText(ctx, ctx.tr("plan.without-marks"));
}

/// A stop that an answer further down brings up is seen at once.
void scrollToNewStop(bool stopped) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("stopped");
  if (stopped && !memory.GetBool(id)) ImGui::SetScrollY(0.0f);
  memory.SetBool(id, stopped);
}

void drawNotes(PanelContext& ctx) {
  softText(ctx, ctx.tr("plan.notes"));
  std::string notes = ctx.session().notes;
  if (noteBox(ctx, "##notes", notes, 70.0f)) ctx.edit(session::SetNotes{notes});
}

void drawPlan(PanelContext& ctx) {
  drawOutcome(ctx);
  drawSetup(ctx);
  drawSteps(ctx);
  drawWeek(ctx);
  drawFollowUps(ctx);
  drawLimits(ctx);
  drawTreatments(ctx);
  drawLeftOut(ctx);
}

}  // namespace

void drawPlanTab(PanelContext& ctx) {
  const Advice& advice = ctx.input.findings.advice;
  scrollToNewStop(advice.status == Advice::Status::stop);
  drawStops(ctx);
  if (advice.status == Advice::Status::stop) softText(ctx, ctx.tr("plan.nothing-while-stopped"));
  if (advice.status != Advice::Status::stop) drawNoSpots(ctx);
  if (advice.status == Advice::Status::ask) drawQuestions(ctx);
  if (advice.status == Advice::Status::ok) drawPlan(ctx);
  drawAnswers(ctx);
  gap(ctx, 4.0f);
  drawNotes(ctx);
  if (quietButton(ctx, ctx.tr("plan.about"))) ctx.state.plan.aboutOpen = true;
}

}  // namespace knotmap::ui
