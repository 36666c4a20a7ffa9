#include <array>

#include "ui/author/author_panel.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/spot/tooth_chart.h"

namespace knotmap::ui {

void drawRightPanel(PanelContext& ctx) {
  if (ctx.input.author) return drawAuthorPanel(ctx, *ctx.input.author);
  constexpr std::array kIds{"spot", "symptom", "muscle", "plan"};
  const std::array<const char*, 4> tabs{ctx.tr("tab.spot"), ctx.tr("tab.symptom"),
                                        ctx.tr("tab.muscle"), ctx.tr("tab.plan")};
  if (const auto picked = choice(ctx, "tabs", tabs, static_cast<int>(ctx.state.frame.tab)))
    ctx.state.frame.tab = static_cast<Tab>(*picked);
  // The chart stays in sight where there is room for it beside the content, else it scrolls.
  const bool roomy = ImGui::GetWindowHeight() > ctx.px(600.0f);
  const bool charted = ctx.state.frame.tab != Tab::plan && ctx.state.frame.tab != Tab::muscle;
  if (charted) drawStopReminder(ctx);
  if (charted && roomy) drawTargets(ctx);
  // Each tab keeps its own place while others are looked at.
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, 0.0f});
  const int tab = static_cast<int>(ctx.state.frame.tab);
  ImGui::BeginChild(kIds[static_cast<std::size_t>(tab)], {0.0f, 0.0f}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  if (charted && !roomy) drawTargets(ctx);
  if (ctx.state.frame.tab == Tab::spot) drawSpotTab(ctx);
  if (ctx.state.frame.tab == Tab::symptoms) drawSymptomTab(ctx);
  if (ctx.state.frame.tab == Tab::muscle) drawMuscleTab(ctx);
  if (ctx.state.frame.tab == Tab::plan) drawPlanTab(ctx);
  gap(ctx, 8.0f);
  ImGui::EndChild();
}

}  // namespace knotmap::ui
