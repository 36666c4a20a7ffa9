#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// One step of a plan at one spot, or at several where it is done for all of them at once.
struct Exercise {
  std::size_t step = 0;            ///< place in `Advice::steps`
  std::vector<std::size_t> spots;  ///< places in `Request::spots`; empty for the whole person
  std::vector<std::string> names;  ///< of these spots
  double seconds = 0;              ///< of one round; 0: as long as the person likes
  int rounds = 1, roundsMax = 1;   ///< planned; allowed when it stays easy
  double restSeconds = 0;          ///< between rounds
  std::optional<int> painLimit;    ///< 0-10; none: pain is not asked after a round
};

/// `ready`: the person reads position and steps. `hold`: the exercise itself. `pain`: asks how much
/// it hurt. `more`: it went well and one more round is allowed.
enum class RunPhase { ready, hold, pain, more, rest, finished };

/// A sound: the start of a round, its last three seconds, its end.
enum class Cue { start, three, two, one, end };

/// An exercise that hurt too much.
struct StoppedExercise {
  enum class Why { grew, aboveAgain };
  std::size_t exercise = 0;  ///< place in `Run::exercises`
  Why why = Why::grew;
  int before = 0, now = 0;  ///< pain after the round before, and after this one

  bool operator==(const StoppedExercise&) const = default;
};

/// Leads through the steps of one session of care, one exercise at a time. Time passes by `tick`
/// alone.
///
/// After a round above its pain limit the next one is gentler and half as long; when pain grows by
/// two or more, or is above the limit again, the exercise ends and is not offered again. Hands-free
/// an exercise begins by itself after ten seconds, and a pain question unanswered for eight seconds
/// changes nothing. Once finished, a run never changes again.
class Run {
 public:
  static constexpr double kReadySeconds = 10.0, kPainSeconds = 8.0;

  Run() = default;
  /// Finished at once when the advice has no steps to do now.
  explicit Run(const Advice& advice);

  const std::vector<Exercise>& exercises() const { return exercises_; }
  /// Places in `Advice::steps` of steps spread over the day or due later.
  const std::vector<std::size_t>& later() const { return later_; }

  RunPhase phase() const { return phase_; }
  bool finished() const { return phase_ == RunPhase::finished; }
  std::size_t index() const { return index_; }
  /// The current one; null once finished.
  const Exercise* exercise() const { return finished() ? nullptr : &exercises_[index_]; }
  int round() const { return round_; }  ///< from 1
  bool eased() const;                   ///< gentler and shorter, because pain was above the limit
  /// Of the current phase; 0 where it waits for the person.
  double secondsLeft() const { return left_; }
  double phaseSeconds() const { return total_; }
  bool paused() const { return paused_; }
  bool handsFree() const { return handsFree_; }
  /// Whether the clock runs: something will change without the person.
  bool timed() const { return !finished() && !paused_ && left_ > 0.0; }
  const std::vector<StoppedExercise>& stopped() const { return stopped_; }
  /// The last answer for the current exercise.
  std::optional<int> lastPain() const;

  void setHandsFree(bool on);
  /// Lets time pass. Negative or non-finite time is ignored.
  void tick(double seconds);
  /// Pauses or resumes; where no clock runs, starts what comes next.
  void pauseOrGo();
  /// Starts what comes next at once: a round or one more round; ends a round that has no clock.
  void go();
  void skip();    ///< to the next exercise
  void repeat();  ///< the current exercise, from its first round
  void back();    ///< to the exercise before, or the beginning of this one when there is none
  /// 0-10, clamped. Does nothing unless it is being asked for.
  void answerPain(int score);

  /// Sounds to play since the last call.
  std::vector<Cue> takeCues();

 private:
  /// What the person said about one exercise.
  struct Record {
    std::optional<int> pain;
    bool above = false, stopped = false;
  };

  void enter(RunPhase phase, double seconds);
  void enterExercise(std::size_t index);
  void startRound(int round);
  void endRound();
  void afterRound(bool easy);
  void phaseEnds();
  void stop(StoppedExercise::Why why, int before, int now);
  void countDown(double from, double to);

  std::vector<Exercise> exercises_;
  std::vector<Record> records_;
  std::vector<std::size_t> later_;
  std::vector<StoppedExercise> stopped_;
  std::vector<Cue> cues_;
  RunPhase phase_ = RunPhase::finished;
  std::size_t index_ = 0;
  int round_ = 1;
  double left_ = 0, total_ = 0;
  bool paused_ = false, handsFree_ = false;
};

}  // namespace knotmap::guidance
