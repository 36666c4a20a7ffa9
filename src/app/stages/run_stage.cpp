#include "app/stages/run_stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/messages.h"

namespace knotmap::app {
namespace {

using guidance::Cue;
using guidance::Direction;
using Part = findings::RunState::Part;

constexpr double kFrameSeconds = 0.125;
constexpr float kArrowLengthM = 0.065f, kAboveSkinM = 0.012f, kArrowWidthMm = 9.0f;

const char* cueName(Cue cue) {
  switch (cue) {
    case Cue::start:
      return "start";
    case Cue::three:
      return "three";
    case Cue::two:
      return "two";
    case Cue::one:
      return "one";
    case Cue::end:
      break;
  }
  return "end";
}

/// The part of `direction` along the skin, unit length; none where it goes straight in.
std::optional<core::Vec3> alongSkin(core::Vec3 direction, core::Vec3 normal) {
  const core::Vec3 along = direction - glm::dot(direction, normal) * normal;
  const float length = glm::length(along);
  if (length < 0.05f) return std::nullopt;
  return along / length;
}

}  // namespace

std::optional<core::Vec3> fibreDirection(const anatomy::Musculature& muscles,
                                         const anatomy::SidedMuscle& muscle, core::Vec3 position) {
  using Layout = anatomy::MuscleMeshLayout;
  const core::Vec3 mirror{muscle.side == core::Side::right ? -1.0f : 1.0f, 1.0f, 1.0f};
  const auto vertices = muscles.vertices();
  float nearest = 1e9f;
  std::optional<core::Vec3> found;
  for (const anatomy::MuscleRange& range : muscles.ranges()) {
    if (range.muscle != muscle.muscle || range.vertexCount < Layout::kVertices) continue;
    for (std::uint32_t i = 0; i + Layout::kAround < Layout::kVertices; ++i) {
      const core::Vec3 here = mirror * vertices[range.firstVertex + i].position;
      const core::Vec3 next = mirror * vertices[range.firstVertex + i + Layout::kAround].position;
      const float distance = glm::distance(here, position);
      const float length = glm::distance(here, next);
      if (distance >= nearest || length < 1e-5f) continue;
      nearest = distance;
      found = (next - here) / length;
    }
  }
  return found;
}

bool RunStage::start(const findings::Findings& findings, const session::Session& session,
                     const std::string& date) {
  return findings::startRun(state_, findings.advice, session, date);
}

session::Edits RunStage::perform(findings::RunCommand command) {
  session::Edits edits;
  findings::commandRun(state_, command, edits);
  return edits;
}

session::Edits RunStage::answer(int score) {
  session::Edits edits;
  findings::answerRun(state_, score, edits);
  return edits;
}

std::optional<anatomy::MarkId> RunStage::spotOfNow() const {
  const findings::RunState& run = state_;
  if (run.part == Part::before || run.part == Part::after)
    return run.asks() ? std::optional(run.scores[run.asked].mark) : std::nullopt;
  const guidance::Exercise* exercise = run.part == Part::exercises ? run.run.exercise() : nullptr;
  if (!exercise || exercise->spots.empty() || exercise->spots[0] >= run.spots.size())
    return std::nullopt;
  return run.spots[exercise->spots[0]];
}

std::optional<render::DirectionArrow> RunStage::arrowAt(const anatomy::Mark& mark,
                                                        const Followed& followed,
                                                        Direction direction) const {
  const anatomy::SurfacePoint at = body_->body().surfaceAt(mark.at);
  const core::Vec3 colour =
      (followed.ui.settings.dark ? render::darkPalette() : render::lightPalette()).accent;
  if (direction == Direction::press)
    return render::DirectionArrow{at.position + kArrowLengthM * at.normal, at.position, colour,
                                  kArrowWidthMm};
  std::optional<core::Vec3> along;
  if (direction == Direction::towardsMiddle)
    along = alongSkin({at.position.x > 0.0f ? -1.0f : 1.0f, 0.0f, 0.0f}, at.normal);
  if (direction == Direction::alongFibres) {
    std::optional<anatomy::MuscleId> muscle = tables_->muscles.find(mark.muscle);
    core::Side side = at.position.x >= 0.0f ? core::Side::left : core::Side::right;
    for (const findings::MarkFindings& known : followed.findings.marks)
      if (known.id == mark.id && !muscle) muscle = known.plausible;
    if (muscle)
      if (const auto fibre = fibreDirection(body_->muscles(), {*muscle, side}, at.position))
        along = alongSkin(*fibre, at.normal);
  }
  if (!along) return std::nullopt;
  const core::Vec3 from = at.position + kAboveSkinM * at.normal;
  return render::DirectionArrow{from, from + kArrowLengthM * *along, colour, kArrowWidthMm};
}

void RunStage::show(const Followed& followed) {
  const findings::RunState& run = state_;
  const guidance::Exercise* exercise = run.part == Part::exercises ? run.run.exercise() : nullptr;
  const Shown now{spotOfNow(), exercise ? exercise->step + 1 : 0, body_->revision()};
  if (now == shown_) return;
  const bool moved = now.mark != shown_.mark;
  shown_ = now;
  arrows_.clear();
  const anatomy::Mark* mark = now.mark ? followed.session.find(*now.mark) : nullptr;
  if (mark && moved) focus_ = mark->at;
  if (!exercise) return;
  for (const std::size_t spot : exercise->spots) {
    const anatomy::Mark* each =
        spot < run.spots.size() ? followed.session.find(run.spots[spot]) : nullptr;
    if (!each) continue;
    const Direction direction = run.advice.steps[exercise->step].direction;
    if (const auto arrow = arrowAt(*each, followed, direction)) arrows_.push_back(*arrow);
  }
}

bool RunStage::follow(const Followed& followed) {
  const double passed =
      std::clamp(followed.seconds - std::exchange(seconds_, followed.seconds), 0.0, 5.0);
  const bool stopped = findings::endForStop(state_, followed.findings.advice);
  const bool wasOn = std::exchange(on_, followed.ui.frame.stage == ui::Stage::run && !stopped);
  if (stopped && wasOn) log_.push_back("run ended by a stop");
  if (!on_) {
    arrows_.clear();
    shown_ = {};
    sound_.rest();
    return !stopped || !wasOn;
  }
  // Time passes from the first frame of the stage on.
  if (wasOn)
    for (const Cue cue : findings::tickRun(state_, passed)) {
      log_.push_back(std::string("cue ") + cueName(cue));
      if (audible_ && followed.ui.settings.runSound) sound_.play(cue);
    }
  show(followed);
  return true;
}

void RunStage::apply(SceneOptions& options) const {
  options.selected.reset();
  options.hovered = shown_.mark;
  options.arrows = arrows_;
}

std::optional<render::Camera> RunStage::takeCamera(const render::Camera& now) {
  const auto place = std::exchange(focus_, std::nullopt);
  if (!place) return std::nullopt;
  // From the side: seen end-on, an arrow shows nothing.
  constexpr float kAsideRad = 0.55f, kHeightM = 0.46f, kMostTiltRad = 0.6f;
  const anatomy::SurfacePoint at = body_->body().surfaceAt(*place);
  render::Camera camera = now;
  camera.target = at.position;
  camera.azimuthRad = std::atan2(at.normal.x, at.normal.z) - kAsideRad;
  camera.elevationRad =
      std::clamp(std::asin(std::clamp(at.normal.y, -1.0f, 1.0f)), -kMostTiltRad, kMostTiltRad);
  camera.heightM = kHeightM;
  return camera;
}

std::optional<double> RunStage::nextFrameIn() const {
  const findings::RunState& run = state_;
  if (!on() || run.part != Part::exercises || !run.run.timed()) return std::nullopt;
  return kFrameSeconds;
}

std::vector<std::string> RunStage::takeLog() { return std::exchange(log_, {}); }

}  // namespace knotmap::app
