#include "ui/author/author_panel.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "core/messages.h"
#include "core/words.h"
#include "ui/author/author_sections.h"
#include "ui/frame/card.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

using referral::TriggerPoint;
using referral::TriggerPointId;

std::string lowered(std::string words) {
  std::transform(words.begin(), words.end(), words.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return words;
}

void drawSearch(PanelContext& ctx) {
  ImGui::SetNextItemWidth(-1.0f);
  ImGui::InputTextWithHint("##row", ctx.tr("author.find"), &ctx.state.author.filter);
}

void drawRows(PanelContext& ctx, const AuthorView& author) {
  const auto& points = ctx.input.catalogue.atlas.points();
  bool any = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const TriggerPoint& point = points[i];
    const auto id = static_cast<TriggerPointId>(i);
    if (!isRowCalled(point, ctx.input.catalogue.muscles, ctx.state.author.filter)) continue;
    any = true;
    const std::string mark = "##" + point.id;
    const std::string note =
        author.isUnsaved(id) ? ctx.tr("author.unsaved-row", fmt::arg("id", point.id)) : point.id;
    const std::string words = core::sentenceCase(point.name);
    if (!row(ctx, {.id = mark.c_str(), .words = words, .note = note, .chosen = author.row == id}))
      continue;
    ctx.state.author.filter.clear();
    ctx.act(ChooseRow{id, point.onlyOn.value_or(author.side)});
  }
  if (!any) softText(ctx, ctx.tr("author.no-row"));
}

void drawProblems(PanelContext& ctx, const AuthorView& author) {
  if (author.problems.empty()) return;
  const Card card(ctx, "problems", ctx.theme.dangerSoft);
  strongText(ctx.tr("author.nothing-written"), &ctx.theme.danger);
  for (const std::string& problem : author.problems) text(problem);
}

void drawButtons(PanelContext& ctx, const AuthorView& author) {
  const bool changed = author.isUnsaved(*author.row);
  ImGui::BeginDisabled(!changed);
  if (primaryButton(ctx, ctx.tr("author.save"))) ctx.act(SaveRow{});
  ImGui::SameLine();
  if (quietButton(ctx, ctx.tr("author.as-in-file"))) ctx.act(DropRowChanges{});
  ImGui::EndDisabled();
  tooltip(ctx, ctx.tr("author.as-in-file-tip"));
  ImGui::BeginDisabled(!author.canUndo);
  if (quietButton(ctx, ctx.tr("author.undo"))) ctx.act(Undo{});
  ImGui::EndDisabled();
  ImGui::SameLine();
  ImGui::BeginDisabled(!author.canRedo);
  if (quietButton(ctx, ctx.tr("author.redo"))) ctx.act(Redo{});
  ImGui::EndDisabled();
  const std::size_t others = author.unsaved.size() - (changed ? 1u : 0u);
  if (others > 0) softText(ctx, ctx.input.catalogue.messages.counted("author.others", others));
}

void drawHead(PanelContext& ctx, const AuthorView& author, const TriggerPoint& point) {
  if (quietButton(ctx, ctx.tr("author.all"))) ctx.act(ChooseRow{std::nullopt, author.side});
  strongText(fmt::format("{}  {}", point.id, core::sentenceCase(point.name)));
  softText(ctx, fmt::format("{}. {}.",
                            core::sentenceCase(
                                anatomy::muscleName(ctx.input.catalogue.muscles[point.muscle])),
                            core::sentenceCase(point.where)));
  if (point.midline || point.onlyOn) return;
  const std::array<const char*, 2> sides{ctx.tr("side.choice-left"), ctx.tr("side.choice-right")};
  const int side = author.side == core::Side::right ? 1 : 0;
  if (const auto picked = choice(ctx, "side", sides, side); picked && *picked != side)
    ctx.act(ChooseRow{author.row, *picked == 1 ? core::Side::right : core::Side::left});
}

}  // namespace

bool isRowCalled(const TriggerPoint& point, const anatomy::MuscleTable& muscles,
                 const std::string& words) {
  const std::string all =
      lowered(point.id + " " + point.name + " " + anatomy::muscleName(muscles[point.muscle]));
  std::size_t begin = 0;
  const std::string wanted = lowered(words);
  while (begin < wanted.size()) {
    const std::size_t end = std::min(wanted.find(' ', begin), wanted.size());
    if (all.find(wanted.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

void drawAuthorPanel(PanelContext& ctx, const AuthorView& author) {
  strongText(ctx.tr("author.title"));
  drawSearch(ctx);
  gap(ctx, 4.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, 0.0f});
  // Each row, and the list of rows, keeps its own place.
  const int place =
      author.row && ctx.state.author.filter.empty() ? static_cast<int>(*author.row) : -1;
  ImGui::BeginChild(fmt::format("author{}", place).c_str(), {0.0f, 0.0f}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  if (!author.row || !ctx.state.author.filter.empty()) {
    drawRows(ctx, author);
  } else {
    drawHead(ctx, author, ctx.input.catalogue.atlas[*author.row]);
    drawButtons(ctx, author);
    drawProblems(ctx, author);
    drawAuthorSites(ctx, author);
    drawAuthorPlace(ctx, author);
    drawAuthorStrokes(ctx, author);
    drawAuthorCover(ctx, author);
  }
  gap(ctx, 8.0f);
  ImGui::EndChild();
}

}  // namespace knotmap::ui
