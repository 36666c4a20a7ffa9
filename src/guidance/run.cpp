#include "guidance/run.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotmap::guidance {
namespace {

constexpr double kSecondsPerMinute = 60.0;
/// Share of the time for a round after one that hurt too much.
constexpr double kEasedShare = 0.5;
/// Pain that grew by this much ends an exercise.
constexpr int kGrowth = 2;

/// Seconds of one round: the shorter time of the dose.
double roundSeconds(const Dose& dose) {
  if (dose.holdSecondsMin || dose.holdSecondsMax)
    return dose.holdSecondsMin ? *dose.holdSecondsMin : *dose.holdSecondsMax;
  if (dose.minutesMin || dose.minutesMax)
    return kSecondsPerMinute * (dose.minutesMin ? *dose.minutesMin : *dose.minutesMax);
  return 0.0;
}

double pauseSeconds(const Dose& dose) {
  if (dose.restSeconds) return *dose.restSeconds;
  return kSecondsPerMinute * dose.offMinutesMin.value_or(0.0);
}

bool isLater(const Step& step) { return step.slot == Slot::later || step.minutes <= 0.0; }

/// The plan counts time for every spot where a step is done at each, and less where one warm bath
/// or one cold pack reaches them all.
bool allAtOnce(const Step& step) {
  const double each = roundSeconds(step.dose) / kSecondsPerMinute;
  return step.minutes < static_cast<double>(step.at.size()) * each - 1e-6;
}

Exercise exerciseOf(const Step& step, std::size_t index) {
  const int rounds = std::max(1, step.dose.rounds.value_or(1));
  return {.step = index,
          .spots = step.at,
          .names = step.spots,
          .seconds = std::max(0.0, roundSeconds(step.dose)),
          .rounds = rounds,
          .roundsMax = std::max(rounds, step.dose.roundsMax.value_or(rounds)),
          .restSeconds = std::max(0.0, pauseSeconds(step.dose)),
          .painLimit = step.dose.pressureLimit};
}

}  // namespace

Run::Run(const Advice& advice) {
  for (std::size_t i = 0; i < advice.steps.size(); ++i) {
    const Step& step = advice.steps[i];
    if (isLater(step)) {
      later_.push_back(i);
      continue;
    }
    const Exercise whole = exerciseOf(step, i);
    if (step.at.size() < 2 || step.spots.size() != step.at.size() || allAtOnce(step)) {
      exercises_.push_back(whole);
      continue;
    }
    for (std::size_t spot = 0; spot < step.at.size(); ++spot) {
      exercises_.push_back(whole);
      exercises_.back().spots = {step.at[spot]};
      exercises_.back().names = {step.spots[spot]};
    }
  }
  records_.resize(exercises_.size());
  enterExercise(0);
}

bool Run::eased() const { return !finished() && records_[index_].above; }

std::optional<int> Run::lastPain() const {
  return finished() ? std::nullopt : records_[index_].pain;
}

std::vector<Cue> Run::takeCues() { return std::exchange(cues_, {}); }

void Run::enter(RunPhase phase, double seconds) {
  phase_ = phase;
  left_ = total_ = seconds;
  paused_ = false;
}

void Run::enterExercise(std::size_t index) {
  round_ = 1;
  while (index < exercises_.size() && records_[index].stopped) ++index;
  index_ = index;
  if (index >= exercises_.size()) return enter(RunPhase::finished, 0.0);
  enter(RunPhase::ready, handsFree_ ? kReadySeconds : 0.0);
}

void Run::startRound(int round) {
  round_ = round;
  const double seconds = exercises_[index_].seconds;
  enter(RunPhase::hold, eased() ? kEasedShare * seconds : seconds);
  cues_.push_back(Cue::start);
}

void Run::endRound() {
  cues_.push_back(Cue::end);
  if (exercises_[index_].painLimit) return enter(RunPhase::pain, handsFree_ ? kPainSeconds : 0.0);
  afterRound(true);
}

/// `easy`: nothing argues against one more round than planned.
void Run::afterRound(bool easy) {
  const Exercise& exercise = exercises_[index_];
  if (round_ >= exercise.rounds) {
    const bool more = easy && !handsFree_ && round_ < exercise.roundsMax;
    if (more) return enter(RunPhase::more, 0.0);
    return enterExercise(index_ + 1);
  }
  if (exercise.restSeconds > 0.0) return enter(RunPhase::rest, exercise.restSeconds);
  startRound(round_ + 1);
}

void Run::stop(StoppedExercise::Why why, int before, int now) {
  stopped_.push_back({index_, why, before, now});
  records_[index_].stopped = true;
  enterExercise(index_ + 1);
}

void Run::answerPain(int score) {
  if (phase_ != RunPhase::pain) return;
  const int now = std::clamp(score, 0, 10);
  Record& record = records_[index_];
  const int before = std::exchange(record.pain, now).value_or(now);
  const bool above = now > exercises_[index_].painLimit.value_or(10);
  const bool again = above && std::exchange(record.above, record.above || above);
  if (now - before >= kGrowth) return stop(StoppedExercise::Why::grew, before, now);
  if (again) return stop(StoppedExercise::Why::aboveAgain, before, now);
  afterRound(!record.above);
}

void Run::phaseEnds() {
  switch (phase_) {
    case RunPhase::ready:
      return startRound(1);
    case RunPhase::hold:
      return endRound();
    case RunPhase::pain:
      return afterRound(false);
    case RunPhase::more:
    case RunPhase::rest:
      return startRound(round_ + 1);
    case RunPhase::finished:
      return;
  }
}

/// Adds the cues for the last three seconds that lie between these two times left.
void Run::countDown(double from, double to) {
  if (phase_ == RunPhase::pain) return;
  constexpr std::pair<double, Cue> kLast[] = {{3.0, Cue::three}, {2.0, Cue::two}, {1.0, Cue::one}};
  for (const auto& [second, cue] : kLast)
    if (from > second && to <= second) cues_.push_back(cue);
}

void Run::tick(double seconds) {
  if (!std::isfinite(seconds)) return;
  while (seconds > 0.0 && timed()) {
    const double passed = std::min(seconds, left_);
    countDown(left_, left_ - passed);
    left_ = std::max(0.0, left_ - passed);
    seconds -= passed;
    if (left_ <= 0.0) phaseEnds();
  }
}

void Run::setHandsFree(bool on) {
  handsFree_ = on;
  if (phase_ == RunPhase::ready) enter(phase_, on ? kReadySeconds : 0.0);
  if (phase_ == RunPhase::pain) enter(phase_, on ? kPainSeconds : 0.0);
}

void Run::pauseOrGo() {
  if (left_ <= 0.0) return go();
  paused_ = !paused_;
}

void Run::go() {
  paused_ = false;
  const bool endsByItself = phase_ == RunPhase::hold && left_ > 0.0;
  if (phase_ == RunPhase::pain || endsByItself) return;
  if (phase_ == RunPhase::more && exercises_[index_].restSeconds > 0.0)
    return enter(RunPhase::rest, exercises_[index_].restSeconds);
  phaseEnds();
}

void Run::skip() {
  if (!finished()) enterExercise(index_ + 1);
}

void Run::repeat() {
  if (!finished()) enterExercise(index_);
}

void Run::back() {
  if (finished()) return;
  std::size_t before = index_;
  while (before > 0 && records_[before - 1].stopped) --before;
  enterExercise(before > 0 ? before - 1 : index_);
}

}  // namespace knotmap::guidance
