#include "findings/run_state.h"

#include <algorithm>

namespace knotmap::findings {
namespace {

using Part = RunState::Part;
using guidance::Advice;
using guidance::RunPhase;

/// Whether both lead through the same steps at the same places.
bool samePlan(const Advice& a, const Advice& b) {
  return a.steps.size() == b.steps.size() &&
         std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(),
                    [](const guidance::Step& one, const guidance::Step& other) {
                      return one.technique == other.technique && one.spots == other.spots;
                    });
}

std::vector<anatomy::MarkId> knotsOf(const session::Session& session) {
  std::vector<anatomy::MarkId> knots;
  for (const anatomy::Mark& mark : session.marks)
    if (mark.kind == anatomy::Mark::Kind::knot) knots.push_back(mark.id);
  return knots;
}

/// The marks that have a step, each once.
std::vector<RunScore> scoresOf(const RunState& state) {
  std::vector<RunScore> scores;
  for (const guidance::Exercise& exercise : state.run.exercises())
    for (std::size_t i = 0; i < exercise.spots.size(); ++i) {
      if (exercise.spots[i] >= state.spots.size()) continue;
      const anatomy::MarkId mark = state.spots[exercise.spots[i]];
      const bool known = std::any_of(scores.begin(), scores.end(),
                                     [&](const RunScore& score) { return score.mark == mark; });
      if (known) continue;
      scores.push_back({mark, i < exercise.names.size() ? exercise.names[i] : "", {}, {}});
    }
  std::sort(scores.begin(), scores.end(),
            [](const RunScore& a, const RunScore& b) { return a.mark < b.mark; });
  return scores;
}

/// Moves past marks that need no score and past exercises that are over.
void settle(RunState& state) {
  const auto& scores = state.scores;
  if (state.part == Part::before && state.asked >= scores.size()) {
    state.part = Part::exercises;
    state.chosen.reset();
  }
  if (state.part == Part::exercises && state.run.finished()) {
    state.part = Part::after;
    state.asked = 0;
    state.chosen.reset();
  }
  if (state.part != Part::after) return;
  while (state.asked < scores.size() && !scores[state.asked].before) ++state.asked;
  if (state.asked >= scores.size()) state.part = Part::end;
}

void keepScore(const RunState& state, const RunScore& score, session::Edits& edits) {
  if (!score.before) return;
  edits.push_back(session::SetScore{{score.mark, state.date, *score.before, score.after}});
}

void askBefore(RunState& state) {
  state.chosen.reset();
  std::size_t asked = state.asked;
  while (asked > 0) {
    --asked;
    if (state.part == Part::before || state.scores[asked].before) {
      state.asked = asked;
      return;
    }
  }
}

/// One more or one less; the first touch begins in the middle.
void step(RunState& state, int by) {
  if (state.asks()) state.chosen = std::clamp(state.chosen ? *state.chosen + by : 5, 0, 10);
}

void commandQuestion(RunState& state, RunCommand command) {
  if (command == RunCommand::back) return askBefore(state);
  if (command != RunCommand::skip) return;
  ++state.asked;
  state.chosen.reset();
}

void commandExercise(guidance::Run& run, RunCommand command) {
  if (command == RunCommand::pauseOrGo) run.pauseOrGo();
  if (command == RunCommand::go) run.go();
  if (command == RunCommand::skip) run.skip();
  if (command == RunCommand::repeat) run.repeat();
  if (command == RunCommand::back) run.back();
  if (command == RunCommand::handsFree) run.setHandsFree(!run.handsFree());
}

}  // namespace

bool RunState::asks() const {
  if (part == Part::before || part == Part::after) return asked < scores.size();
  return part == Part::exercises && run.phase() == RunPhase::pain;
}

bool startRun(RunState& run, const Advice& advice, const session::Session& session,
              const std::string& date) {
  if (advice.status != Advice::Status::ok || advice.steps.empty()) return false;
  if (run.part != Part::none && run.part != Part::end && samePlan(run.advice, advice)) {
    if (run.run.timed()) run.run.pauseOrGo();
    return true;
  }
  run = {};
  run.advice = advice;
  run.run = guidance::Run(advice);
  run.spots = knotsOf(session);
  run.scores = scoresOf(run);
  run.date = date;
  run.part = Part::before;
  settle(run);
  return true;
}

void answerRun(RunState& run, int score, session::Edits& edits) {
  if (!run.asks()) return;
  const int value = std::clamp(score, 0, 10);
  run.chosen.reset();
  if (run.part == Part::exercises) {
    run.run.answerPain(value);
  } else {
    RunScore& asked = run.scores[run.asked++];
    (run.part == Part::before ? asked.before : asked.after) = value;
    keepScore(run, asked, edits);
  }
  settle(run);
}

void commandRun(RunState& run, RunCommand command, session::Edits& edits) {
  if (command == RunCommand::more) return step(run, 1);
  if (command == RunCommand::less) return step(run, -1);
  const bool confirms = command == RunCommand::go || command == RunCommand::pauseOrGo;
  if (run.part == Part::end && (confirms || command == RunCommand::skip)) {
    run = {};
    return;
  }
  if (run.asks() && confirms) {
    if (run.chosen) answerRun(run, *run.chosen, edits);
    return;
  }
  if (run.part == Part::exercises || command == RunCommand::handsFree)
    commandExercise(run.run, command);
  else if (run.asks())
    commandQuestion(run, command);
  settle(run);
}

std::vector<guidance::Cue> tickRun(RunState& run, double seconds) {
  if (run.part != Part::exercises) return {};
  const RunPhase phase = run.run.phase();
  run.run.tick(seconds);
  if (run.run.phase() != phase) run.chosen.reset();
  settle(run);
  return run.run.takeCues();
}

bool endForStop(RunState& run, const Advice& advice) {
  if (run.part == Part::none || advice.status == Advice::Status::ok) return false;
  run = {};
  return true;
}

}  // namespace knotmap::findings
