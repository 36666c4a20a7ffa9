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

/// Following a plan: first every mark is asked for, then the exercises, then the marks again.
struct RunState {
  enum class Part { none, before, exercises, after, end };
  Part part = Part::none;
  guidance::Advice advice;  ///< that is followed, as it was when it began
  guidance::Run run;
  std::vector<anatomy::MarkId> spots;  ///< of each spot of the plan
  std::vector<RunScore> scores;        ///< of the marks that an exercise is for
  std::size_t asked = 0;               ///< place in `scores` that is asked for
  std::optional<int> chosen;           ///< the number that Enter would answer with
  std::string date;                    ///< of the scores: "2026-11-21"

  /// A number from 0 to 10 is asked for.
  bool asks() const;
};

/// What a person may want while a plan is followed.
enum class RunCommand { pauseOrGo, go, skip, repeat, back, handsFree, more, less };

/// Begins to follow a plan. A run that was left is taken up where it was, paused, unless another
/// plan stands there by now. False, and nothing changes, while the advice has no steps.
bool startRun(RunState& run, const guidance::Advice& advice, const session::Session& session,
              const std::string& date);
/// The buttons and keys. Scores come back as edits. Confirming the end leaves `Part::none`.
void commandRun(RunState& run, RunCommand command, session::Edits& edits);
/// Answers what is asked for; nothing while nothing is.
void answerRun(RunState& run, int score, session::Edits& edits);
/// Lets time pass; what is to be heard.
std::vector<guidance::Cue> tickRun(RunState& run, double seconds);
/// Gives up a run that a stop forbids; true when there was one.
bool endForStop(RunState& run, const guidance::Advice& advice);

}  // namespace knotmap::findings
