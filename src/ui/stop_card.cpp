#include <fmt/format.h>

#include <algorithm>

#include "ui/answer_buttons.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

/// The question a stop came from; none when the tables do not know it.
const guidance::Question* questionOf(const PanelContext& ctx, const guidance::FiredStop& fired) {
  const guidance::Knowledge& knowledge = ctx.input.catalogue.guidance;
  const auto stop = std::find_if(knowledge.stops.begin(), knowledge.stops.end(),
                                 [&](const guidance::Stop& s) { return s.id == fired.id; });
  return stop == knowledge.stops.end() ? nullptr : knowledge.question(stop->question);
}

void drawStop(PanelContext& ctx, const guidance::FiredStop& stop) {
  const ImVec4& ink = ctx.theme.danger;
  Card card(ctx, stop.id.c_str(), ctx.theme.dangerSoft);
  card.outline(ink);
  ImGui::PushFont(fontOf(FontRole::heading));
  iconText(stop.urgency == guidance::Urgency::emergency ? icon::kPhone : icon::kWarning, ink,
           sentenceCase(guidance::urgencyWords(stop.urgency)));
  ImGui::PopFont();
  strongText(stop.goWhere);
  text(stop.why);
  if (const guidance::Question* question = questionOf(ctx, stop)) {
    gap(ctx, 2.0f);
    softText(ctx, "Because of your answer to:");
    softText(ctx, question->text);
    drawAnswerButtons(ctx, question->id);
  }
  drawSources(ctx, stop.sources);
}

}  // namespace

void drawStops(PanelContext& ctx) {
  for (const guidance::FiredStop& stop : ctx.input.findings.advice.stops) drawStop(ctx, stop);
}

}  // namespace knotmap::ui
