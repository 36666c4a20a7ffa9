#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

using guidance::Advice;
using guidance::With;

void drawWith(PanelContext& ctx) {
  constexpr std::array<const char*, 3> kLabels{"Alone", "With a partner", "Professional"};
  softText(ctx, "Who does it?");
  if (const auto picked = choice(ctx, "with", kLabels, static_cast<int>(ctx.session().with)))
    ctx.edit(session::SetWith{static_cast<With>(*picked)});
}

/// Tools flow from left to right and wrap.
void drawTools(PanelContext& ctx) {
  softText(ctx, "What is at hand?");
  const auto& tools = ctx.session().tools;
  const ImGuiStyle& style = ImGui::GetStyle();
  const float room = ImGui::GetContentRegionAvail().x;
  float x = 0.0f;
  for (const guidance::Tool& tool : ctx.input.catalogue.guidance.tools) {
    const float width = ImGui::GetFrameHeight() + style.ItemInnerSpacing.x +
                        ImGui::CalcTextSize(tool.name.c_str()).x + ctx.px(12.0f);
    if (x > 0.0f && x + width <= room)
      ImGui::SameLine(0.0f, ctx.px(12.0f));
    else
      x = 0.0f;
    x += width;
    bool atHand = std::find(tools.begin(), tools.end(), tool.id) != tools.end();
    ImGui::PushID(tool.id.c_str());
    if (ImGui::Checkbox(tool.name.c_str(), &atHand)) ctx.edit(session::SetTool{tool.id, atHand});
    ImGui::PopID();
  }
}

void drawNoSpots(const PanelContext& ctx) {
  const auto& marks = ctx.session().marks;
  if (std::any_of(marks.begin(), marks.end(),
                  [](const anatomy::Mark& m) { return m.kind == anatomy::Mark::Kind::knot; }))
    return;
  const Card card(ctx, "no spots", ctx.theme.accentSoft);
  strongText("Mark the sore spots first.");
  softText(ctx, "Without a mark the plan has general steps only.");
}

/// A stop that an answer further down brings up is seen at once.
void scrollToNewStop(bool stopped) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("stopped");
  if (stopped && !memory.GetBool(id)) ImGui::SetScrollY(0.0f);
  memory.SetBool(id, stopped);
}

void drawNotes(PanelContext& ctx) {
  softText(ctx, "Notes for this session");
  std::string notes = ctx.session().notes;
  if (noteBox(ctx, "##notes", notes, 70.0f)) ctx.edit(session::SetNotes{notes});
}

}  // namespace

void drawPlanTab(PanelContext& ctx) {
  const Advice& advice = ctx.input.findings.advice;
  scrollToNewStop(advice.status == Advice::Status::stop);
  drawStops(ctx);
  if (advice.status == Advice::Status::stop) {
    softText(ctx, "No technique is given while this stands. Take it to the people named above.");
  } else {
    drawNoSpots(ctx);
    if (advice.status == Advice::Status::ask) drawQuestions(ctx);
    if (advice.status == Advice::Status::ok) {
      drawWith(ctx);
      drawTools(ctx);
      drawSteps(ctx);
    }
  }
  drawAnswers(ctx);
  gap(ctx, 4.0f);
  drawNotes(ctx);
  if (quietButton(ctx, "About this advice")) ctx.state.adviceInfoOpen = true;
}

}  // namespace knotmap::ui
