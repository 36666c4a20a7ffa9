#include <fmt/format.h>

#include <algorithm>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

using guidance::Advice;
using guidance::Step;

std::string spotsOf(const Step& step) {
  std::string all;
  for (const std::string& spot : step.spots) all += (all.empty() ? "" : "; ") + spot;
  return all.empty() ? step.where : all;
}

void drawDisagreement(const PanelContext& ctx, const Step& step) {
  if (step.disagreements.empty() && step.otherDoses.empty()) return;
  if (!expander(ctx, "Who says what")) return;
  ImGui::PushFont(fontOf(FontRole::small));
  for (const guidance::Disagreement* row : step.disagreements)
    for (const guidance::Position& position : row->positions)
      bullet(ctx, fmt::format("{}: {}", sourceTitle(ctx, position.source), position.says));
  for (const guidance::Dose& dose : step.otherDoses) {
    std::string who;
    for (const std::string& source : dose.sources)
      who += (who.empty() ? "" : ", ") + std::string(sourceTitle(ctx, source));
    bullet(ctx, fmt::format("{}: {}", who, dose.text));
  }
  for (const guidance::Disagreement* row : step.disagreements) text(row->rule);
  ImGui::PopFont();
}

void drawStep(const PanelContext& ctx, int number, const Step& step) {
  const Card card(ctx, fmt::format("step {}", number).c_str());
  strongText(fmt::format("{}. {}", number, step.name));
  if (const std::string where = spotsOf(step); !where.empty()) {
    ImGui::PushFont(fontOf(FontRole::small));
    iconText(icon::kPlace, ctx.theme.accent, where);
    ImGui::PopFont();
  }
  if (!step.dose.text.empty()) iconText(icon::kTime, ctx.theme.accent, step.dose.text);
  for (std::size_t i = 0; i < step.steps.size(); ++i)
    numbered(ctx, static_cast<int>(i) + 1, step.steps[i]);
  if (!step.limits.empty()) {
    ImGui::PushFont(fontOf(FontRole::small));
    for (const std::string& limit : step.limits) iconText(icon::kWarning, ctx.theme.caution, limit);
    ImGui::PopFont();
  }
  if (!step.why.empty()) softText(ctx, step.why);
  drawDisagreement(ctx, step);
  drawSources(ctx, step.sources);
}

void drawNoPress(const PanelContext& ctx, const Advice& advice) {
  if (advice.noPress.empty()) return;
  Card card(ctx, "no press", ctx.theme.cautionSoft);
  card.outline(ctx.theme.caution);
  iconText(icon::kForbidden, ctx.theme.caution, "No pressing here");
  for (const guidance::NoPress& spot : advice.noPress)
    bullet(ctx, fmt::format("{}: {}. {}", spot.spot, spot.zone, spot.why));
}

void drawLimits(const PanelContext& ctx, const Advice& advice) {
  if (advice.limits.empty()) return;
  const Card card(ctx, "limits", ctx.theme.cautionSoft);
  iconText(icon::kShield, ctx.theme.caution, "Limits that hold for every step");
  ImGui::PushFont(fontOf(FontRole::small));
  for (const guidance::Precaution& limit : advice.limits)
    bullet(ctx, limit.name.empty() ? limit.text : fmt::format("{}: {}", limit.name, limit.text));
  ImGui::PopFont();
}

void drawLeftOut(const PanelContext& ctx, const Advice& advice) {
  if (advice.leftOut.empty() || !expander(ctx, "Left out, and why")) return;
  ImGui::PushFont(fontOf(FontRole::small));
  for (const guidance::LeftOut& left : advice.leftOut) {
    const guidance::Technique* technique = ctx.input.catalogue.guidance.technique(left.technique);
    bullet(ctx, fmt::format("{}: {}", technique ? technique->name : left.technique, left.why));
  }
  ImGui::PopFont();
}

}  // namespace

void drawSteps(PanelContext& ctx) {
  const Advice& advice = ctx.input.findings.advice;
  if (advice.status != Advice::Status::ok) return;
  drawNoPress(ctx, advice);
  sectionHeading(ctx, "Your plan");
  if (advice.steps.empty())
    text("Nothing is left that can be advised here. Let a professional have a look.");
  for (std::size_t i = 0; i < advice.steps.size(); ++i)
    drawStep(ctx, static_cast<int>(i) + 1, advice.steps[i]);
  drawLimits(ctx, advice);
  drawLeftOut(ctx, advice);
}

}  // namespace knotmap::ui
