#include <fmt/format.h>

#include <algorithm>

#include "core/words.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/plan/answer_buttons.h"

namespace knotmap::ui {
namespace {

/// How many sentences of what is to be ruled out are seen at once; the gravest stand first.
constexpr std::size_t kSeenAtOnce = 3;

/// The question a stop came from; none when the tables do not know it.
const guidance::Question* questionOf(const PanelContext& ctx, const guidance::FiredStop& fired) {
  const guidance::Knowledge& knowledge = ctx.input.catalogue.guidance;
  const auto stop = std::find_if(knowledge.stops.begin(), knowledge.stops.end(),
                                 [&](const guidance::Stop& s) { return s.id == fired.id; });
  return stop == knowledge.stops.end() ? nullptr : knowledge.question(stop->question);
}

/// White on red: what to do must not be missed.
void drawUrgency(const PanelContext& ctx, guidance::Urgency urgency) {
  Card band(ctx, "urgency", ctx.theme.danger);
  band.outline(ctx.theme.danger);
  const ImVec4& ink = ctx.theme.textOnAccent;
  ImGui::PushFont(fontOf(FontRole::heading));
  ImGui::PushStyleColor(ImGuiCol_Text, ink);
  iconText(urgency == guidance::Urgency::emergency ? icon::kPhone : icon::kWarning, ink,
           core::sentenceCase(guidance::urgencyWords(ctx.input.catalogue.messages, urgency)));
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void drawStop(PanelContext& ctx, const guidance::FiredStop& stop) {
  const ImVec4& ink = ctx.theme.danger;
  Card card(ctx, stop.id.c_str(), ctx.theme.dangerSoft);
  card.outline(ink);
  drawUrgency(ctx, stop.urgency);
  strongText(stop.goWhere);
  text(stop.why);
  if (const guidance::Question* question = questionOf(ctx, stop)) {
    gap(ctx, 2.0f);
    softText(ctx, ctx.tr("stop.because"));
    softText(ctx, question->text);
    drawAnswerButtons(ctx, question->id);
  }
  drawSources(ctx, stop.sources);
}

}  // namespace

void drawStopReminder(PanelContext& ctx) {
  const auto& stops = ctx.input.findings.advice.stops;
  if (stops.empty()) return;
  Card card(ctx, "stop reminder", ctx.theme.dangerSoft);
  card.outline(ctx.theme.danger);
  drawUrgency(ctx, stops.front().urgency);
  strongText(stops.front().goWhere);
  if (quietButton(ctx, ctx.tr("stop.why"))) ctx.state.frame.tab = Tab::plan;
}

void drawStops(PanelContext& ctx) {
  for (const guidance::FiredStop& stop : ctx.input.findings.advice.stops) drawStop(ctx, stop);
}

void drawRuledOutFirst(const PanelContext& ctx, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  Card card(ctx, "ruled out first", ctx.theme.cautionSoft);
  card.outline(ctx.theme.caution);
  iconText(icon::kWarning, ctx.theme.caution, ctx.tr("stop.rule-out"));
  const std::size_t seen = sentences.size() > kSeenAtOnce + 1 ? kSeenAtOnce : sentences.size();
  for (std::size_t i = 0; i < seen; ++i) bullet(ctx, sentences[i]);
  if (seen == sentences.size()) return;
  const std::string more =
      ctx.tr("stop.rule-out-more", fmt::arg("count", sentences.size() - seen)) + "###more";
  if (!expander(ctx, more.c_str())) return;
  for (std::size_t i = seen; i < sentences.size(); ++i) bullet(ctx, sentences[i]);
}

}  // namespace knotmap::ui
