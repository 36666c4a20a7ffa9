#include <algorithm>
#include <cmath>

#include "core/date_words.h"
#include "ui/explain/explain_panel.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

using guidance::Advice;

const Advice& adviceOf(const PanelContext& ctx) { return ctx.input.findings.advice; }

std::string dayName(const PanelContext& ctx, const guidance::PlanDay& day, std::size_t index) {
  if (index == 0) return ctx.tr("plan.today");
  if (day.date) return core::dayWords(*day.date, ctx.input.catalogue.messages);
  return ctx.tr("plan.day", fmt::arg("number", index + 1));
}

std::string stepNumbers(const PanelContext& ctx, const guidance::PlanDay& day) {
  std::string numbers;
  for (const std::size_t step : day.steps)
    numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", step + 1);
  return ctx.tr(day.steps.size() == 1 ? "plan.steps-one" : "plan.steps-many",
                fmt::arg("numbers", numbers));
}

/// The three things to do with a plan.
void drawUses(PanelContext& ctx) {
  if (!adviceOf(ctx).steps.empty()) {
    if (primaryButton(ctx, ctx.tr("plan.follow"))) ctx.act(StartRun{});
    besideIfRoom(ctx.tr("plan.explain"));
  }
  if (quietButton(ctx, ctx.tr("plan.explain"))) ctx.act(ToggleExplain{});
  besideIfRoom(ctx.tr("plan.handout"));
  if (quietButton(ctx, ctx.tr("plan.handout"))) ctx.act(AskForFile{FileDialog::handout});
}

}  // namespace

std::string whenWords(const PanelContext& ctx, const guidance::FollowUp& followUp) {
  if (followUp.days <= 0) return ctx.tr("plan.due-now");
  if (followUp.date)
    return ctx.tr("plan.due-date",
                  fmt::arg("date", core::dateWords(*followUp.date, ctx.input.catalogue.messages)));
  return ctx.tr(followUp.days == 1 ? "plan.due-days-one" : "plan.due-days-many",
                fmt::arg("count", followUp.days));
}

void drawOutcome(PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  const bool limited = advice.urgency == guidance::Urgency::selfCareWithLimits;
  {
    const Card card(ctx, "outcome", limited ? ctx.theme.cautionSoft : ctx.theme.accentSoft);
    iconText(icon::kShield, limited ? ctx.theme.caution : ctx.theme.accent,
             ctx.tr(limited ? "plan.outcome-limits" : "plan.outcome-free"));
    if (advice.minutes > 0.0)
      softText(ctx, ctx.tr("plan.takes",
                           fmt::arg("count", static_cast<int>(std::ceil(advice.minutes)))));
  }
  drawUses(ctx);
}

void drawWeek(const PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  if (advice.week.empty()) return;
  sectionHeading(ctx, ctx.tr("plan.week"));
  const Card card(ctx, "week");
  for (std::size_t i = 0; i < advice.week.size(); ++i) {
    const guidance::PlanDay& day = advice.week[i];
    strongText(dayName(ctx, day, i));
    if (!day.steps.empty()) text(stepNumbers(ctx, day));
    if (!day.note.empty()) softText(ctx, day.note);
  }
}

void drawFollowUps(const PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  if (advice.followUps.empty()) return;
  sectionHeading(ctx, ctx.tr("plan.follow-ups"));
  const Card card(ctx, "follow-ups");
  for (const guidance::FollowUp& followUp : advice.followUps) {
    strongText(whenWords(ctx, followUp));
    iconText(icon::kProfessional, ctx.theme.accent, followUp.text);
  }
}

void drawLimits(const PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  if (advice.limits.empty()) return;
  const Card card(ctx, "limits", ctx.theme.cautionSoft);
  iconText(icon::kShield, ctx.theme.caution, ctx.tr("plan.limits"));
  ImGui::PushFont(fontOf(FontRole::small));
  for (const guidance::Precaution& limit : advice.limits)
    bullet(ctx, limit.name.empty() ? limit.text : fmt::format("{}: {}", limit.name, limit.text));
  ImGui::PopFont();
}

void drawTreatments(const PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  if (advice.treatments.empty()) return;
  if (!expander(ctx, fmt::format("{}###treatments", ctx.tr("plan.treatments")).c_str())) return;
  ImGui::PushID("treatments");
  softText(ctx, ctx.tr("plan.treatments-note"));
  for (const guidance::Treatment& treatment : advice.treatments) {
    const Card card(ctx, treatment.technique.c_str());
    strongText(treatment.name);
    ImGui::PushFont(fontOf(FontRole::small));
    iconText(icon::kProfessional, ctx.theme.accent,
             ctx.tr(treatment.who == guidance::With::doctor ? "plan.by-doctor"
                                                            : "plan.by-professional"));
    ImGui::PopFont();
    softText(ctx, treatment.what);
    drawSources(ctx, treatment.sources);
  }
  ImGui::PopID();
}

void drawLeftOut(const PanelContext& ctx) {
  const Advice& advice = adviceOf(ctx);
  if (advice.leftOut.empty()) return;
  if (!expander(ctx, fmt::format("{}###left out", ctx.tr("plan.left-out")).c_str())) return;
  ImGui::PushFont(fontOf(FontRole::small));
  for (const guidance::LeftOut& left : advice.leftOut) {
    const guidance::Technique* technique = ctx.input.catalogue.guidance.technique(left.technique);
    bullet(ctx, fmt::format("{}: {}", technique ? technique->name : left.technique, left.why));
  }
  ImGui::PopFont();
}

}  // namespace knotmap::ui
