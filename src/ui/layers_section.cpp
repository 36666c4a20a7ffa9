#include <fmt/format.h>

#include "anatomy/muscles.h"
#include "ui/icons.h"
#include "ui/pattern_choice.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

void drawSetting(PanelContext& ctx, const char* label, bool Settings::*field, const char* tip) {
  if (ImGui::Checkbox(label, &(ctx.state.settings.*field))) ctx.act(SaveSettings{});
  tooltip(ctx, tip);
}

void drawShownPattern(PanelContext& ctx, const session::ShownPattern& shown, std::size_t index) {
  ImGui::PushID(static_cast<int>(index));
  const float right = ctx.px(28.0f);
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  swatch(ctx, patternColour(index));
  ImGui::SameLine();
  const float wrap = end - right;
  ImGui::PushTextWrapPos(wrap);
  ImGui::TextUnformatted(patternName(ctx, shown).c_str());
  ImGui::PopTextWrapPos();
  ImGui::SameLine(wrap);
  if (iconButton(ctx,
                 {.id = "hide", .icon = icon::kClose, .tip = "Hide this pattern", .size = 24.0f}))
    ctx.edit(session::ShowPattern{shown, false});
  ImGui::PopID();
}

void drawShownPatterns(PanelContext& ctx) {
  const auto& patterns = ctx.session().patterns;
  if (patterns.empty()) return;
  softText(ctx, "Patterns shown");
  for (std::size_t i = 0; i < patterns.size(); ++i) drawShownPattern(ctx, patterns[i], i);
  if (patterns.size() > 1 && quietButton(ctx, "Hide all")) ctx.edit(session::ClearPatterns{});
}

void drawModel(PanelContext& ctx) {
  if (ctx.input.modelName.empty()) return;
  const float wrap = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ctx.px(28.0f);
  softText(ctx, "Model beside the body");
  ImGui::PushTextWrapPos(wrap);
  ImGui::TextUnformatted(ctx.input.modelName.c_str());
  ImGui::PopTextWrapPos();
  ImGui::SameLine(wrap);
  if (iconButton(
          ctx, {.id = "hide model", .icon = icon::kClose, .tip = "Hide the model", .size = 24.0f}))
    ctx.act(HideModel{});
}

/// "2 hidden, 1 faded", "" when all muscles are as their layers say.
std::string changedMuscles(const MuscleDisplay& display) {
  std::vector<std::string> parts;
  if (!display.only.empty()) parts.push_back(fmt::format("only {} shown", display.only.size()));
  if (!display.hidden.empty()) parts.push_back(fmt::format("{} hidden", display.hidden.size()));
  if (!display.faded.empty()) parts.push_back(fmt::format("{} faded", display.faded.size()));
  return fmt::format("{}", fmt::join(parts, ", "));
}

void drawMuscleLayers(PanelContext& ctx) {
  MuscleDisplay& display = ctx.state.muscles;
  float percent = 100.0f * display.skinOpacity;
  softText(ctx, fmt::format("Skin {:.0f} %", percent));
  if (thinSlider(ctx, {.id = "##skin", .value = &percent, .low = 0.0f, .high = 100.0f}))
    display.skinOpacity = percent > 98.0f ? 1.0f : 0.01f * percent;
  tooltip(ctx, "See through the skin to the muscles (S)");
  if (display.skinOpacity >= 1.0f) return;
  ImGui::Checkbox("Superficial muscles", &display.superficial);
  ImGui::Checkbox("Intermediate muscles", &display.intermediate);
  ImGui::Checkbox("Deep muscles", &display.deep);
  const std::string changed = changedMuscles(display);
  if (changed.empty()) return;
  softText(ctx, sentenceCase(changed));
  if (quietButton(ctx, "Bring back all")) bringBackAll(display);
}

}  // namespace

void drawLayers(PanelContext& ctx) {
  strongText("Layers");
  drawMuscleLayers(ctx);
  bool covered = ctx.session().covered;
  if (ImGui::Checkbox("Covering", &covered)) ctx.edit(session::SetCovered{covered});
  drawSetting(ctx, "No-press zones", &Settings::noPressShown,
              "Skin where nothing may press, hatched on the body while the plan is open");
  drawSetting(ctx, "Landmark names", &Settings::landmarkNames, "Names of the places you can feel");
  drawShownPatterns(ctx);
  drawModel(ctx);
}

}  // namespace knotmap::ui
