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

using referral::Candidate;
using referral::Symptom;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool containsWords(std::string_view text, std::string_view wanted) {
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

bool matches(const Symptom& symptom, std::string_view filter) {
  if (filter.empty() || containsWords(symptom.name, filter)) return true;
  return std::any_of(symptom.aliases.begin(), symptom.aliases.end(),
                     [&](const std::string& alias) { return containsWords(alias, filter); });
}

const session::ChosenSymptom* chosenOf(const session::Session& session, const Symptom& symptom) {
  const auto found =
      std::find_if(session.symptoms.begin(), session.symptoms.end(),
                   [&](const session::ChosenSymptom& c) { return c.symptom == symptom.id; });
  return found == session.symptoms.end() ? nullptr : &*found;
}

void drawSides(PanelContext& ctx, const session::ChosenSymptom& chosen) {
  constexpr std::array<const char*, 3> kLabels{"Left", "Right", "Both / not sure"};
  const int current = !chosen.side ? 2 : (*chosen.side == core::Side::left ? 0 : 1);
  const auto picked = choice(ctx, "side", kLabels, current);
  if (!picked) return;
  std::optional<core::Side> side;
  if (*picked == 0) side = core::Side::left;
  if (*picked == 1) side = core::Side::right;
  ctx.edit(session::SetSymptomSide{chosen.symptom, side});
}

void drawChosen(PanelContext& ctx) {
  for (const session::ChosenSymptom& chosen : ctx.session().symptoms) {
    const auto id = ctx.input.catalogue.atlas.findSymptom(chosen.symptom);
    if (!id) continue;
    const Card card(ctx, chosen.symptom.c_str(), ctx.theme.accentSoft);
    const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ctx.px(24.0f);
    ImGui::PushFont(fontOf(FontRole::heading));
    ImGui::PushTextWrapPos(right);
    ImGui::TextUnformatted(sentenceCase(ctx.input.catalogue.atlas[*id].name).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::SameLine(right);
    if (iconButton(ctx,
                   {.id = "remove", .icon = icon::kClose, .tip = "Take it away", .size = 24.0f}))
      ctx.edit(session::ChooseSymptom{chosen, false});
    drawSides(ctx, chosen);
  }
}

void drawPaintedNote(PanelContext& ctx) {
  const auto& marks = ctx.session().marks;
  const auto painted = std::count_if(marks.begin(), marks.end(), [](const anatomy::Mark& m) {
    return m.kind == anatomy::Mark::Kind::painArea;
  });
  if (painted > 0)
    iconText(icon::kPaint, ctx.theme.accent,
             painted == 1 ? "The area you painted counts, too."
                          : fmt::format("The {} areas you painted count, too.", painted));
  else if (ctx.state.tool != Tool::paint && quietButton(ctx, "Paint where it hurts"))
    ctx.state.tool = Tool::paint;
  else if (ctx.state.tool == Tool::paint)
    softText(ctx, "Draw on the body where you feel the pain.");
}

void drawDoor(PanelContext& ctx, const Symptom& symptom) {
  const session::ChosenSymptom* chosen = chosenOf(ctx.session(), symptom);
  ImGui::PushID(symptom.id.c_str());
  if (row(ctx, {.id = "##door",
                .words = sentenceCase(symptom.name),
                .note = {},
                .chosen = chosen != nullptr}))
    ctx.edit(session::ChooseSymptom{chosen ? *chosen : session::ChosenSymptom{symptom.id, {}},
                                    chosen == nullptr});
  ImGui::PopID();
}

/// Doors by kind, in the order of the atlas.
void drawDoors(PanelContext& ctx) {
  const auto& symptoms = ctx.input.catalogue.atlas.symptoms();
  std::vector<std::string_view> categories;
  for (const Symptom& symptom : symptoms)
    if (std::find(categories.begin(), categories.end(), symptom.category) == categories.end())
      categories.push_back(symptom.category);
  bool any = false;
  for (const std::string_view category : categories) {
    bool headed = false;
    for (const Symptom& symptom : symptoms) {
      if (symptom.category != category || !matches(symptom, ctx.state.symptomFilter)) continue;
      if (!headed) softText(ctx, sentenceCase(category));
      headed = any = true;
      drawDoor(ctx, symptom);
    }
  }
  if (!any) text("No symptom is called so. Try another word, or paint where it hurts.");
}

void drawSearch(PanelContext& ctx) {
  ImGui::AlignTextToFramePadding();
  colouredText(ctx.theme.textSoft, icon::kSearch);
  ImGui::SameLine();
  if (ctx.state.searchFocus) ImGui::SetKeyboardFocusHere();
  ctx.state.searchFocus = false;
  ImGui::SetNextItemWidth(-1.0f);
  ImGui::InputTextWithHint("##filter", "Search symptoms", &ctx.state.symptomFilter);
}

void drawCandidate(PanelContext& ctx, const Candidate& candidate) {
  const referral::TriggerPoint& point = ctx.input.catalogue.atlas[candidate.point];
  const session::ShownPattern pattern{point.id, candidate.side};
  const auto shown = shownIndex(ctx.session(), pattern);
  Card card(ctx, (point.id + std::string(core::sideName(candidate.side))).c_str());
  if (shown) card.outline(ctx.theme.accent);
  if (shown) {
    swatch(ctx, patternColour(*shown));
    ImGui::SameLine();
  }
  strongText(
      fmt::format("{}. {}", candidate.rank, pointTitle(ctx, candidate.point, candidate.side)));
  chip(ctx, candidate.role == referral::Role::essential ? "main pattern" : "spillover",
       ctx.theme.textSoft, ctx.theme.field);
  text(sentenceCase(candidate.why));
  if (shown ? quietButton(ctx, "Hide pattern") : primaryButton(ctx, "Show pattern")) {
    if (shown)
      ctx.edit(session::ShowPattern{pattern, false});
    else
      showPattern(ctx, pattern);
  }
  if (shown || expander(ctx, "More about it")) drawPointDetails(ctx, point, shown);
}

void drawCandidates(PanelContext& ctx) {
  const auto& candidates = ctx.input.findings.candidates;
  sectionHeading(ctx, "Where it may come from");
  softText(ctx, "Candidates, the best fit first. Often reported, not a diagnosis.");
  if (candidates.empty()) return text("No pattern of the atlas fits.");
  const std::size_t count = std::min(candidates.size(), ctx.state.candidatesShown);
  for (std::size_t i = 0; i < count; ++i) drawCandidate(ctx, candidates[i]);
  const std::size_t more = candidates.size() - count;
  if (more > 0 && quietButton(ctx, fmt::format("Show {} more###more", more).c_str()))
    ctx.state.candidatesShown = candidates.size();
}

}  // namespace

void drawSymptomTab(PanelContext& ctx) {
  const bool painted =
      std::any_of(ctx.session().marks.begin(), ctx.session().marks.end(),
                  [](const anatomy::Mark& m) { return m.kind == anatomy::Mark::Kind::painArea; });
  const bool asked = !ctx.session().symptoms.empty() || painted;
  if (!asked) {
    strongText("What do you feel?");
    softText(ctx,
             "Choose a symptom or paint the pain on the body. You get the spots such pain is "
             "reported to come from.");
  }
  drawChosen(ctx);
  drawPaintedNote(ctx);
  if (asked) {
    drawRuledOutFirst(ctx, ctx.input.findings.stopsFirst);
    drawCandidates(ctx);
    sectionHeading(ctx, "Add another symptom");
  }
  drawSearch(ctx);
  drawDoors(ctx);
}

}  // namespace knotmap::ui
