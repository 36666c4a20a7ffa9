#include "ui/run/run_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/widgets.h"
#include "ui/keys/key_words.h"
#include "ui/run/run_end.h"

namespace knotmap::ui {
namespace {

using guidance::Exercise;
using guidance::Run;
using guidance::RunPhase;
using Part = findings::RunState::Part;

void command(PanelContext& ctx, findings::RunCommand what) { ctx.act(CommandRun{what}); }

void title(std::string_view words) {
  ImGui::PushFont(fontOf(FontRole::letters));
  text(words);
  ImGui::PopFont();
}

/// A thin line that fills from the left.
void bar(const PanelContext& ctx, double share, float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float filled = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
  const float round = 0.5f * height;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + width, at.y + height}, packed(ctx.theme.field), round);
  if (filled >= height)
    draw->AddRectFilled(at, {at.x + filled, at.y + height}, packed(ctx.theme.accent), round);
  ImGui::Dummy({width, height});
}

void progress(PanelContext& ctx, const std::string& words, std::size_t done, std::size_t count) {
  softText(ctx, words);
  bar(ctx, count > 0 ? static_cast<double>(done) / static_cast<double>(count) : 1.0, ctx.px(4.0f));
  gap(ctx, 4.0f);
}

const char* phaseTitle(const Run& run) {
  if (run.paused()) return "run.paused";
  switch (run.phase()) {
    case RunPhase::ready:
      return "run.ready-title";
    case RunPhase::hold:
      return run.eased() ? "run.hold-eased" : "run.hold-title";
    case RunPhase::pain:
      return "run.pain-title";
    case RunPhase::more:
      return "run.more-title";
    case RunPhase::rest:
      return "run.rest-title";
    case RunPhase::finished:
      break;
  }
  return "run.end-title";
}

std::string phaseHelp(const PanelContext& ctx, const Run& run) {
  switch (run.phase()) {
    case RunPhase::ready:
      return ctx.tr(run.handsFree() ? "run.ready-counts" : "run.ready-waits");
    case RunPhase::hold:
      return run.phaseSeconds() > 0.0 ? "" : ctx.tr("run.hold-untimed");
    case RunPhase::more:
      return ctx.tr("run.more-help", fmt::arg("count", run.exercise()->roundsMax),
                    fmt::arg("done", run.round()));
    case RunPhase::rest:
      return ctx.tr("run.rest-help");
    case RunPhase::pain:
    case RunPhase::finished:
      break;
  }
  return {};
}

/// The time in big digits, with words beside it and a bar below it.
void drawClock(PanelContext& ctx, const Run& run) {
  const float left = ImGui::GetCursorPosX();
  const float top = ImGui::GetCursorPosY();
  const bool counts = run.phaseSeconds() > 0.0;
  const Exercise& exercise = *run.exercise();
  // Before it starts the digits say how long a round takes.
  const double seconds = counts ? run.secondsLeft() : exercise.seconds;
  ImFont* digits = fontOf(FontRole::digits);
  float width = 0.0f;
  if (seconds > 0.0) {
    ImGui::PushFont(digits);
    ImGui::PushStyleColor(ImGuiCol_Text, counts ? ctx.theme.text : ctx.theme.textSoft);
    ImGui::TextUnformatted(clockWords(seconds).c_str());
    ImGui::PopStyleColor();
    width = ImGui::GetItemRectSize().x + ctx.px(18.0f);
    ImGui::PopFont();
  }
  const float bottom = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({left + width, top + ctx.px(12.0f)});
  ImGui::BeginGroup();
  const bool minutes = seconds > 59.0;
  if (seconds > 0.0 && counts)
    softText(ctx, ctx.tr(minutes ? "run.minutes-left" : "run.seconds-left"));
  if (seconds > 0.0 && !counts) softText(ctx, ctx.tr(minutes ? "run.minutes" : "run.seconds"));
  if (exercise.rounds > 1 || run.round() > 1)
    strongText(ctx.tr("run.round-of", fmt::arg("number", run.round()),
                      fmt::arg("count", std::max(exercise.rounds, run.round()))));
  if (exercise.painLimit)
    softText(ctx, *exercise.painLimit > 0
                      ? ctx.tr("run.limit", fmt::arg("limit", *exercise.painLimit))
                      : std::string(ctx.tr("run.limit-zero")));
  ImGui::EndGroup();
  ImGui::SetCursorPos({left, std::max(bottom, ImGui::GetCursorPosY())});
  if (counts) bar(ctx, 1.0 - run.secondsLeft() / run.phaseSeconds(), ctx.px(8.0f));
}

void list(const PanelContext& ctx, const char* heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  gap(ctx, 4.0f);
  softText(ctx, ctx.tr(heading));
  for (const std::string& line : lines) bullet(ctx, line);
}

/// While it is done only short words; before and between, how it is done.
void drawStepWords(const PanelContext& ctx, const guidance::Step& step, const Run& run) {
  const bool doing = run.phase() == RunPhase::hold && !run.paused();
  if (doing) list(ctx, "run.cues", step.cues);
  if (!step.position.empty()) {
    gap(ctx, 4.0f);
    softText(ctx, ctx.tr("run.position"));
    text(step.position);
  }
  if (!step.steps.empty()) {
    gap(ctx, 4.0f);
    softText(ctx, ctx.tr("run.how"));
    for (std::size_t i = 0; i < step.steps.size(); ++i)
      numbered(ctx, static_cast<int>(i) + 1, step.steps[i]);
  }
  if (!doing) list(ctx, "run.cues", step.cues);
  list(ctx, "run.feel", step.feel);
  list(ctx, "run.avoid", step.limits);
  if (step.stopWhen.empty()) return;
  gap(ctx, 6.0f);
  Card card(ctx, "stop when", ctx.theme.cautionSoft);
  card.outline(ctx.theme.caution);
  iconText(icon::kWarning, ctx.theme.caution, ctx.tr("run.stop-when"));
  for (const std::string& line : step.stopWhen) bullet(ctx, line);
}

/// The numbers 0 to 10, six in a row.
void drawScale(PanelContext& ctx, const char* meaning) {
  const findings::RunState& run = *ctx.input.run;
  constexpr int kInRow = 6;
  const float space = ctx.px(6.0f);
  const float width = (ImGui::GetContentRegionAvail().x - (kInRow - 1) * space) / kInRow;
  for (int score = 0; score <= 10; ++score) {
    if (score % kInRow != 0) ImGui::SameLine(0.0f, space);
    const std::string label = std::to_string(score);
    const bool pressed = run.chosen == score ? primaryButton(ctx, label.c_str(), width)
                                             : quietButton(ctx, label.c_str(), width);
    if (pressed) ctx.act(AnswerRun{score});
  }
  softText(ctx, ctx.tr(meaning));
}

void drawPainQuestion(PanelContext& ctx) {
  const Run& run = ctx.input.run->run;
  const int limit = run.exercise()->painLimit.value_or(10);
  text(limit > 0 ? ctx.tr("run.pain-limit", fmt::arg("limit", limit))
                 : std::string(ctx.tr("run.pain-limit-zero")));
  if (run.eased()) text(ctx.tr("run.pain-above-before"));
  if (run.timed())
    softText(ctx, ctx.tr("run.pain-goes-on", fmt::arg("seconds", clockWords(run.secondsLeft()))));
  gap(ctx, 4.0f);
  drawScale(ctx, "run.scale-pain");
}

void drawMarkQuestion(PanelContext& ctx) {
  const findings::RunState& run = *ctx.input.run;
  const findings::RunScore& score = run.scores[run.asked];
  const bool before = run.part == Part::before;
  progress(ctx,
           ctx.tr("run.mark-of", fmt::arg("number", run.asked + 1),
                  fmt::arg("count", run.scores.size())),
           run.asked, run.scores.size());
  title(ctx.tr(before ? "run.before-title" : "run.after-title"));
  iconText(icon::kPlace, ctx.theme.accent, score.name);
  gap(ctx, 6.0f);
  text(before ? std::string(ctx.tr("run.before-help"))
              : ctx.tr("run.after-help", fmt::arg("before", score.before.value_or(0))));
  gap(ctx, 6.0f);
  drawScale(ctx, "run.scale");
}

std::string placeWords(const PanelContext& ctx, const Exercise& exercise,
                       const guidance::Step& step) {
  std::string all;
  for (const std::string& name : exercise.names) all += (all.empty() ? "" : "; ") + name;
  if (!all.empty()) return all;
  return step.where.empty() ? std::string(ctx.tr("run.everywhere")) : step.where;
}

void drawExercise(PanelContext& ctx) {
  const findings::RunState& state = *ctx.input.run;
  const Run& run = state.run;
  const Exercise& exercise = *run.exercise();
  const guidance::Step& step = state.advice.steps[exercise.step];
  progress(ctx,
           ctx.tr("run.exercise-of", fmt::arg("number", run.index() + 1),
                  fmt::arg("count", run.exercises().size())),
           run.index(), run.exercises().size());
  title(step.name);
  iconText(icon::kPlace, ctx.theme.accent, placeWords(ctx, exercise, step));
  gap(ctx, 4.0f);
  strongText(ctx.tr(phaseTitle(run)), &ctx.theme.accent);
  if (run.phase() == RunPhase::pain) return drawPainQuestion(ctx);
  drawClock(ctx, run);
  if (const std::string help = phaseHelp(ctx, run); !help.empty()) text(help);
  drawStepWords(ctx, step, run);
}

const char* mainLabel(const findings::RunState& state) {
  if (state.part == Part::end) return "run.button-close";
  if (state.asks()) return "run.button-answer";
  const Run& run = state.run;
  if (run.paused()) return "run.button-resume";
  if (run.phase() == RunPhase::more) return "run.button-more";
  if (run.timed()) return "run.button-pause";
  return run.phase() == RunPhase::hold ? "run.button-done" : "run.button-start";
}

void drawSwitches(PanelContext& ctx) {
  bool handsFree = ctx.input.run->run.handsFree();
  if (ImGui::Checkbox(ctx.tr("run.hands-free"), &handsFree))
    command(ctx, findings::RunCommand::handsFree);
  tooltip(ctx, ctx.tr("run.hands-free-tip"));
  ImGui::SameLine(0.0f, ctx.px(18.0f));
  bool sound = ctx.state.settings.runSound;
  if (ImGui::Checkbox(ctx.tr("run.sound"), &sound)) ctx.act(InterfaceAction(ToggleRunSound{}));
  tooltip(ctx, ctx.tr("run.sound-tip"));
}

std::string keyHint(const PanelContext& ctx, bool asks) {
  const core::Messages& messages = ctx.input.catalogue.messages;
  if (asks)
    return keyParagraph(Stage::run,
                        {"run-score", "run-ten", "run-more", "run-go", "run-skip", "run-back"},
                        messages);
  return keyParagraph(
      Stage::run,
      {"run-pause", "run-skip", "run-back", "run-repeat", "run-hands-free", "run-sound"}, messages);
}

void drawFooter(PanelContext& ctx) {
  const findings::RunState& run = *ctx.input.run;
  const bool asks = run.asks();
  rule(ctx);
  const float space = ctx.px(8.0f);
  const float wide = (ImGui::GetContentRegionAvail().x - 2.0f * space) / 3.0f;
  if (run.part == Part::end) {
    if (primaryButton(ctx, ctx.tr("run.button-close"), wide))
      command(ctx, findings::RunCommand::go);
    return;
  }
  if (quietButton(ctx, ctx.tr("run.button-back"), wide)) command(ctx, findings::RunCommand::back);
  ImGui::SameLine(0.0f, space);
  ImGui::BeginDisabled(asks && !run.chosen);
  if (primaryButton(ctx, ctx.tr(mainLabel(run)), wide))
    command(ctx, findings::RunCommand::pauseOrGo);
  ImGui::EndDisabled();
  ImGui::SameLine(0.0f, space);
  const bool enough = run.part == Part::exercises && run.run.phase() == RunPhase::more;
  if (quietButton(ctx, ctx.tr(enough ? "run.button-enough" : "run.button-skip"), wide))
    command(ctx, findings::RunCommand::skip);
  if (quietButton(ctx, ctx.tr("run.button-repeat"), wide))
    command(ctx, findings::RunCommand::repeat);
  ImGui::SameLine(0.0f, space);
  if (quietButton(ctx, ctx.tr("run.button-leave"), wide)) ctx.state.frame.stage = Stage::work;
  drawSwitches(ctx);
  softText(ctx, keyHint(ctx, asks));
}

float footerHeight(const PanelContext& ctx) {
  return ctx.input.run->part == Part::end ? ctx.px(60.0f) : ctx.px(192.0f);
}

/// Page Up and Page Down, for those who use no mouse.
void scrollByKeys() {
  const float page = 0.6f * ImGui::GetWindowHeight();
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
  if (pressed(ImGuiKey_PageDown)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
  if (pressed(ImGuiKey_PageUp)) ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() - page));
}

void drawBody(PanelContext& ctx) {
  const findings::RunState& run = *ctx.input.run;
  if (run.part == Part::end) return drawRunEnd(ctx);
  if (run.part == Part::exercises && run.run.exercise()) return drawExercise(ctx);
  if (run.asks()) drawMarkQuestion(ctx);
}

}  // namespace

std::string clockWords(double seconds) {
  const int whole = static_cast<int>(std::ceil(std::max(0.0, seconds) - 1e-6));
  return whole < 60 ? std::to_string(whole) : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void drawRun(PanelContext& ctx) {
  if (!ctx.input.run) return;
  const findings::RunState& run = *ctx.input.run;
  const float room = ImGui::GetContentRegionAvail().y;
  const float height = std::max(ctx.px(160.0f), room - footerHeight(ctx));
  // Another exercise begins at its top.
  const std::string id = fmt::format("run {} {}", static_cast<int>(run.part),
                                     run.part == Part::exercises ? run.run.index() : run.asked);
  ImGui::BeginChild(id.c_str(), {0.0f, height}, false, ImGuiWindowFlags_NoNavInputs);
  scrollByKeys();
  drawBody(ctx);
  gap(ctx, 6.0f);
  ImGui::EndChild();
  drawFooter(ctx);
}

}  // namespace knotmap::ui
