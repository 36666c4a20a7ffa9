#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/scene_builder.h"
#include "app/stages/sound.h"
#include "findings/run_state.h"
#include "ui/frame/ui_state.h"

namespace knotmap::app {

/// Following a plan on the body: lets its time pass, plays its tones, shows the spot of the
/// exercise with an arrow for what is done there. Does nothing in other stages.
class RunStage {
 public:
  /// `audible`: tones are played, where the settings want them.
  RunStage(const findings::Tables& tables, const findings::BodyState& body, bool audible)
      : tables_(&tables), body_(&body), audible_(audible) {}

  /// Begins, or takes up what was left; false while there is no plan. `date` is that of the scores.
  bool start(const findings::Findings& findings, const session::Session& session,
             const std::string& date);
  /// What the stage follows.
  struct Followed {
    const session::Session& session;
    const findings::Findings& findings;
    const ui::UiState& ui;
    double seconds = 0.0;  ///< of the program
  };
  /// False when the stage is to be left: a stop came up.
  bool follow(const Followed& followed);
  /// Forgets a run: its session is gone.
  void reset() { state_ = {}; }
  bool on() const { return on_; }
  const findings::RunState& state() const { return state_; }

  /// Scores come back as edits. The run is over when its part is `none` afterwards.
  session::Edits perform(findings::RunCommand command);
  session::Edits answer(int score);
  void apply(SceneOptions& options) const;
  /// Where the camera should go, once after each change of the spot.
  std::optional<render::Camera> takeCamera(const render::Camera& now);
  /// Seconds until the time on screen changes; none while no time passes.
  std::optional<double> nextFrameIn() const;
  /// The tones that were due, for the log.
  std::vector<std::string> takeLog();

 private:
  void show(const Followed& followed);
  std::optional<anatomy::MarkId> spotOfNow() const;
  std::optional<render::DirectionArrow> arrowAt(const anatomy::Mark& mark, const Followed& followed,
                                                guidance::Direction direction) const;

  const findings::Tables* tables_;
  const findings::BodyState* body_;
  Sound sound_;
  findings::RunState state_;
  bool audible_ = false, on_ = false;
  double seconds_ = 0.0;
  /// What the arrows were made for.
  struct Shown {
    std::optional<anatomy::MarkId> mark;
    std::size_t step = 0;
    std::uint64_t body = 0;
    bool operator==(const Shown&) const = default;
  };
  Shown shown_;
  std::vector<render::DirectionArrow> arrows_;
  std::optional<anatomy::BodyPoint> focus_;
  std::vector<std::string> log_;
};

/// Along the fibres of a muscle at the place of its surface that is nearest to `position`, towards
/// its insertion; unit length. None where it has no surface.
std::optional<core::Vec3> fibreDirection(const anatomy::Musculature& muscles,
                                         const anatomy::SidedMuscle& muscle, core::Vec3 position);

}  // namespace knotmap::app
