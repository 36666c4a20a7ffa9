#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// One step of a plan at one spot, or at several where it is done for them all at once.
struct Exercise {
  std::size_t step = 0;            ///< place in `Advice::steps`
  std::vector<std::size_t> spots;  ///< places in `Request::spots`; empty for the whole person
  std::vector<std::string> names;  ///< of these spots
  double seconds = 0;              ///< of one round; 0: as long as the person likes
  int rounds = 1, roundsMax = 1;   ///< planned; allowed when it stays easy
  double restSeconds = 0;          ///< between rounds
  std::optional<int> painLimit;    ///< 0-10; none: pain is not asked after a round
};

/// `ready`: position and steps are read. `hold`: it is done. `pain`: how much it hurt is asked.
/// `more`: it went well and one more round is allowed.
enum class RunPhase { ready, hold, pain, more, rest, finished };

/// What is heard: the start of a round, the last three seconds, its end.
enum class Cue { start, three, two, one, end };

/// An exercise that hurt too much.
struct StoppedExercise {
  enum class Why { grew, aboveAgain };
  std::size_t exercise = 0;  ///< place in `Run::exercises`
  Why why = Why::grew;
  int before = 0, now = 0;  ///< pain after the round before, and after this one

  bool operator==(const StoppedExercise&) const = default;
};

/// Leads through the steps of one go, one exercise at a time. Pure: time comes in by `tick`.
///
/// After a round above its pain limit the next one is gentler and half as long; when pain grows by
/// two or more, or is above the limit again, the exercise ends and is not offered again. Hands-free
/// it begins by itself after ten seconds, and a pain question that nobody answers within eight
/// seconds changes nothing. Once finished nothing changes it any more.
class Run {
 public:
  static constexpr double kReadySeconds = 10.0, kPainSeconds = 8.0;

  Run() = default;
  /// Of advice without steps for now it is finished at once.
  explicit Run(const Advice& advice);

  const std::vector<Exercise>& exercises() const { return exercises_; }
  /// Places in `Advice::steps` of what is spread over the day or comes later.
  const std::vector<std::size_t>& later() const { return later_; }

  RunPhase phase() const { return phase_; }
  bool finished() const { return phase_ == RunPhase::finished; }
  std::size_t index() const { return index_; }
  /// Of now; none once it is finished.
  const Exercise* exercise() const { return finished() ? nullptr : &exercises_[index_]; }
  int round() const { return round_; }  ///< from 1
  bool eased() const;                   ///< gentler and shorter, for pain was above the limit
  /// Of the phase of now; 0 where it waits for the person.
  double secondsLeft() const { return left_; }
  double phaseSeconds() const { return total_; }
  bool paused() const { return paused_; }
  bool handsFree() const { return handsFree_; }
  /// Time passes: something changes without the person.
  bool timed() const { return !finished() && !paused_ && left_ > 0.0; }
  const std::vector<StoppedExercise>& stopped() const { return stopped_; }
  /// The last answer for the exercise of now.
  std::optional<int> lastPain() const;

  void setHandsFree(bool on);
  /// Lets time pass. Not finite or negative time is none.
  void tick(double seconds);
  /// Pauses and goes on; where nothing passes it starts what comes next.
  void pauseOrGo();
  /// Starts what comes next at once: the round, one more round, or the end of one without time.
  void go();
  void skip();    ///< to the next exercise
  void repeat();  ///< the exercise of now, from its first round
  void back();    ///< to the exercise before, or the beginning of this one when there is none
  /// 0-10; brought into that range. Does nothing while it is not asked.
  void answerPain(int score);

  /// What is to be heard since the last call.
  std::vector<Cue> takeCues();

 private:
  /// What the person said of one exercise.
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
