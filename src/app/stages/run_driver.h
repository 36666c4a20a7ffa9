#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/scene_builder.h"
#include "app/window/input.h"
#include "app/window/sound.h"
#include "findings/run_state.h"

namespace knotmap::app {

/// Following a plan on the body: lets its time pass, plays its tones, shows the spot of the
/// exercise with an arrow for what is done there. Does nothing in other stages.
class RunDriver {
 public:
  /// `audible`: tones are played, where the settings want them.
  RunDriver(const findings::Tables& tables, findings::BodyState& body, ui::UiState& ui,
            bool audible)
      : tables_(&tables), body_(&body), ui_(&ui), audible_(audible) {}

  void start(const guidance::Advice& advice, const session::Session& session);
  /// Follows the session and the clock; `seconds` is the program's time.
  void update(const session::Session& session, const findings::Findings& findings, double seconds);
  bool on() const { return ui_->stage == ui::Stage::run; }

  /// A key of the stage; false when it has no meaning there.
  bool key(const InputEvent& event, session::Edits& edits);
  void apply(SceneOptions& options) const;
  /// Where the camera should go, once after each change of the spot.
  std::optional<anatomy::BodyPoint> takeFocus();
  /// Seconds until the picture of the time changes; none while no time passes.
  std::optional<double> nextFrameIn() const;
  /// What was to be heard and what ended, for the log.
  std::vector<std::string> takeLog();

 private:
  void show(const session::Session& session, const findings::Findings& findings);
  std::optional<anatomy::MarkId> spotOfNow() const;
  std::optional<render::DirectionArrow> arrowAt(const anatomy::Mark& mark,
                                                const findings::Findings& findings,
                                                guidance::Direction direction) const;

  const findings::Tables* tables_;
  findings::BodyState* body_;
  ui::UiState* ui_;
  Sound sound_;
  bool audible_ = false, wasOn_ = false;
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
