#include "ui/dialogs/info_window.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

void drawStatements(const PanelContext& ctx, const std::vector<guidance::Statement>& statements) {
  for (const guidance::Statement& statement : statements) {
    ImGui::PushID(statement.id.c_str());
    text(statement.text);
    drawSources(ctx, statement.sources);
    ImGui::PopID();
  }
}

/// Folds out to what the guidance says about one thing.
void drawChapter(const PanelContext& ctx, const char* key,
                 const std::vector<guidance::Statement>& statements) {
  if (statements.empty()) return;
  ImGui::PushID(key);
  if (expander(ctx, fmt::format("{}###chapter", ctx.tr(key)).c_str()))
    drawStatements(ctx, statements);
  ImGui::PopID();
}

void drawDisagreements(const PanelContext& ctx) {
  const auto& rows = ctx.input.catalogue.guidance.disagreements;
  const std::string label =
      ctx.tr("advice.disagreements", fmt::arg("count", rows.size())) + "###disagreements";
  if (!expander(ctx, label.c_str())) return;
  for (const guidance::Disagreement& row : rows) {
    drawDisagreement(ctx, row);
    gap(ctx, 6.0f);
  }
}

}  // namespace

void drawAdviceWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, ctx.tr("advice.title"), ctx.state.plan.aboutOpen, 600.0f)) return;
  const guidance::Knowledge& knowledge = ctx.input.catalogue.guidance;
  drawStatements(ctx, knowledge.about);
  drawChapter(ctx, "advice.knots", knowledge.knots);
  drawChapter(ctx, "advice.causes", knowledge.causes);
  drawChapter(ctx, "advice.prevention", knowledge.prevention);
  drawDisagreements(ctx);
  endInfoWindow(ctx, ctx.state.plan.aboutOpen);
}

}  // namespace knotmap::ui
