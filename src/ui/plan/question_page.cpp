#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/plan/answer_buttons.h"

namespace knotmap::ui {
namespace {

using guidance::Answer;
using guidance::Question;

constexpr std::array<Answer, 3> kAnswers{Answer::yes, Answer::no, Answer::unsure};

bool answered(const PanelContext& ctx, const Question& question) {
  return ctx.session().answers.count(question.id) > 0;
}

void drawQuestion(PanelContext& ctx, const Question& question) {
  const Card card(ctx, question.id.c_str());
  text(question.text);
  drawAnswerButtons(ctx, question.id);
  if (!question.help.empty()) softText(ctx, question.help);
}

void drawProgress(const PanelContext& ctx, std::size_t done, std::size_t all) {
  const float width = ImGui::GetContentRegionAvail().x, height = ctx.px(5.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float share = all == 0 ? 0.0f : static_cast<float>(done) / static_cast<float>(all);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + width, at.y + height}, packed(ctx.theme.field), height);
  if (share > 0.0f)
    draw->AddRectFilled(at, {at.x + std::max(width * share, height), at.y + height},
                        packed(ctx.theme.accent), height);
  ImGui::Dummy({width, height});
}

}  // namespace

void drawAnswerButtons(PanelContext& ctx, const std::string& question) {
  const auto given = ctx.session().answers.find(question);
  const int current =
      given == ctx.session().answers.end()
          ? -1
          : static_cast<int>(std::find(kAnswers.begin(), kAnswers.end(), given->second) -
                             kAnswers.begin());
  const std::array<const char*, 3> labels{ctx.tr("questions.yes"), ctx.tr("questions.no"),
                                          ctx.tr("questions.not-sure")};
  if (const auto picked = choice(ctx, question.c_str(), labels, current))
    ctx.edit(session::SetAnswer{question, kAnswers[static_cast<std::size_t>(*picked)]});
}

void drawQuestions(PanelContext& ctx) {
  const auto& questions = ctx.input.findings.questions;
  const auto open = std::find_if(questions.begin(), questions.end(),
                                 [&](const Question& q) { return !answered(ctx, q); });
  if (open == questions.end()) return;
  const auto done = static_cast<std::size_t>(std::count_if(
      questions.begin(), questions.end(), [&](const Question& q) { return answered(ctx, q); }));
  iconText(icon::kShield, ctx.theme.accent, ctx.tr("questions.first"));
  softText(ctx,
           ctx.tr("questions.progress", fmt::arg("done", done), fmt::arg("all", questions.size())));
  drawProgress(ctx, done, questions.size());
  for (const Question& question : questions)
    if (question.group == open->group) drawQuestion(ctx, question);
}

void drawAnswers(PanelContext& ctx) {
  const auto& questions = ctx.input.findings.questions;
  const bool any = std::any_of(questions.begin(), questions.end(),
                               [&](const Question& q) { return answered(ctx, q); });
  if (!any || !expander(ctx, fmt::format("{}###answers", ctx.tr("questions.yours")).c_str()))
    return;
  ImGui::PushID("answers");
  for (const Question& question : questions)
    if (answered(ctx, question)) drawQuestion(ctx, question);
  if (quietButton(ctx, ctx.tr("questions.again")))
    for (const Question& question : questions)
      if (answered(ctx, question)) ctx.edit(session::SetAnswer{question.id, std::nullopt});
  ImGui::PopID();
}

}  // namespace knotmap::ui
