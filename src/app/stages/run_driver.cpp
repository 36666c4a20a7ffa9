#include "app/stages/run_driver.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "core/dates.h"
#include "core/messages.h"
#include "platform/clock.h"

namespace knotmap::app {
namespace {

using findings::RunCommand;
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

std::optional<findings::RunCommand> commandOf(int key) {
  switch (key) {
    case GLFW_KEY_SPACE:
      return findings::RunCommand::pauseOrGo;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return findings::RunCommand::go;
    case GLFW_KEY_RIGHT:
      return findings::RunCommand::skip;
    case GLFW_KEY_LEFT:
      return findings::RunCommand::back;
    case GLFW_KEY_R:
      return findings::RunCommand::repeat;
    case GLFW_KEY_H:
      return findings::RunCommand::handsFree;
    case GLFW_KEY_N:
      return std::nullopt;
    case GLFW_KEY_UP:
      return findings::RunCommand::more;
    case GLFW_KEY_DOWN:
      return findings::RunCommand::less;
    default:
      return std::nullopt;
  }
}

/// The number a key stands for: 0 to 9, and 10 for T and minus.
std::optional<int> scoreOf(int key) {
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return key - GLFW_KEY_0;
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return key - GLFW_KEY_KP_0;
  const bool ten = key == GLFW_KEY_T || key == GLFW_KEY_MINUS || key == GLFW_KEY_KP_SUBTRACT;
  return ten ? std::optional(10) : std::nullopt;
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

void RunDriver::start(const guidance::Advice& advice, const session::Session& session) {
  if (findings::startRun(ui_->run, advice, session,
                         core::dateText(tables_->today ? *tables_->today : platform::today())))
    ui_->stage = ui::Stage::run;
}

std::optional<anatomy::MarkId> RunDriver::spotOfNow() const {
  const findings::RunState& run = ui_->run;
  if (run.part == Part::before || run.part == Part::after)
    return run.asks() ? std::optional(run.scores[run.asked].mark) : std::nullopt;
  const guidance::Exercise* exercise = run.part == Part::exercises ? run.run.exercise() : nullptr;
  if (!exercise || exercise->spots.empty() || exercise->spots[0] >= run.spots.size())
    return std::nullopt;
  return run.spots[exercise->spots[0]];
}

std::optional<render::DirectionArrow> RunDriver::arrowAt(const anatomy::Mark& mark,
                                                         const findings::Findings& findings,
                                                         Direction direction) const {
  const anatomy::SurfacePoint at = body_->body().surfaceAt(mark.at);
  const core::Vec3 colour =
      (ui_->settings.dark ? render::darkPalette() : render::lightPalette()).accent;
  if (direction == Direction::press)
    return render::DirectionArrow{at.position + kArrowLengthM * at.normal, at.position, colour,
                                  kArrowWidthMm};
  std::optional<core::Vec3> along;
  if (direction == Direction::towardsMiddle)
    along = alongSkin({at.position.x > 0.0f ? -1.0f : 1.0f, 0.0f, 0.0f}, at.normal);
  if (direction == Direction::alongFibres) {
    std::optional<anatomy::MuscleId> muscle = tables_->muscles.find(mark.muscle);
    core::Side side = at.position.x >= 0.0f ? core::Side::left : core::Side::right;
    for (const findings::MarkFindings& known : findings.marks)
      if (known.id == mark.id && !muscle) muscle = known.plausible;
    if (muscle)
      if (const auto fibre = fibreDirection(body_->muscles(), {*muscle, side}, at.position))
        along = alongSkin(*fibre, at.normal);
  }
  if (!along) return std::nullopt;
  const core::Vec3 from = at.position + kAboveSkinM * at.normal;
  return render::DirectionArrow{from, from + kArrowLengthM * *along, colour, kArrowWidthMm};
}

void RunDriver::show(const session::Session& session, const findings::Findings& findings) {
  const findings::RunState& run = ui_->run;
  const guidance::Exercise* exercise = run.part == Part::exercises ? run.run.exercise() : nullptr;
  const Shown now{spotOfNow(), exercise ? exercise->step + 1 : 0, body_->revision()};
  if (now == shown_) return;
  const bool moved = now.mark != shown_.mark;
  shown_ = now;
  arrows_.clear();
  const anatomy::Mark* mark = now.mark ? session.find(*now.mark) : nullptr;
  if (mark && moved) focus_ = mark->at;
  if (!exercise) return;
  for (const std::size_t spot : exercise->spots) {
    const anatomy::Mark* each = spot < run.spots.size() ? session.find(run.spots[spot]) : nullptr;
    if (!each) continue;
    const Direction direction = run.advice.steps[exercise->step].direction;
    if (const auto arrow = arrowAt(*each, findings, direction)) arrows_.push_back(*arrow);
  }
}

void RunDriver::update(const session::Session& session, const findings::Findings& findings,
                       double seconds) {
  const double passed = std::clamp(seconds - std::exchange(seconds_, seconds), 0.0, 5.0);
  if (findings::endForStop(ui_->run, findings.advice) && on()) {
    ui_->stage = ui::Stage::work;
    ui_->tab = ui::UiState::Tab::plan;
    ui_->message = tables_->messages()("run.ended-by-stop");
    ui_->messageIsError = true;
    log_.push_back("run ended by a stop");
  }
  if (!std::exchange(wasOn_, on())) {
    shown_ = {};
    if (!on()) return;
    return show(session, findings);
  }
  if (!on()) {
    arrows_.clear();
    return sound_.rest();
  }
  for (const Cue cue : findings::tickRun(ui_->run, passed)) {
    log_.push_back(std::string("cue ") + cueName(cue));
    if (audible_ && ui_->settings.runSound) sound_.play(cue);
  }
  show(session, findings);
}

bool RunDriver::key(const InputEvent& event, session::Edits& edits) {
  if (!on() || event.control || event.alt) return false;
  if (ui_->helpOpen || ui_->aboutOpen || ui_->adviceInfoOpen) return false;
  if (ui_->fileDialog != ui::FileDialog::none) return false;
  const bool arrow = event.key >= GLFW_KEY_RIGHT && event.key <= GLFW_KEY_UP;
  if (event.shift && arrow) return false;  // turns the body
  const bool kept =
      event.key == GLFW_KEY_ESCAPE || (event.key >= GLFW_KEY_F1 && event.key <= GLFW_KEY_F25);
  if (kept) return false;
  if (const auto score = scoreOf(event.key); score && ui_->run.asks())
    findings::answerRun(ui_->run, *score, edits);
  else if (const auto command = commandOf(event.key))
    findings::commandRun(ui_->run, *command, edits);
  if (ui_->run.part == Part::none) ui_->stage = ui::Stage::work;
  // What marks, paints and looks elsewhere waits until the stage is left.
  return true;
}

void RunDriver::apply(SceneOptions& options) const {
  options.selected.reset();
  options.hovered = shown_.mark;
  options.arrows = arrows_;
}

std::optional<anatomy::BodyPoint> RunDriver::takeFocus() {
  return std::exchange(focus_, std::nullopt);
}

std::optional<double> RunDriver::nextFrameIn() const {
  const findings::RunState& run = ui_->run;
  if (!on() || run.part != Part::exercises || !run.run.timed()) return std::nullopt;
  return kFrameSeconds;
}

std::vector<std::string> RunDriver::takeLog() { return std::exchange(log_, {}); }

}  // namespace knotmap::app
