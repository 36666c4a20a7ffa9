#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

using anatomy::Mark;

const findings::MarkFindings* findingsOf(const findings::Findings& findings, anatomy::MarkId id) {
  const auto found =
      std::find_if(findings.marks.begin(), findings.marks.end(),
                   [&](const findings::MarkFindings& mark) { return mark.id == id; });
  return found == findings.marks.end() ? nullptr : &*found;
}

std::string noteOf(const PanelContext& ctx, const Mark& mark) {
  if (mark.kind == Mark::Kind::painArea) return ctx.tr("marks.painted");
  if (mark.kind == Mark::Kind::brokenSkin) return ctx.tr("marks.broken-skin");
  return ctx.tr(mark.locked ? "marks.knot-locked" : "marks.knot",
                fmt::arg("mm", std::lround(mark.sizeMm)), fmt::arg("score", mark.tenderness));
}

void drawRowButtons(PanelContext& ctx, const Mark& mark) {
  if (iconButton(
          ctx, {.id = "focus", .icon = icon::kFocus, .tip = ctx.tr("marks.focus"), .size = 26.0f}))
    ctx.act(FocusMark{mark.id});
  ImGui::SameLine(0.0f, 0.0f);
  if (iconButton(ctx, {.id = "lock",
                       .icon = mark.locked ? icon::kLocked : icon::kUnlocked,
                       .tip = ctx.tr(mark.locked ? "marks.unlock" : "marks.lock"),
                       .active = mark.locked,
                       .size = 26.0f}))
    ctx.edit(session::LockMark{mark.id, !mark.locked});
  ImGui::SameLine(0.0f, 0.0f);
  if (iconButton(ctx, {.id = "delete",
                       .icon = icon::kDelete,
                       .tip = ctx.tr(mark.locked ? "marks.unlock-first" : "marks.delete"),
                       .enabled = !mark.locked,
                       .size = 26.0f}))
    ctx.edit(session::RemoveMark{mark.id});
}

void drawMarkRow(PanelContext& ctx, const Mark& mark) {
  ImGui::PushID(static_cast<int>(mark.id));
  const findings::MarkFindings* findings = findingsOf(ctx.input.findings, mark.id);
  const std::string words = fmt::format(
      "{}  {}", findings::markNumber(mark),
      findings && !findings->place.empty() ? findings->place.c_str() : ctx.tr("marks.mark"));
  const bool chosen = ctx.state.marks.selected == mark.id;
  const ImVec2 start = ImGui::GetCursorPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float buttons = ctx.px(3.0f * 26.0f);
  if (row(ctx, {.id = "##mark",
                .words = words,
                .note = noteOf(ctx, mark),
                .chosen = chosen,
                .right = buttons - ctx.px(4.0f)})) {
    ctx.act(SelectMark{mark.id});
    ctx.state.frame.tab = Tab::spot;
  }
  const ImVec2 after = ImGui::GetCursorPos();
  const float height = ImGui::GetItemRectSize().y;
  ImGui::SetCursorPos(
      {start.x + width - buttons - ctx.px(2.0f), start.y + 0.5f * (height - ctx.px(26.0f))});
  drawRowButtons(ctx, mark);
  ImGui::SetCursorPos(after);
  ImGui::Dummy({0.0f, 0.0f});
  ImGui::SetCursorPos(after);
  ImGui::PopID();
}

void drawNoMarks(const PanelContext& ctx) {
  const Card card(ctx, "no marks", ctx.theme.accentSoft);
  strongText(ctx.tr("marks.click-first"));
  softText(ctx, ctx.tr("marks.click-note"));
}

}  // namespace

void drawMarkList(PanelContext& ctx) {
  strongText(ctx.tr("marks.title"));
  if (ctx.session().marks.empty()) return drawNoMarks(ctx);
  for (const Mark& mark : ctx.session().marks) drawMarkRow(ctx, mark);
}

void drawLeftPanel(PanelContext& ctx) {
  // The atlas mode marks nothing.
  if (!ctx.input.author) {
    drawMarkList(ctx);
    if (ctx.state.marks.selected)
      if (const Mark* mark = ctx.session().find(*ctx.state.marks.selected))
        drawMarkEditor(ctx, *mark);
    gap(ctx, 6.0f);
    rule(ctx);
  }
  drawLayers(ctx);
  gap(ctx, 6.0f);
  rule(ctx);
  drawBodyShape(ctx);
}

}  // namespace knotmap::ui
