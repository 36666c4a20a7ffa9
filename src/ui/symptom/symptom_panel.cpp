#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "core/messages.h"
#include "core/words.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/spot/pattern_choice.h"

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
  const std::array<const char*, 3> labels{ctx.tr("side.choice-left"), ctx.tr("side.choice-right"),
                                          ctx.tr("symptom.both-sides")};
  const int current = !chosen.side ? 2 : (*chosen.side == core::Side::left ? 0 : 1);
  const auto picked = choice(ctx, "side", labels, current);
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
    ImGui::TextUnformatted(core::sentenceCase(ctx.input.catalogue.atlas[*id].name).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::SameLine(right);
    if (iconButton(
            ctx,
            {.id = "remove", .icon = icon::kClose, .tip = ctx.tr("symptom.remove"), .size = 24.0f}))
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
    iconText(
        icon::kPaint, ctx.theme.accent,
        ctx.input.catalogue.messages.counted("symptom.painted", static_cast<std::size_t>(painted)));
  else if (ctx.state.marks.tool != Tool::paint && quietButton(ctx, ctx.tr("symptom.paint")))
    ctx.state.marks.tool = Tool::paint;
  else if (ctx.state.marks.tool == Tool::paint)
    softText(ctx, ctx.tr("symptom.painting"));
}

void drawDoor(PanelContext& ctx, const Symptom& symptom) {
  const session::ChosenSymptom* chosen = chosenOf(ctx.session(), symptom);
  ImGui::PushID(symptom.id.c_str());
  if (row(ctx, {.id = "##door",
                .words = core::sentenceCase(symptom.name),
                .note = {},
                .chosen = chosen != nullptr}))
    ctx.edit(session::ChooseSymptom{chosen ? *chosen : session::ChosenSymptom{symptom.id, {}},
                                    chosen == nullptr});
  ImGui::PopID();
}

/// Doors by kind, in the order of the atlas.
void drawDoors(PanelContext& ctx) {
  const referral::Atlas& atlas = ctx.input.catalogue.atlas;
  const auto& symptoms = atlas.symptoms();
  std::vector<std::string_view> categories;
  for (const Symptom& symptom : symptoms)
    if (std::find(categories.begin(), categories.end(), symptom.category) == categories.end())
      categories.push_back(symptom.category);
  bool any = false;
  for (const std::string_view category : categories) {
    bool headed = false;
    for (const Symptom& symptom : symptoms) {
      if (symptom.category != category || !matches(symptom, ctx.state.symptom.filter)) continue;
      if (!headed) softText(ctx, core::sentenceCase(atlas.categoryName(category)));
      headed = any = true;
      drawDoor(ctx, symptom);
    }
  }
  if (!any) text(ctx.tr("symptom.none"));
}

void drawSearch(PanelContext& ctx) {
  ImGui::AlignTextToFramePadding();
  colouredText(ctx.theme.textSoft, icon::kSearch);
  ImGui::SameLine();
  ImGui::SetNextItemWidth(-1.0f);
  ImGui::InputTextWithHint("##filter", ctx.tr("symptom.search"), &ctx.state.symptom.filter);
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
  strongText(ctx.tr("symptom.candidate", fmt::arg("rank", candidate.rank),
                    fmt::arg("name", pointTitle(ctx, candidate.point, candidate.side))));
  const bool essential = candidate.role == referral::Role::essential;
  chip(ctx, ctx.tr(essential ? "symptom.essential" : "symptom.spillover"), ctx.theme.textSoft,
       ctx.theme.field);
  text(core::sentenceCase(candidate.why));
  if (shown ? quietButton(ctx, ctx.tr("pattern.hide"))
            : primaryButton(ctx, ctx.tr("pattern.show"))) {
    if (shown)
      ctx.edit(session::ShowPattern{pattern, false});
    else
      showPattern(ctx, pattern);
  }
  if (shown || expander(ctx, ctx.tr("pattern.more"))) drawPointDetails(ctx, point, shown);
}

void drawCandidates(PanelContext& ctx) {
  const auto& candidates = ctx.input.findings.candidates;
  sectionHeading(ctx, ctx.tr("symptom.candidates"));
  softText(ctx, ctx.tr("symptom.candidates-note"));
  if (candidates.empty()) return text(ctx.tr("symptom.no-candidates"));
  const std::size_t count = std::min(candidates.size(), ctx.state.symptom.candidatesShown);
  for (std::size_t i = 0; i < count; ++i) drawCandidate(ctx, candidates[i]);
  const std::size_t more = candidates.size() - count;
  if (more > 0 &&
      quietButton(ctx, (ctx.tr("symptom.more", fmt::arg("count", more)) + "###more").c_str()))
    ctx.state.symptom.candidatesShown = candidates.size();
}

}  // namespace

void drawSymptomTab(PanelContext& ctx) {
  const bool painted =
      std::any_of(ctx.session().marks.begin(), ctx.session().marks.end(),
                  [](const anatomy::Mark& m) { return m.kind == anatomy::Mark::Kind::painArea; });
  const bool asked = !ctx.session().symptoms.empty() || painted;
  if (!asked) {
    strongText(ctx.tr("symptom.question"));
    softText(ctx, ctx.tr("symptom.question-note"));
  }
  drawChosen(ctx);
  drawPaintedNote(ctx);
  if (asked) {
    drawRuledOutFirst(ctx, ctx.input.findings.stopsFirst);
    drawCandidates(ctx);
    sectionHeading(ctx, ctx.tr("symptom.another"));
  }
  drawSearch(ctx);
  drawDoors(ctx);
}

}  // namespace knotmap::ui
