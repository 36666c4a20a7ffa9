#include "ui/explain/explain_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/words.h"
#include "findings/explanation_words.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"
#include "ui/keys/key_words.h"

namespace knotmap::ui {
namespace {

using Familiar = anatomy::Mark::Familiar;

constexpr std::array<const char*, findings::kExplainPages> kTitles{
    "explain.title-feel", "explain.title-origin", "explain.title-test", "explain.title-plan",
    "explain.title-help"};
constexpr std::size_t kStepsShown = 3;

/// Sets everything that is drawn while it lives in this font.
class InFont {
 public:
  explicit InFont(FontRole role) { ImGui::PushFont(fontOf(role)); }
  ~InFont() { ImGui::PopFont(); }
  InFont(const InFont&) = delete;
  InFont& operator=(const InFont&) = delete;
};

void softLine(const PanelContext& ctx, std::string_view words) {
  colouredText(ctx.theme.textSoft, words);
}

void headline(std::string_view words) {
  const InFont font(FontRole::letters);
  text(words);
}

const referral::TriggerPoint& rowOf(const PanelContext& ctx,
                                    const findings::Explanation& explanation) {
  return ctx.input.catalogue.atlas[explanation.point->point];
}

void drawNothing(PanelContext& ctx) {
  headline(ctx.tr("explain.nothing-title"));
  text(ctx.tr("explain.nothing"));
  if (primaryButton(ctx, ctx.tr("explain.nothing-button"))) ctx.state.frame.stage = Stage::work;
}

void drawFeel(const PanelContext& ctx, const findings::Explanation& explanation) {
  for (const findings::ExplainLine& line : explanation.felt) {
    text(line.words);
    if (ctx.input.explain->numbers && !line.note.empty()) softText(ctx, line.note);
    gap(ctx, 4.0f);
  }
}

const char* evidenceKey(referral::Confidence confidence) {
  switch (confidence) {
    case referral::Confidence::high:
      return "explain.evidence-well";
    case referral::Confidence::moderate:
      return "explain.evidence-fairly";
    case referral::Confidence::low:
      break;
  }
  return "explain.evidence-poorly";
}

void drawOriginNumbers(const PanelContext& ctx, const findings::Explanation& explanation) {
  const findings::ExplainPoint& point = *explanation.point;
  if (point.distanceMm)
    softText(ctx, ctx.tr("explain.numbers-distance",
                         fmt::arg("mm", static_cast<int>(std::lround(*point.distanceMm)))));
  if (point.score)
    softText(ctx,
             ctx.tr("explain.numbers-score",
                    fmt::arg("percent", static_cast<int>(std::lround(100.0f * *point.score)))));
  std::string titles;
  for (const std::string& source : rowOf(ctx, explanation).evidence.sources)
    titles += (titles.empty() ? "" : "; ") + std::string(sourceTitle(ctx, source));
  softText(ctx, rowOf(ctx, explanation).id + ". " +
                    ctx.tr("explain.numbers-sources", fmt::arg("sources", titles)));
}

void drawCandidates(PanelContext& ctx, const findings::Explanation& explanation) {
  const std::size_t count = explanation.shown()->points.size();
  if (count > 1) {
    softText(ctx, ctx.tr("explain.candidate-of", fmt::arg("number", explanation.candidate + 1),
                         fmt::arg("count", count)));
    if (quietButton(ctx, ctx.tr("explain.candidate-next")))
      ctx.act(CommandExplain{findings::ExplainCommand::nextCandidate});
    tooltip(ctx, keysFor(ctx, "explain-down"));
    ImGui::SameLine();
  }
  if (quietButton(ctx, ctx.tr("explain.replay")))
    ctx.act(CommandExplain{findings::ExplainCommand::replay});
  tooltip(ctx, keysFor(ctx, "explain-replay"));
}

void drawOrigin(PanelContext& ctx, const findings::Explanation& explanation) {
  const core::Messages& messages = ctx.input.catalogue.messages;
  const referral::TriggerPoint& row = rowOf(ctx, explanation);
  softLine(ctx, ctx.tr("explain.origin-muscle"));
  headline(core::sentenceCase(
      sidedName(ctx.input.catalogue.muscles, {row.muscle, explanation.point->side})));
  gap(ctx, 4.0f);
  if (!explanation.sent.empty())
    text(ctx.tr("explain.origin-sends",
                fmt::arg("places", findings::joined(explanation.sent, messages))));
  if (!explanation.sentToo.empty())
    text(ctx.tr("explain.origin-sends-some",
                fmt::arg("places", findings::joined(explanation.sentToo, messages))));
  if (!row.sensation.empty())
    text(ctx.tr("explain.origin-sensation", fmt::arg("what", row.sensation)));
  else if (explanation.sent.empty() && explanation.sentToo.empty())
    text(ctx.tr("explain.origin-here"));
  gap(ctx, 4.0f);
  softLine(ctx, ctx.tr(evidenceKey(row.evidence.confidence)));
  softLine(ctx, ctx.tr("explain.one-possibility"));
  if (ctx.input.explain->numbers) drawOriginNumbers(ctx, explanation);
  gap(ctx, 4.0f);
  drawCandidates(ctx, explanation);
}

void drawHowTested(const PanelContext& ctx, const referral::TriggerPoint& row) {
  if (row.test.empty())
    text(ctx.tr("explain.test-how-pressing"));
  else
    text(ctx.tr("explain.test-how", fmt::arg("test", row.test)));
}

void drawSigns(const PanelContext& ctx, const referral::TriggerPoint& row) {
  constexpr std::size_t kSignsShown = 2;
  if (row.signs.empty()) return;
  gap(ctx, 4.0f);
  softLine(ctx, ctx.tr("explain.test-signs"));
  for (std::size_t i = 0; i < std::min(kSignsShown, row.signs.size()); ++i)
    bullet(ctx, row.signs[i]);
}

void drawFamiliar(PanelContext& ctx, const findings::Explanation& explanation) {
  const anatomy::Mark& mark = *ctx.session().find(*explanation.shown()->mark);
  headline(ctx.tr("explain.test-question"));
  const std::array<const char*, 3> labels{ctx.tr("explain.test-yes"), ctx.tr("explain.test-no"),
                                          ctx.tr("explain.test-unsure")};
  constexpr std::array kMeanings{Familiar::yes, Familiar::no, Familiar::unknown};
  const auto now = std::find(kMeanings.begin(), kMeanings.end(), mark.familiar);
  ImGui::BeginDisabled(mark.locked);
  const auto picked = choice(ctx, "familiar", labels, static_cast<int>(now - kMeanings.begin()));
  ImGui::EndDisabled();
  if (picked)
    findings::answerFamiliar(ctx.session(), explanation,
                             kMeanings[static_cast<std::size_t>(*picked)], ctx.output.edits);
  if (mark.locked) softLine(ctx, ctx.tr("explain.test-locked"));
  if (mark.familiar == Familiar::yes) softLine(ctx, ctx.tr("explain.test-familiar-yes"));
  if (mark.familiar == Familiar::no) softLine(ctx, ctx.tr("explain.test-familiar-no"));
}

void drawTest(PanelContext& ctx, const findings::Explanation& explanation,
              findings::ExplainContent content) {
  const referral::TriggerPoint& row = rowOf(ctx, explanation);
  if (content == findings::ExplainContent::test) {
    drawFamiliar(ctx, explanation);
    gap(ctx, 4.0f);
  }
  drawHowTested(ctx, row);
  // A delicate place has its own way of trying: then nobody is told to feel for it.
  if (content == findings::ExplainContent::testNoMark && row.test.empty())
    text(ctx.tr("explain.test-no-mark"));
  if (content == findings::ExplainContent::testTrained) {
    text(ctx.tr("explain.test-trained"));
    for (const std::string& zone : explanation.noPress) softLine(ctx, zone);
  }
  drawSigns(ctx, row);
}

void drawStop(PanelContext& ctx) {
  const guidance::FiredStop& stop = ctx.input.findings.advice.stops.front();
  Card card(ctx, "stop", ctx.theme.dangerSoft);
  card.outline(ctx.theme.danger);
  const bool emergency = stop.urgency == guidance::Urgency::emergency;
  softLine(ctx, ctx.tr("explain.stop-first"));
  iconText(emergency ? icon::kPhone : icon::kWarning, ctx.theme.danger, stop.goWhere);
  text(stop.why);
  if (quietButton(ctx, ctx.tr("explain.stop-why"))) ctx.act(OpenPlan{});
}

void drawQuestionsFirst(PanelContext& ctx) {
  headline(ctx.tr("explain.plan-questions-title"));
  text(ctx.tr("explain.plan-questions"));
  if (primaryButton(ctx, ctx.tr("explain.plan-questions-button"))) ctx.act(OpenPlan{});
  tooltip(ctx, keysFor(ctx, "explain-plan"));
}

void drawSteps(PanelContext& ctx, const findings::Explanation& explanation) {
  const guidance::Advice& advice = ctx.input.findings.advice;
  std::optional<int> limit;
  const std::size_t shown = std::min(kStepsShown, advice.steps.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const guidance::Step& step = advice.steps[i];
    const std::string dose =
        ctx.input.explain->numbers ? step.dose.text : findings::shortDose(step.dose.text);
    numbered(ctx, static_cast<int>(i) + 1,
             ctx.tr("explain.step", fmt::arg("name", step.name), fmt::arg("dose", dose)));
    if (step.dose.pressureLimit) limit = std::min(limit.value_or(10), *step.dose.pressureLimit);
    gap(ctx, 2.0f);
  }
  if (limit) softLine(ctx, ctx.tr("explain.plan-dose-limit", fmt::arg("limit", *limit)));
  for (const std::string& zone : explanation.noPress) softLine(ctx, zone);
  const std::size_t more = advice.steps.size() - shown;
  if (more == 1) softLine(ctx, ctx.tr("explain.plan-more-one"));
  if (more > 1) softLine(ctx, ctx.tr("explain.plan-more-many", fmt::arg("count", more)));
  if (quietButton(ctx, ctx.tr("explain.plan-button"))) ctx.act(OpenPlan{});
  tooltip(ctx, keysFor(ctx, "explain-plan"));
}

void drawHelp(PanelContext& ctx, const findings::Explanation& explanation) {
  if (!ctx.input.findings.advice.stops.empty()) drawStop(ctx);
  const auto& lines = explanation.help;
  const auto soon = std::find_if(lines.begin(), lines.end(),
                                 [](const findings::HelpLine& line) { return !line.emergency; });
  if (soon != lines.begin()) {
    Card card(ctx, "emergency", ctx.theme.dangerSoft);
    card.outline(ctx.theme.danger);
    iconText(icon::kPhone, ctx.theme.danger, ctx.tr("explain.help-emergency"));
    ImGui::PushFont(fontOf(FontRole::text));
    for (auto line = lines.begin(); line != soon; ++line) bullet(ctx, line->words);
    ImGui::PopFont();
  }
  if (soon != lines.end()) softLine(ctx, ctx.tr("explain.help-soon"));
  ImGui::PushFont(fontOf(FontRole::text));
  for (auto line = soon; line != lines.end(); ++line) bullet(ctx, line->words);
  ImGui::PopFont();
  if (lines.empty()) text(ctx.tr("explain.help-none"));
}

void drawPage(PanelContext& ctx, const findings::Explanation& explanation) {
  const findings::ExplainContent content =
      explanation.contentOf(static_cast<findings::ExplainPage>(ctx.input.explain->page));
  switch (content) {
    case findings::ExplainContent::nothing:
      return drawNothing(ctx);
    case findings::ExplainContent::feel:
      return drawFeel(ctx, explanation);
    case findings::ExplainContent::stop:
      return drawStop(ctx);
    case findings::ExplainContent::noCandidate:
      return text(ctx.tr("explain.no-candidate"));
    case findings::ExplainContent::origin:
      return drawOrigin(ctx, explanation);
    case findings::ExplainContent::testNoMark:
    case findings::ExplainContent::testTrained:
    case findings::ExplainContent::test:
      return drawTest(ctx, explanation, content);
    case findings::ExplainContent::questions:
      return drawQuestionsFirst(ctx);
    case findings::ExplainContent::noSteps:
      return text(ctx.tr("explain.plan-none"));
    case findings::ExplainContent::steps:
      return drawSteps(ctx, explanation);
    case findings::ExplainContent::help:
      return drawHelp(ctx, explanation);
  }
}

/// One mark or complaint beside the other; of many only the numbers.
void drawSubjects(PanelContext& ctx, const findings::Explanation& explanation) {
  // The other pages are about all that is marked.
  const auto page = static_cast<findings::ExplainPage>(ctx.input.explain->page);
  if (page != findings::ExplainPage::origin && page != findings::ExplainPage::test) return;
  if (explanation.subjects.size() < 2) return;
  constexpr std::size_t kNamed = 2;
  std::vector<std::string> names;
  for (const findings::ExplainSubject& subject : explanation.subjects)
    names.push_back(explanation.subjects.size() <= kNamed || !subject.mark
                        ? subject.name
                        : ctx.tr("explain.mark-short",
                                 fmt::arg("number", static_cast<unsigned>(*subject.mark))));
  std::vector<const char*> labels;
  for (const std::string& name : names) labels.push_back(name.c_str());
  softText(ctx, ctx.tr("explain.subject-title"));
  if (const auto picked = choice(ctx, "subject", labels, static_cast<int>(explanation.subject)))
    ctx.act(ShowExplainSubject{static_cast<std::size_t>(*picked)});
}

/// A dot for each page, the current one filled; a click goes there.
void drawDots(PanelContext& ctx) {
  const float size = ctx.px(22.0f), radius = ctx.px(5.0f);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  for (int page = 0; page < findings::kExplainPages; ++page) {
    if (page > 0) ImGui::SameLine(0.0f, 0.0f);
    ImGui::PushID(page);
    if (ImGui::InvisibleButton("dot", {size, ctx.px(34.0f)}))
      ctx.act(ShowExplainPage{static_cast<findings::ExplainPage>(page)});
    tooltip(ctx, ctx.tr(kTitles[static_cast<std::size_t>(page)]));
    ImGui::PopID();
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const ImVec2 middle{0.5f * (low.x + high.x), 0.5f * (low.y + high.y)};
    if (page == ctx.input.explain->page)
      draw->AddCircleFilled(middle, radius, packed(ctx.theme.accent), 24);
    else
      draw->AddCircle(middle, radius, packed(ctx.theme.textSoft), 24, ctx.px(1.5f));
  }
}

void drawFooter(PanelContext& ctx, const findings::Explanation& explanation) {
  rule(ctx);
  drawSubjects(ctx, explanation);
  const findings::ExplainState& state = *ctx.input.explain;
  const float left = ImGui::GetCursorPosX();
  const float room = ImGui::GetContentRegionAvail().x;
  const float button = ctx.px(96.0f);
  ImGui::BeginDisabled(state.page == 0);
  if (quietButton(ctx, ctx.tr("explain.before"), button))
    ctx.act(CommandExplain{findings::ExplainCommand::previousPage});
  ImGui::EndDisabled();
  ImGui::SameLine(left + 0.5f * (room - findings::kExplainPages * ctx.px(22.0f)));
  drawDots(ctx);
  ImGui::SameLine(left + room - button);
  ImGui::BeginDisabled(state.page + 1 == findings::kExplainPages);
  if (primaryButton(ctx, ctx.tr("explain.after"), button))
    ctx.act(CommandExplain{findings::ExplainCommand::nextPage});
  ImGui::EndDisabled();
  bool numbers = state.numbers;
  if (ImGui::Checkbox(ctx.tr("explain.numbers"), &numbers))
    ctx.act(CommandExplain{findings::ExplainCommand::numbers});
  ImGui::SameLine(left + room - button);
  if (quietButton(ctx, ctx.tr("explain.leave"), button)) ctx.state.frame.stage = Stage::work;
  tooltip(ctx, keysFor(ctx, "give-up"));
}

/// Scrolls the page by what keys asked for since the last frame.
void followKeys(PanelContext& ctx) {
  const int asked = ctx.input.explain->linesDown;
  const int lines = asked - std::exchange(ctx.state.explain.linesScrolled, asked);
  if (lines == 0) return;
  ImGui::SetScrollY(ImGui::GetScrollY() + static_cast<float>(lines) * ImGui::GetTextLineHeight());
}

}  // namespace

void drawExplain(PanelContext& ctx) {
  if (!ctx.input.explanation || !ctx.input.explain) return;
  const findings::Explanation& explanation = *ctx.input.explanation;
  // What the footer took the last time: it stands at the lower edge, whatever is in it.
  float* footer = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("footer"), ctx.px(110.0f));
  const float page = std::max(ctx.px(120.0f), ImGui::GetContentRegionAvail().y - *footer);
  // Another page begins at its top.
  const std::string id = fmt::format("page {}", ctx.input.explain->page);
  ImGui::BeginChild(id.c_str(), {0.0f, page}, false, ImGuiWindowFlags_NoNavInputs);
  softText(ctx, ctx.tr("explain.page", fmt::arg("number", ctx.input.explain->page + 1),
                       fmt::arg("count", findings::kExplainPages)));
  {
    const InFont font(FontRole::letters);
    colouredText(ctx.theme.accent,
                 ctx.tr(kTitles[static_cast<std::size_t>(ctx.input.explain->page)]));
  }
  gap(ctx, 8.0f);
  {
    const InFont font(FontRole::large);
    followKeys(ctx);
    drawPage(ctx, explanation);
  }
  ImGui::EndChild();
  const float top = ImGui::GetCursorPosY();
  drawFooter(ctx, explanation);
  *footer = ImGui::GetCursorPosY() - top + ImGui::GetStyle().ItemSpacing.y;
}

}  // namespace knotmap::ui
