#include "ui/run/run_end.h"

#include <cstdlib>

#include "ui/frame/icons.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

using guidance::StoppedExercise;

std::string scoreWords(const PanelContext& ctx, const findings::RunScore& score) {
  const auto name = fmt::arg("name", score.name);
  const int before = *score.before;
  const auto was = fmt::arg("before", before);
  if (!score.after) return ctx.tr("run.end-score-open", name, was);
  const int after = *score.after;
  if (after == before) return ctx.tr("run.end-score-same", name, was);
  return ctx.tr(after < before ? "run.end-score-less" : "run.end-score-more", name, was,
                fmt::arg("after", after), fmt::arg("change", std::abs(after - before)));
}

void drawScores(const PanelContext& ctx) {
  bool any = false;
  for (const findings::RunScore& score : ctx.input.run->scores) {
    if (!score.before) continue;
    if (!any) sectionHeading(ctx, ctx.tr("run.end-scores"));
    any = true;
    bullet(ctx, scoreWords(ctx, score));
  }
  if (any) softText(ctx, ctx.tr("run.end-score-note"));
}

void drawStopped(const PanelContext& ctx) {
  const findings::RunState& run = *ctx.input.run;
  if (run.run.stopped().empty()) return;
  sectionHeading(ctx, ctx.tr("run.end-stopped"));
  for (const StoppedExercise& stopped : run.run.stopped()) {
    const guidance::Exercise& exercise = run.run.exercises()[stopped.exercise];
    const bool grew = stopped.why == StoppedExercise::Why::grew;
    iconText(icon::kWarning, ctx.theme.caution,
             ctx.tr(grew ? "run.end-stopped-grew" : "run.end-stopped-above",
                    fmt::arg("name", run.advice.steps[exercise.step].name),
                    fmt::arg("before", stopped.before), fmt::arg("now", stopped.now)));
  }
}

void drawLater(const PanelContext& ctx) {
  const findings::RunState& run = *ctx.input.run;
  if (run.run.later().empty()) return;
  sectionHeading(ctx, ctx.tr("run.end-later"));
  for (const std::size_t index : run.run.later()) {
    const guidance::Step& step = run.advice.steps[index];
    bullet(ctx, step.dose.text.empty() ? step.name
                                       : ctx.tr("run.end-later-dose", fmt::arg("name", step.name),
                                                fmt::arg("dose", step.dose.text)));
  }
}

void drawWhenToBeSeen(const PanelContext& ctx) {
  const auto& followUps = ctx.input.run->advice.followUps;
  if (followUps.empty()) return;
  sectionHeading(ctx, ctx.tr("run.end-follow"));
  for (const guidance::FollowUp& followUp : followUps) {
    strongText(whenWords(ctx, followUp));
    iconText(icon::kProfessional, ctx.theme.accent, followUp.text);
  }
}

}  // namespace

void drawRunEnd(PanelContext& ctx) {
  ImGui::PushFont(fontOf(FontRole::letters));
  text(ctx.tr("run.end-title"));
  ImGui::PopFont();
  if (ctx.input.run->run.exercises().empty()) text(ctx.tr("run.end-empty"));
  drawScores(ctx);
  drawStopped(ctx);
  drawLater(ctx);
  drawWhenToBeSeen(ctx);
}

}  // namespace knotmap::ui
