#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/places/mark.h"
#include "guidance/run.h"
#include "session/edit.h"

namespace knotmap::findings {

/// How a mark felt before a plan was followed and how it feels after it, 0-10.
struct RunScore {
  anatomy::MarkId mark{};
  std::string name;  ///< "Mark 1, left top of shoulder"
  std::optional<int> before, after;
};

/// Following a plan: first a score for every mark, then the exercises, then the scores again.
struct RunState {
  enum class Part { none, before, exercises, after, end };
  Part part = Part::none;
  guidance::Advice advice;  ///< the advice followed, as it was at the start
  guidance::Run run;
  std::vector<anatomy::MarkId> spots;  ///< of each spot of the plan
  std::vector<RunScore> scores;        ///< of the marks that have an exercise
  std::size_t asked = 0;               ///< place in `scores` of the one being asked for
  std::optional<int> chosen;           ///< the number that Enter would answer with
  std::string date;                    ///< of the scores: "2026-11-21"

  /// Whether a number from 0 to 10 is being asked for.
  bool asks() const;
};

/// What a person can do while following a plan.
enum class RunCommand { pauseOrGo, go, skip, repeat, back, handsFree, more, less };

/// Begins to follow a plan. A run that was left resumes where it was, paused, unless the plan has
/// changed since. Returns false and changes nothing while the advice has no steps.
bool startRun(RunState& run, const guidance::Advice& advice, const session::Session& session,
              const std::string& date);
/// The buttons and keys. Scores come back as edits. Confirming the end leaves `Part::none`.
void commandRun(RunState& run, RunCommand command, session::Edits& edits);
/// Answers the question being asked; does nothing when there is none.
void answerRun(RunState& run, int score, session::Edits& edits);
/// Lets time pass. Returns the sounds to play.
std::vector<guidance::Cue> tickRun(RunState& run, double seconds);
/// Ends a run that a stop forbids; true when there was one.
bool endForStop(RunState& run, const guidance::Advice& advice);

}  // namespace knotmap::findings
