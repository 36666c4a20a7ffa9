#include "guidance/run.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>

using namespace knotmap::guidance;

namespace {

/// A step of one minute for these spots.
Step stepAt(std::vector<std::size_t> spots, const Dose& dose) {
  Step step;
  step.slot = Slot::press;
  step.minutes = 10;
  step.dose = dose;
  for (const std::size_t spot : spots) step.spots.push_back("spot " + std::to_string(spot));
  step.at = std::move(spots);
  return step;
}

/// Twenty seconds, two rounds, ten seconds between them, at most five.
Dose pressing() {
  Dose dose;
  dose.holdSecondsMin = 20;
  dose.holdSecondsMax = 30;
  dose.rounds = 2;
  dose.roundsMax = 2;
  dose.restSeconds = 10;
  dose.pressureLimit = 5;
  return dose;
}

Dose minutes(double count) {
  Dose dose;
  dose.minutesMin = count;
  return dose;
}

Advice adviceOf(std::vector<Step> steps) {
  Advice advice;
  advice.status = Advice::Status::ok;
  advice.steps = std::move(steps);
  return advice;
}

Run pressingRun() { return Run(adviceOf({stepAt({0}, pressing())})); }

/// In the question for pain after the first round.
Run afterFirstRound() {
  Run run = pressingRun();
  run.go();
  run.tick(20);
  (void)run.takeCues();
  return run;
}

}  // namespace

TEST_CASE("A run of no steps is finished at once", "[run]") {
  Run run{Advice{}};
  CHECK(run.finished());
  CHECK(run.exercise() == nullptr);
  run.go();
  run.skip();
  run.back();
  run.tick(100);
  CHECK(run.finished());
  CHECK(run.takeCues().empty());
}

TEST_CASE("Each spot of a step is an exercise of its own", "[run]") {
  const Run run(adviceOf({stepAt({2, 0}, pressing()), stepAt({}, minutes(10))}));
  REQUIRE(run.exercises().size() == 3);
  CHECK(run.exercises()[0].spots == std::vector<std::size_t>{2});
  CHECK(run.exercises()[0].names == std::vector<std::string>{"spot 2"});
  CHECK(run.exercises()[1].spots == std::vector<std::size_t>{0});
  CHECK(run.exercises()[1].step == 0);
  CHECK(run.exercises()[2].spots.empty());
  CHECK(run.exercises()[2].step == 1);
}

TEST_CASE("Heat that the plan counts once warms all its spots at once", "[run]") {
  Step heat = stepAt({0, 1}, minutes(10));
  heat.minutes = 10.5;
  Step cold = stepAt({0, 1}, minutes(10));
  cold.minutes = 21;
  const Run run(adviceOf({heat, cold}));
  REQUIRE(run.exercises().size() == 3);
  CHECK(run.exercises()[0].spots == std::vector<std::size_t>{0, 1});
  CHECK(run.exercises()[1].spots == std::vector<std::size_t>{0});
  CHECK(run.exercises()[2].spots == std::vector<std::size_t>{1});
}

TEST_CASE("What comes later or is spread over the day is listed and not led through", "[run]") {
  Step later = stepAt({0}, {});
  later.slot = Slot::later;
  Step spread = stepAt({}, minutes(5));
  spread.minutes = 0;
  const Run run(adviceOf({later, stepAt({0}, pressing()), spread}));
  CHECK(run.exercises().size() == 1);
  CHECK(run.later() == std::vector<std::size_t>{0, 2});
}

TEST_CASE("Times are the shorter ones of a dose; minutes count sixty seconds each", "[run]") {
  const Run run(adviceOf({stepAt({0}, pressing()), stepAt({0}, minutes(1.5)), stepAt({0}, {})}));
  CHECK(run.exercises()[0].seconds == 20);
  CHECK(run.exercises()[0].rounds == 2);
  CHECK(run.exercises()[0].restSeconds == 10);
  CHECK(run.exercises()[1].seconds == 90);
  CHECK(run.exercises()[1].painLimit == std::nullopt);
  CHECK(run.exercises()[2].seconds == 0);
}

TEST_CASE("A run goes from getting ready over two rounds to its end", "[run]") {
  Run run = pressingRun();
  CHECK(run.phase() == RunPhase::ready);
  run.tick(100);
  CHECK(run.phase() == RunPhase::ready);  // it waits for the person
  run.pauseOrGo();
  CHECK(run.phase() == RunPhase::hold);
  CHECK(run.secondsLeft() == 20);
  CHECK(run.takeCues() == std::vector{Cue::start});
  run.tick(16.9);
  CHECK(run.takeCues().empty());
  run.tick(0.2);
  CHECK(run.takeCues() == std::vector{Cue::three});
  run.tick(1.8);
  CHECK(run.takeCues() == std::vector{Cue::two});
  run.tick(1.2);
  CHECK(run.phase() == RunPhase::pain);
  CHECK(run.takeCues() == std::vector{Cue::one, Cue::end});
  run.tick(100);
  CHECK(run.phase() == RunPhase::pain);
  run.answerPain(4);
  CHECK(run.phase() == RunPhase::rest);
  CHECK(run.secondsLeft() == 10);
  run.tick(10);
  CHECK(run.phase() == RunPhase::hold);
  CHECK(run.round() == 2);
  CHECK(run.secondsLeft() == 20);
  CHECK(run.takeCues() == std::vector{Cue::three, Cue::two, Cue::one, Cue::start});
  run.tick(20);
  run.answerPain(4);
  CHECK(run.finished());
  CHECK(run.stopped().empty());
}

TEST_CASE("A run paused in its last second keeps that second", "[run]") {
  Run run = pressingRun();
  run.go();
  run.tick(19.5);
  (void)run.takeCues();
  run.pauseOrGo();
  CHECK(run.paused());
  run.tick(1000);
  CHECK(run.secondsLeft() == Approx(0.5));
  CHECK(run.phase() == RunPhase::hold);
  CHECK_FALSE(run.timed());
  run.pauseOrGo();
  CHECK(run.timed());
  run.tick(0.4);
  CHECK(run.phase() == RunPhase::hold);
  run.tick(0.2);
  CHECK(run.phase() == RunPhase::pain);
  CHECK(run.takeCues() == std::vector{Cue::end});
}

TEST_CASE("Skipping the last exercise ends the run", "[run]") {
  Run run(adviceOf({stepAt({0, 1}, pressing())}));
  run.go();
  run.skip();
  CHECK(run.index() == 1);
  CHECK(run.phase() == RunPhase::ready);
  run.skip();
  CHECK(run.finished());
}

TEST_CASE("Repeat begins the exercise again, back the one before", "[run]") {
  Run run(adviceOf({stepAt({0, 1}, pressing())}));
  run.back();
  CHECK(run.index() == 0);
  run.skip();
  run.go();
  run.tick(20);
  run.answerPain(1);
  run.tick(12);
  REQUIRE(run.round() == 2);
  run.repeat();
  CHECK(run.index() == 1);
  CHECK(run.round() == 1);
  CHECK(run.phase() == RunPhase::ready);
  run.back();
  CHECK(run.index() == 0);
}

TEST_CASE("Pain at the limit changes nothing", "[run]") {
  Run run = afterFirstRound();
  run.answerPain(5);
  CHECK_FALSE(run.eased());
  run.tick(10);
  CHECK(run.secondsLeft() == 20);
}

TEST_CASE("After pain above the limit the next round is gentler and half as long", "[run]") {
  Run run = afterFirstRound();
  run.answerPain(6);
  CHECK(run.eased());
  CHECK(run.phase() == RunPhase::rest);
  run.tick(10);
  CHECK(run.secondsLeft() == 10);
  run.tick(10);
  run.answerPain(5);
  CHECK(run.finished());
  CHECK(run.stopped().empty());
}

TEST_CASE("Pain above the limit a second time stops the exercise", "[run]") {
  Run run = afterFirstRound();
  run.answerPain(7);
  run.tick(20);
  run.answerPain(6);
  REQUIRE(run.stopped().size() == 1);
  CHECK(run.stopped()[0] == StoppedExercise{0, StoppedExercise::Why::aboveAgain, 7, 6});
  CHECK(run.finished());
}

TEST_CASE("Pain that grows by two stops the exercise, also below the limit", "[run]") {
  Run run = afterFirstRound();
  run.answerPain(2);
  run.tick(30);
  run.answerPain(4);
  REQUIRE(run.stopped().size() == 1);
  CHECK(run.stopped()[0] == StoppedExercise{0, StoppedExercise::Why::grew, 2, 4});
}

TEST_CASE("Pain that grows by one does not stop the exercise", "[run]") {
  Run run = afterFirstRound();
  run.answerPain(2);
  run.tick(30);
  run.answerPain(3);
  CHECK(run.stopped().empty());
}

TEST_CASE("A stopped exercise is not offered again", "[run]") {
  Run run(adviceOf({stepAt({0, 1}, pressing())}));
  run.go();
  run.tick(20);
  run.answerPain(1);
  run.tick(30);
  run.answerPain(9);
  REQUIRE(run.index() == 1);
  run.back();
  CHECK(run.index() == 1);
  CHECK(run.stopped().size() == 1);
}

TEST_CASE("Answers out of their range are brought into it, unasked ones are ignored", "[run]") {
  Run run = pressingRun();
  run.answerPain(9);
  CHECK(run.lastPain() == std::nullopt);
  run = afterFirstRound();
  run.answerPain(-4);
  CHECK(run.lastPain() == 0);
}

TEST_CASE("One more round than planned is offered when it went well", "[run]") {
  Dose dose = pressing();
  dose.rounds = 1;
  dose.roundsMax = 2;
  Run run(adviceOf({stepAt({0}, dose)}));
  run.go();
  run.tick(20);
  run.answerPain(3);
  CHECK(run.phase() == RunPhase::more);
  Run enough = run;
  enough.skip();
  CHECK(enough.finished());
  run.go();
  CHECK(run.phase() == RunPhase::rest);
  run.tick(30);
  CHECK(run.round() == 2);
  run.answerPain(3);
  CHECK(run.finished());
}

TEST_CASE("No round is added after pain above the limit", "[run]") {
  Dose dose = pressing();
  dose.rounds = 1;
  Run run(adviceOf({stepAt({0}, dose)}));
  run.go();
  run.tick(20);
  run.answerPain(6);
  CHECK(run.finished());
}

TEST_CASE("Hands-free a run goes from its start to its end by itself", "[run]") {
  Run run(adviceOf({stepAt({0}, pressing()), stepAt({}, minutes(1))}));
  run.setHandsFree(true);
  CHECK(run.secondsLeft() == 10);
  // Ready 10, hold 20, pain 8, rest 10, hold 20, pain 8, ready 10, hold 60.
  run.tick(10);
  CHECK(run.phase() == RunPhase::hold);
  run.tick(20 + 8);
  CHECK(run.phase() == RunPhase::rest);
  CHECK_FALSE(run.eased());
  run.tick(10 + 20 + 8 + 10 + 59.5);
  CHECK(run.phase() == RunPhase::hold);
  CHECK(run.secondsLeft() == Approx(0.5));
  run.tick(0.5);
  CHECK(run.finished());
  CHECK(run.lastPain() == std::nullopt);
}

TEST_CASE("One tick over a whole run gives the cues of all its parts in order", "[run]") {
  Run whole(adviceOf({stepAt({0}, pressing())})), parts = whole;
  whole.setHandsFree(true);
  parts.setHandsFree(true);
  whole.tick(1000);
  for (int i = 0; i < 10'000; ++i) parts.tick(0.1);
  CHECK(whole.finished());
  CHECK(parts.finished());
  const std::vector<Cue> cues = whole.takeCues();
  CHECK(cues == parts.takeCues());
  CHECK(std::count(cues.begin(), cues.end(), Cue::start) == 2);
  CHECK(std::count(cues.begin(), cues.end(), Cue::end) == 2);
  CHECK(std::count(cues.begin(), cues.end(), Cue::one) == 4);  // ready, hold, rest, hold
}

TEST_CASE("An exercise without a time ends when the person says so", "[run]") {
  Run run(adviceOf({stepAt({0}, {})}));
  run.pauseOrGo();
  CHECK(run.phase() == RunPhase::hold);
  run.tick(1000);
  CHECK(run.phase() == RunPhase::hold);
  run.pauseOrGo();
  CHECK(run.finished());
}

TEST_CASE("Time that is no time passes nothing", "[run]") {
  Run run = pressingRun();
  run.go();
  run.tick(-5);
  run.tick(std::numeric_limits<double>::quiet_NaN());
  run.tick(std::numeric_limits<double>::infinity());
  CHECK(run.secondsLeft() == 20);
}

TEST_CASE("Whatever a person does, a run keeps its promises and ends", "[run]") {
  std::mt19937 random(11);
  const auto pick = [&](int count) { return static_cast<int>(random() % count); };
  int ended = 0, stopped = 0, wrong = 0;
  for (int person = 0; person < 400; ++person) {
    std::vector<Step> steps;
    for (int i = pick(4); i >= 0; --i) {
      Dose dose = pick(3) == 0 ? minutes(pick(3)) : pressing();
      dose.rounds = pick(4);
      dose.roundsMax = pick(4);
      if (pick(3) == 0) dose.restSeconds.reset();
      if (pick(4) == 0) dose.pressureLimit.reset();
      steps.push_back(stepAt(
          pick(2) == 0 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0}, dose));
    }
    Run run(adviceOf(steps));
    std::vector<std::size_t> gone;
    for (int act = 0; act < 3000 && !run.finished(); ++act) {
      switch (pick(9)) {
        case 0:
          run.pauseOrGo();
          break;
        case 1:
          run.go();
          break;
        case 2:
          if (pick(4) == 0) run.skip();
          break;
        case 3:
          if (pick(4) == 0) run.repeat();
          break;
        case 4:
          if (pick(4) == 0) run.back();
          break;
        case 5:
          run.answerPain(pick(13) - 1);
          break;
        case 6:
          if (pick(8) == 0) run.setHandsFree(pick(2) == 0);
          break;
        default:
          run.tick(0.1 * pick(200));
          break;
      }
      wrong += run.secondsLeft() < 0.0 || run.secondsLeft() > run.phaseSeconds();
      wrong += !run.finished() && run.index() >= run.exercises().size();
      gone.clear();
      for (const StoppedExercise& each : run.stopped()) gone.push_back(each.exercise);
      wrong += !run.finished() && std::count(gone.begin(), gone.end(), run.index()) > 0;
      std::sort(gone.begin(), gone.end());
      wrong += std::adjacent_find(gone.begin(), gone.end()) != gone.end();
    }
    // Who only goes on comes to the end.
    for (int act = 0; act < 2000 && !run.finished(); ++act) {
      run.go();
      run.answerPain(0);
      if (run.phase() == RunPhase::more) run.skip();
      run.tick(200);
    }
    ended += run.finished();
    stopped += !run.stopped().empty();
    (void)run.takeCues();
    run.tick(100);
    run.repeat();
    run.back();
    run.go();
    wrong += !run.finished() || !run.takeCues().empty();
  }
  CHECK(wrong == 0);
  CHECK(ended == 400);
  CHECK(stopped > 20);
}
