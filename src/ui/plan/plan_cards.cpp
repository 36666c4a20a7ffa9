#include <algorithm>
#include <cmath>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

using guidance::Advice;
using guidance::Step;

std::string named(const char* words, const char* id) { return fmt::format("{}###{}", words, id); }

void drawWhoSaysWhat(const PanelContext& ctx, const Step& step) {
  const bool noted = !step.dose.note.empty();
  if (step.disagreements.empty() && step.otherDoses.empty() && !noted) return;
  if (!expander(ctx, named(ctx.tr("plan.who-says-what"), "who says").c_str())) return;
  ImGui::PushFont(fontOf(FontRole::small));
  if (noted) text(step.dose.note);
  for (const guidance::Disagreement* row : step.disagreements) drawDisagreement(ctx, *row);
  if (!step.otherDoses.empty()) strongText(ctx.tr("plan.other-doses"));
  for (const guidance::Dose& dose : step.otherDoses) {
    std::string who;
    for (const std::string& source : dose.sources)
      who += (who.empty() ? "" : ", ") + std::string(sourceTitle(ctx, source));
    bullet(ctx, fmt::format("{}: {}", who, dose.text));
  }
  ImGui::PopFont();
}

void drawWarnings(const PanelContext& ctx, const Step& step) {
  ImGui::PushFont(fontOf(FontRole::small));
  for (const std::string& limit : step.limits) iconText(icon::kWarning, ctx.theme.caution, limit);
  if (!step.stopWhen.empty()) strongText(ctx.tr("plan.stop-when"), &ctx.theme.danger);
  for (const std::string& sign : step.stopWhen) iconText(icon::kForbidden, ctx.theme.danger, sign);
  ImGui::PopFont();
}

void drawHow(const PanelContext& ctx, const Step& step, bool openAtFirst) {
  if (!expander(ctx, named(ctx.tr("plan.how"), "how").c_str(), openAtFirst)) return;
  if (!step.position.empty()) text(step.position);
  for (std::size_t i = 0; i < step.steps.size(); ++i)
    numbered(ctx, static_cast<int>(i) + 1, step.steps[i]);
  if (!step.feel.empty()) {
    ImGui::PushFont(fontOf(FontRole::small));
    strongText(ctx.tr("plan.feel"));
    for (const std::string& line : step.feel) bullet(ctx, line);
    ImGui::PopFont();
  }
  drawWarnings(ctx, step);
  drawSources(ctx, step.sources);
}

std::string headingOf(const PanelContext& ctx, std::size_t number, const Step& step) {
  if (step.minutes <= 0.0)
    return ctx.tr("plan.step", fmt::arg("number", number), fmt::arg("name", step.name));
  return ctx.tr("plan.step-minutes", fmt::arg("number", number), fmt::arg("name", step.name),
                fmt::arg("count", std::max(1, static_cast<int>(std::lround(step.minutes)))));
}

void drawStep(const PanelContext& ctx, std::size_t number, const Step& step) {
  const Card card(ctx, fmt::format("step {}", number).c_str());
  strongText(headingOf(ctx, number, step));
  if (!step.where.empty()) {
    ImGui::PushFont(fontOf(FontRole::small));
    iconText(icon::kPlace, ctx.theme.accent, step.where);
    ImGui::PopFont();
  }
  if (!step.dose.text.empty()) iconText(icon::kTime, ctx.theme.accent, step.dose.text);
  if (!step.why.empty()) softText(ctx, step.why);
  drawHow(ctx, step, number == 1);
  drawWhoSaysWhat(ctx, step);
}

void drawNoPress(const PanelContext& ctx, const Advice& advice) {
  if (advice.noPress.empty()) return;
  Card card(ctx, "no press", ctx.theme.cautionSoft);
  card.outline(ctx.theme.caution);
  iconText(icon::kForbidden, ctx.theme.caution, ctx.tr("plan.no-press"));
  for (const guidance::NoPress& spot : advice.noPress)
    bullet(ctx, ctx.tr("plan.no-press-at", fmt::arg("spot", spot.spot), fmt::arg("zone", spot.zone),
                       fmt::arg("why", spot.why)));
}

}  // namespace

void drawDisagreement(const PanelContext& ctx, const guidance::Disagreement& row) {
  strongText(row.topic);
  for (const guidance::Position& position : row.positions)
    bullet(ctx, fmt::format("{}: {}", sourceTitle(ctx, position.source), position.says));
  if (!row.range.empty()) text(ctx.tr("plan.range", fmt::arg("range", row.range)));
  text(ctx.tr("plan.rule", fmt::arg("rule", row.rule)));
  for (const guidance::TrialEvidence& found : row.evidence) {
    text(ctx.tr("plan.evidence", fmt::arg("says", found.says)));
    for (const std::string& source : found.sources) bullet(ctx, sourceTitle(ctx, source));
  }
}

void drawSteps(PanelContext& ctx) {
  const Advice& advice = ctx.input.findings.advice;
  drawNoPress(ctx, advice);
  if (advice.steps.empty()) return text(ctx.tr("plan.nothing-left"));
  const auto firstLater = std::find_if(advice.steps.begin(), advice.steps.end(), [](const Step& s) {
    return s.slot == guidance::Slot::later;
  });
  if (firstLater != advice.steps.begin()) sectionHeading(ctx, ctx.tr("plan.now"));
  for (auto step = advice.steps.begin(); step != advice.steps.end(); ++step) {
    if (step == firstLater) sectionHeading(ctx, ctx.tr("plan.later"));
    drawStep(ctx, static_cast<std::size_t>(step - advice.steps.begin()) + 1, *step);
  }
}

}  // namespace knotmap::ui
