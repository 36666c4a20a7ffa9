#include "devtools/replay_guidance.h"

#include <fmt/format.h>

#include <map>

namespace knotmap::devtools {
namespace {

using Words = std::istringstream;
using findings::RunCommand;
using Part = findings::RunState::Part;

core::Error expected(std::string_view what, const std::string& found) {
  return core::Error{"", fmt::format("found \"{}\", expected {}", found, what)};
}

core::Status stage(Words& words, app::Program& program) {
  std::string name;
  words >> name;
  if (name == "run") {
    program.perform(ui::StartRun{});
    if (program.ui().frame.stage != ui::Stage::run)
      return core::Error{"", "there is no plan to follow yet"};
    return core::Done{};
  }
  if (name != "work" && name != "explain") return expected("work, run or explain", name);
  const bool explains = program.ui().frame.stage == ui::Stage::explain;
  if (explains != (name == "explain")) program.perform(ui::ToggleExplain{});
  if (name == "work") program.perform(ui::EnterStage{ui::Stage::work});
  return core::Done{};
}

core::Status run(Words& words, app::Program& program) {
  static const std::map<std::string, findings::RunCommand> known{
      {"next", findings::RunCommand::go},   {"pause", findings::RunCommand::pauseOrGo},
      {"skip", findings::RunCommand::skip}, {"repeat", findings::RunCommand::repeat},
      {"back", findings::RunCommand::back}, {"hands-free", findings::RunCommand::handsFree}};
  std::string name;
  words >> name;
  if (name == "pain") {
    int score = -1;
    if (!(words >> score) || score < 0 || score > 10)
      return core::Error{"", "expected a number from 0 to 10"};
    program.perform(ui::AnswerRun{score});
  } else if (const auto found = known.find(name); found != known.end()) {
    program.perform(ui::CommandRun{found->second});
  } else {
    return expected("next, pause, skip, repeat, back, hands-free or pain", name);
  }
  return core::Done{};
}

/// "before 1", "exercise 2 1 hold", "after 1", "end", "none": what is done now.
std::string nowOf(const findings::RunState& run) {
  using guidance::RunPhase;
  static const std::map<RunPhase, std::string> phases{
      {RunPhase::ready, "ready"}, {RunPhase::hold, "hold"}, {RunPhase::pain, "pain"},
      {RunPhase::more, "more"},   {RunPhase::rest, "rest"}, {RunPhase::finished, "finished"}};
  switch (run.part) {
    case Part::none:
      return "none";
    case Part::before:
      return fmt::format("before {}", run.asked + 1);
    case Part::exercises:
      return fmt::format("exercise {} {} {}", run.run.index() + 1, run.run.round(),
                         phases.at(run.run.phase()));
    case Part::after:
      return fmt::format("after {}", run.asked + 1);
    case Part::end:
      break;
  }
  return "end";
}

core::Status expectRun(Words& words, app::Program& program) {
  std::string wanted;
  std::getline(words >> std::ws, wanted);
  const std::string found = nowOf(program.run().state());
  if (found == wanted) return core::Done{};
  return expected(fmt::format("\"{}\"", wanted), found);
}

core::Status expectScores(Words& words, app::Program& program) {
  std::size_t wanted = 0;
  words >> wanted;
  const auto& scores = program.document().history().now().scores;
  std::size_t whole = 0;
  for (const session::Score& score : scores) whole += score.after.has_value();
  if (whole == wanted) return core::Done{};
  return core::Error{
      "", fmt::format("found {} scores with before and after, expected {}", whole, wanted)};
}

}  // namespace

std::optional<core::Status> guidanceStep(const std::string& step, Words& words,
                                         app::Program& program) {
  static const std::map<std::string, core::Status (*)(Words&, app::Program&)> known{
      {"stage", stage}, {"run", run}, {"expect-run", expectRun}, {"expect-scores", expectScores}};
  const auto found = known.find(step);
  if (found == known.end()) return std::nullopt;
  return found->second(words, program);
}

}  // namespace knotmap::devtools
