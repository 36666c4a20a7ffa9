#include <fmt/format.h>

#include <algorithm>

#include "ui/card.h"
#include "ui/icons.h"
#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

using anatomy::Mark;

const MarkFindings* findingsOf(const Findings& findings, anatomy::MarkId id) {
  const auto found = std::find_if(findings.marks.begin(), findings.marks.end(),
                                  [&](const MarkFindings& mark) { return mark.id == id; });
  return found == findings.marks.end() ? nullptr : &*found;
}

std::string noteOf(const Mark& mark) {
  if (mark.kind == Mark::Kind::painArea) return "Painted pain";
  if (mark.kind == Mark::Kind::brokenSkin) return "Broken skin: nothing presses here";
  return fmt::format("{:.0f} mm, tenderness {}/10{}", mark.sizeMm, mark.tenderness,
                     mark.locked ? ", locked" : "");
}

void drawRowButtons(PanelContext& ctx, const Mark& mark) {
  if (iconButton(ctx,
                 {.id = "focus", .icon = icon::kFocus, .tip = "Look at it (F)", .size = 26.0f}))
    ctx.act(FocusMark{mark.id});
  ImGui::SameLine(0.0f, 0.0f);
  if (iconButton(ctx, {.id = "lock",
                       .icon = mark.locked ? icon::kLocked : icon::kUnlocked,
                       .tip = mark.locked ? "Unlock" : "Lock: cannot be moved or changed",
                       .active = mark.locked,
                       .size = 26.0f}))
    ctx.edit(session::LockMark{mark.id, !mark.locked});
  ImGui::SameLine(0.0f, 0.0f);
  if (iconButton(ctx, {.id = "delete",
                       .icon = icon::kDelete,
                       .tip = mark.locked ? "Unlock it to delete it" : "Delete (Del)",
                       .enabled = !mark.locked,
                       .size = 26.0f}))
    ctx.edit(session::RemoveMark{mark.id});
}

void drawMarkRow(PanelContext& ctx, const Mark& mark) {
  ImGui::PushID(static_cast<int>(mark.id));
  const MarkFindings* findings = findingsOf(ctx.input.findings, mark.id);
  const std::string words = fmt::format(
      "{}  {}", markNumber(mark), findings && !findings->place.empty() ? findings->place : "mark");
  const bool chosen = ctx.state.selected == mark.id;
  const ImVec2 start = ImGui::GetCursorPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float buttons = ctx.px(3.0f * 26.0f);
  if (row(ctx, {.id = "##mark",
                .words = words,
                .note = noteOf(mark),
                .chosen = chosen,
                .right = buttons - ctx.px(4.0f)})) {
    ctx.act(SelectMark{mark.id});
    ctx.state.tab = UiState::Tab::spot;
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
  strongText("Click the body where it hurts.");
  softText(ctx,
           "Each click marks a sore spot. Drag the body to turn it, roll the wheel to come "
           "closer.");
}

}  // namespace

void drawMarkList(PanelContext& ctx) {
  strongText("Marks");
  if (ctx.session().marks.empty()) return drawNoMarks(ctx);
  for (const Mark& mark : ctx.session().marks) drawMarkRow(ctx, mark);
}

void drawLeftPanel(PanelContext& ctx) {
  // The atlas mode marks nothing.
  if (!ctx.input.author) {
    drawMarkList(ctx);
    if (ctx.state.selected)
      if (const Mark* mark = ctx.session().find(*ctx.state.selected)) drawMarkEditor(ctx, *mark);
    gap(ctx, 6.0f);
    rule(ctx);
  }
  drawLayers(ctx);
  gap(ctx, 6.0f);
  rule(ctx);
  drawBodyShape(ctx);
}

}  // namespace knotmap::ui
