#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/pattern_choice.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

using anatomy::Muscle;
using anatomy::MuscleId;

const anatomy::MuscleTable& tableOf(const PanelContext& ctx) { return ctx.input.catalogue.muscles; }

/// Selects what a row of the list names; of a group the first member is selected, all are shown.
void choose(PanelContext& ctx, MuscleId id) {
  const core::Side side =
      ctx.state.muscles.selected ? ctx.state.muscles.selected->side : core::Side::left;
  const SidedMuscle muscle{tableOf(ctx).surfacesOf(id).front(), side};
  select(ctx.state.muscles, muscle);
  ctx.state.muscleFilter.clear();
  ctx.act(FocusMuscle{muscle});
}

void drawSearch(PanelContext& ctx) {
  ImGui::SetNextItemWidth(-1.0f);
  ImGui::InputTextWithHint("##muscle", "Find a muscle: trapezius, traps, SCM",
                           &ctx.state.muscleFilter);
}

/// Rows of all muscles that the words fit, under the names of their areas.
void drawList(PanelContext& ctx) {
  const auto& muscles = tableOf(ctx).muscles();
  std::string area;
  bool any = false;
  for (std::size_t i = 0; i < muscles.size(); ++i) {
    const Muscle& muscle = muscles[i];
    if (!anatomy::isCalled(muscle, ctx.state.muscleFilter)) continue;
    if (muscle.heads.empty() && muscle.members.empty()) continue;
    if (muscle.area != area) {
      area = muscle.area;
      softText(ctx, sentenceCase(area));
    }
    any = true;
    const std::string name = sentenceCase(anatomy::muscleName(muscle));
    const std::string id = "##" + muscle.id;
    if (row(ctx, {.id = id.c_str(), .words = name, .note = muscle.plain}))
      choose(ctx, MuscleId{static_cast<std::uint16_t>(i)});
  }
  if (!any) softText(ctx, "No muscle is called so.");
}

/// The next button goes beside the last item where it has room.
void besideIfRoom(const char* label) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float width = ImGui::CalcTextSize(label).x + 2.0f * style.FramePadding.x;
  const float end = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + style.ItemSpacing.x + width <= end) ImGui::SameLine();
}

void drawVisibility(PanelContext& ctx, SidedMuscle muscle) {
  MuscleDisplay& display = ctx.state.muscles;
  if (!display.only.empty()) {
    if (quietButton(ctx, "Show all")) display.only.clear();
  } else if (quietButton(ctx, "Show only")) {
    showOnly(display, muscle);
  }
  if (isFaded(display, muscle)) {
    besideIfRoom("Bring back");
    if (quietButton(ctx, "Bring back")) bringBack(display, muscle);
  } else {
    besideIfRoom("Fade");
    if (quietButton(ctx, "Fade")) fade(display, muscle);
  }
  besideIfRoom("Hide");
  if (quietButton(ctx, "Hide")) hide(display, muscle);
  besideIfRoom("Closer");
  if (quietButton(ctx, "Closer")) ctx.act(FocusMuscle{muscle});
}

void drawFact(PanelContext& ctx, const char* what, const std::string& words) {
  if (words.empty()) return;
  softText(ctx, what);
  text(sentenceCase(words));
}

void drawPoint(PanelContext& ctx, const referral::TriggerPoint& point, core::Side side) {
  const session::ShownPattern pattern{point.id, side};
  const auto shown = shownIndex(ctx.session(), pattern);
  Card card(ctx, (point.id + std::string(core::sideName(side))).c_str());
  if (shown) card.outline(ctx.theme.accent);
  if (shown) {
    swatch(ctx, patternColour(*shown));
    ImGui::SameLine();
  }
  strongText(sentenceCase(point.name));
  softText(ctx, fmt::format("{} \u00b7 {}", point.id, point.where));
  if (shown) {
    if (quietButton(ctx, "Hide pattern")) ctx.edit(session::ShowPattern{pattern, false});
  } else if (quietButton(ctx, "Show where it refers")) {
    showPattern(ctx, pattern);
  }
  if (shown || expander(ctx, "More about it")) drawPointDetails(ctx, point, shown);
}

/// What points at the heart, the bowel or the nerves is to be ruled out before the points are read.
void drawPoints(PanelContext& ctx, SidedMuscle selected) {
  const referral::Atlas& atlas = ctx.input.catalogue.atlas;
  std::vector<referral::TriggerPointId> carried;
  for (std::size_t i = 0; i < atlas.points().size(); ++i)
    if (tableOf(ctx).holds(atlas.points()[i].muscle, selected.muscle))
      carried.push_back(static_cast<referral::TriggerPointId>(i));
  if (carried.empty()) return softText(ctx, "The atlas has no trigger point of this muscle.");
  drawRuledOutFirst(ctx, referral::stopsFirst(atlas, {}, carried));
  sectionHeading(ctx, "How it hurts, and where it refers");
  for (const referral::TriggerPointId point : carried)
    drawPoint(ctx, atlas[point], atlas[point].midline ? core::Side::midline : selected.side);
}

void drawSelected(PanelContext& ctx, SidedMuscle selected) {
  const Muscle& muscle = tableOf(ctx)[selected.muscle];
  strongText(sentenceCase(sidedName(tableOf(ctx), selected)));
  if (!muscle.plain.empty()) softText(ctx, muscle.plain);
  if (muscle.variant) softText(ctx, "A variant that not everyone has");
  drawVisibility(ctx, selected);
  gap(ctx, 4.0f);
  drawFact(ctx, "What it does", muscle.action);
  drawFact(ctx, "From", muscle.origin);
  drawFact(ctx, "To", muscle.insertion);
  drawFact(ctx, "Nerve", muscle.nerve);
  std::string ids = muscle.layer + " layer";
  if (!muscle.ta98.empty()) ids += " \u00b7 TA98 " + muscle.ta98;
  if (!muscle.fma.empty()) ids += " \u00b7 " + muscle.fma;
  softText(ctx, sentenceCase(ids));
  drawPoints(ctx, selected);
}

}  // namespace

void drawMuscleTab(PanelContext& ctx) {
  drawSearch(ctx);
  gap(ctx, 4.0f);
  if (!ctx.state.muscles.selected || !ctx.state.muscleFilter.empty()) return drawList(ctx);
  if (quietButton(ctx, "All muscles")) {
    ctx.state.muscles.selected.reset();
    return;
  }
  drawSelected(ctx, *ctx.state.muscles.selected);
}

void chooseTool(UiState& state, Tool tool) {
  state.tool = tool;
  if (tool != Tool::muscle) return;
  if (state.muscles.skinOpacity >= 1.0f) state.muscles.skinOpacity = kSeeThroughSkin;
  state.tab = UiState::Tab::muscle;
}

}  // namespace knotmap::ui
