#include <fmt/format.h>

#include <cmath>

#include "anatomy/muscles/muscles.h"
#include "core/words.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/spot/pattern_choice.h"

namespace knotmap::ui {
namespace {

/// A box to tick; another one may have the same words.
bool box(const PanelContext& ctx, const char* key, bool* value) {
  return ImGui::Checkbox(fmt::format("{}###{}", ctx.tr(key), key).c_str(), value);
}

void drawSetting(PanelContext& ctx, const char* key, bool Settings::*field, const char* tip) {
  if (box(ctx, key, &(ctx.state.settings.*field))) ctx.act(SaveSettings{});
  tooltip(ctx, ctx.tr(tip));
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
  if (iconButton(ctx, {.id = "hide",
                       .icon = icon::kClose,
                       .tip = ctx.tr("layers.hide-pattern"),
                       .size = 24.0f}))
    ctx.edit(session::ShowPattern{shown, false});
  ImGui::PopID();
}

void drawShownPatterns(PanelContext& ctx) {
  const auto& patterns = ctx.session().patterns;
  if (patterns.empty()) return;
  softText(ctx, ctx.tr("layers.patterns"));
  for (std::size_t i = 0; i < patterns.size(); ++i) drawShownPattern(ctx, patterns[i], i);
  if (patterns.size() > 1 && quietButton(ctx, ctx.tr("layers.hide-all")))
    ctx.edit(session::ClearPatterns{});
}

void drawModel(PanelContext& ctx) {
  if (ctx.input.modelName.empty()) return;
  const float wrap = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ctx.px(28.0f);
  softText(ctx, ctx.tr("layers.model"));
  ImGui::PushTextWrapPos(wrap);
  ImGui::TextUnformatted(ctx.input.modelName.c_str());
  ImGui::PopTextWrapPos();
  ImGui::SameLine(wrap);
  if (iconButton(ctx, {.id = "hide model",
                       .icon = icon::kClose,
                       .tip = ctx.tr("layers.hide-model"),
                       .size = 24.0f}))
    ctx.act(HideModel{});
}

/// "2 hidden, 1 faded", "" when all muscles are as their layers say.
std::string changedMuscles(const PanelContext& ctx, const MuscleDisplay& display) {
  std::vector<std::string> parts;
  const auto add = [&](const char* key, std::size_t count) {
    if (count > 0) parts.push_back(ctx.tr(key, fmt::arg("count", count)));
  };
  add("layers.only-shown", display.only.size());
  add("layers.hidden", display.hidden.size());
  add("layers.faded", display.faded.size());
  return fmt::format("{}", fmt::join(parts, ", "));
}

void drawMuscleLayers(PanelContext& ctx) {
  MuscleDisplay& display = ctx.state.muscles.display;
  float percent = 100.0f * display.skinOpacity;
  softText(ctx, ctx.tr("layers.skin", fmt::arg("percent", std::lround(percent))));
  if (thinSlider(ctx, {.id = "##skin", .value = &percent, .low = 0.0f, .high = 100.0f}))
    display.skinOpacity = percent > 98.0f ? 1.0f : 0.01f * percent;
  tooltip(ctx, ctx.tr("layers.skin-tip"));
  if (display.skinOpacity >= 1.0f) return;
  box(ctx, "layers.superficial", &display.superficial);
  box(ctx, "layers.intermediate", &display.intermediate);
  box(ctx, "layers.deep", &display.deep);
  const std::string changed = changedMuscles(ctx, display);
  if (changed.empty()) return;
  softText(ctx, core::sentenceCase(changed));
  if (quietButton(ctx, ctx.tr("layers.bring-back-all"))) bringBackAll(display);
}

}  // namespace

void drawLayers(PanelContext& ctx) {
  strongText(ctx.tr("layers.title"));
  drawMuscleLayers(ctx);
  bool covered = ctx.session().covered;
  if (box(ctx, "layers.covering", &covered)) ctx.edit(session::SetCovered{covered});
  drawSetting(ctx, "layers.no-press", &Settings::noPressShown, "layers.no-press-tip");
  drawSetting(ctx, "layers.landmarks", &Settings::landmarkNames, "layers.landmarks-tip");
  drawShownPatterns(ctx);
  drawModel(ctx);
}

}  // namespace knotmap::ui
