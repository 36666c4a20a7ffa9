#include "app/editor/body_view.h"

#include <algorithm>
#include <cmath>

namespace knotmap::app {
namespace {

using anatomy::Mark;
using anatomy::MarkId;

constexpr float kRadPerPixel = 0.008f;
constexpr float kZoomPerStep = 0.87f;
constexpr float kGrabPixels = 12.0f;  ///< how near a mark's centre counts as on it
constexpr float kDabSpacing = 0.4f;   ///< in brush radii

bool isArea(const Mark& mark) { return mark.kind != Mark::Kind::knot; }

Mark::Kind areaKind(ui::Tool tool) {
  return tool == ui::Tool::brokenSkin ? Mark::Kind::brokenSkin : Mark::Kind::painArea;
}

}  // namespace

BodyView::BodyView(findings::BodyState& body, session::History& history, ui::UiState& ui)
    : body_(&body), history_(&history), ui_(&ui) {}

void BodyView::setViewport(const render::Viewport& viewport) {
  const bool resized = viewport_.width != viewport.width || viewport_.height != viewport.height;
  viewport_ = viewport;
  if (resized) reframe();
}

void BodyView::reframe() {
  if (!currentView_.empty()) lookFrom(std::string(currentView_), 0.0, false);
}

std::optional<anatomy::BodyPoint> BodyView::skinAt(glm::vec2 pixel) {
  const auto hit = body_->picker().pick(render::rayThrough(camera_, viewport_, pixel.x, pixel.y));
  if (!hit) return std::nullopt;
  return hit->point;
}

std::optional<anatomy::SidedMuscle> BodyView::muscleAt(glm::vec2 pixel) {
  const ui::MuscleDisplay& display = ui_->muscles;
  if (display.skinOpacity >= 1.0f) return std::nullopt;
  const anatomy::Musculature& muscles = body_->muscles();
  const auto hit =
      muscles.pick(render::rayThrough(camera_, viewport_, pixel.x, pixel.y),
                   [&](anatomy::MuscleId id, core::Side side) {
                     return ui::visibilityOf({id, side}, muscles.table()[id], display) ==
                            anatomy::MuscleVisibility::shown;
                   });
  if (!hit) return std::nullopt;
  return anatomy::SidedMuscle{hit->muscle, hit->side};
}

bool BodyView::isVisible(core::Vec3 position) {
  return anatomy::seesPoint(body_->picker(), render::eyePosition(camera_), position);
}

std::optional<MarkId> BodyView::markAt(glm::vec2 pixel) {
  std::optional<MarkId> nearest;
  float nearestPixels = kGrabPixels * ui_->settings.scale;
  for (const Mark& mark : history_->now().marks) {
    if (isArea(mark)) continue;
    const core::Vec3 position = body_->body().positionAt(mark.at);
    const auto at = render::projectToPixel(camera_, viewport_, position);
    if (!at || glm::distance(*at, pixel) >= nearestPixels || !isVisible(position)) continue;
    nearest = mark.id;
    nearestPixels = glm::distance(*at, pixel);
  }
  return nearest;
}

void BodyView::press(Button button, glm::vec2 at, bool shift, double seconds) {
  // The atlas mode and the stages mark nothing: what is no handle turns the body.
  const bool looksOnly = ui_->author.on || ui_->stage != ui::Stage::work;
  const ui::Tool tool = looksOnly ? ui::Tool::muscle : ui_->tool;
  Press press{button, at, Under::nothing, tool, shift, seconds};
  if (const auto mark = markAt(at); mark && ui_->stage == ui::Stage::work) {
    press.under = history_->now().find(*mark)->locked ? Under::lockedMark : Under::mark;
  } else if (skinAt(at)) {
    press.under = Under::skin;
  }
  handle(gestures_.press(press), seconds);
}

void BodyView::move(glm::vec2 at) {
  pointer_ = at;
  if (gestures_.active()) {
    handle(gestures_.move(at), 0.0);
    return;
  }
  hovered_ = skinAt(at);
  hoveredMark_ = markAt(at);
  ui_->muscles.hovered = muscleAt(at);
}

void BodyView::release(Button button, glm::vec2 at, double seconds) {
  handle(gestures_.release(button, at, seconds), seconds);
}

void BodyView::wheel(glm::vec2 at, float steps) {
  cameraMove_.reset();
  currentView_.clear();
  render::zoomAt(camera_, viewport_, at.x, at.y, std::pow(kZoomPerStep, steps));
}

bool BodyView::cancel() {
  const Gesture gesture = gestures_.cancel();
  handle(gesture, 0.0);
  return gesture.kind != Gesture::Kind::none;
}

void BodyView::leave() {
  if (gestures_.active()) return;
  hovered_.reset();
  hoveredMark_.reset();
  ui_->muscles.hovered.reset();
}

void BodyView::handle(const Gesture& gesture, double seconds) {
  switch (gesture.kind) {
    case Gesture::Kind::none:
      return;
    case Gesture::Kind::click:
      return click(gesture.at);
    case Gesture::Kind::doubleClick:
      return doubleClick(gesture.at, seconds);
    case Gesture::Kind::dragBegin:
      beginDrag(gesture);
      return continueDrag(gesture);
    case Gesture::Kind::dragMove:
      return continueDrag(gesture);
    case Gesture::Kind::dragEnd:
      continueDrag(gesture);
      history_->endGesture();
      break;
    case Gesture::Kind::dragCancel:
      history_->cancelGesture();
      break;
  }
  draggedMark_.reset();
  lastDab_.reset();
}

void BodyView::doubleClick(glm::vec2 at, double seconds) {
  // The first click of the two has marked the spot already; the person only wants to come closer.
  if (clickAdded_ && history_->now().find(*clickAdded_)) {
    history_->undo();
    ui_->selected.reset();
  }
  clickAdded_.reset();
  if (const auto point = skinAt(at)) focus(*point, seconds);
}

void BodyView::selectMuscle(glm::vec2 at) {
  ui_->muscles.selected = muscleAt(at);
  ui_->tab = ui::UiState::Tab::muscle;
}

void BodyView::selectShown(glm::vec2 at) {
  const auto mark = markAt(at);
  if (!mark) return;
  ui_->selected = mark;
  ui_->explain.subject.reset();
  ui_->explain.candidate = 0;
}

void BodyView::click(glm::vec2 at) {
  clickAdded_.reset();
  if (ui_->author.on) return;
  if (ui_->stage != ui::Stage::work) return selectShown(at);
  if (ui_->tool == ui::Tool::muscle) return selectMuscle(at);
  if (const auto mark = markAt(at)) {
    ui_->selected = mark;
    ui_->tab = ui::UiState::Tab::spot;
    return;
  }
  const auto point = skinAt(at);
  if (!point) {
    ui_->selected.reset();
    return;
  }
  if (ui_->tool != ui::Tool::mark) {
    history_->beginGesture();
    paintAt(at, true);
    history_->endGesture();
    lastDab_.reset();
    return;
  }
  Mark mark;
  mark.at = *point;
  ui_->selected = MarkId{history_->now().nextMark};
  ui_->tab = ui::UiState::Tab::spot;
  clickAdded_ = ui_->selected;
  history_->apply(session::AddMark{mark});
}

void BodyView::beginDrag(const Gesture& gesture) {
  if (gesture.drag == Drag::moveMark) {
    draggedMark_ = markAt(gesture.at);
    ui_->selected = draggedMark_;
    history_->beginGesture();
  } else if (gesture.drag == Drag::paint) {
    history_->beginGesture();
    paintAt(gesture.at, true);
  } else {
    cameraMove_.reset();
    currentView_.clear();
  }
}

void BodyView::continueDrag(const Gesture& gesture) {
  const glm::vec2 at =
      gesture.kind == Gesture::Kind::dragBegin ? gesture.at + gesture.delta : gesture.at;
  switch (gesture.drag) {
    case Drag::none:
      return;
    case Drag::orbit:
      render::orbit(camera_, -gesture.delta.x * kRadPerPixel, gesture.delta.y * kRadPerPixel);
      return;
    case Drag::pan:
      render::pan(camera_, viewport_, gesture.delta.x, gesture.delta.y);
      return;
    case Drag::moveMark:
      if (const auto point = skinAt(at); point && draggedMark_)
        history_->apply(session::MoveMark{*draggedMark_, *point});
      return;
    case Drag::paint:
      return paintAt(at, false);
  }
}

void BodyView::paintAt(glm::vec2 at, bool first) {
  const auto point = skinAt(at);
  if (!point) return;
  const anatomy::Body& body = body_->body();
  const float radiusM = ui_->brushRadiusMm / core::kMmPerM;
  if (!first && lastDab_ &&
      glm::distance(body.positionAt(*point), body.positionAt(*lastDab_)) < kDabSpacing * radiusM)
    return;
  lastDab_ = point;
  const anatomy::BrushDab dab{*point, ui_->brushRadiusMm};
  const Mark* selected = ui_->selected ? history_->now().find(*ui_->selected) : nullptr;
  if (selected && selected->kind == areaKind(ui_->tool) && !selected->locked) {
    history_->apply(session::AddDab{selected->id, dab});
    return;
  }
  Mark mark;
  mark.kind = areaKind(ui_->tool);
  mark.at = *point;
  mark.dabs = {dab};
  ui_->selected = MarkId{history_->now().nextMark};
  history_->apply(session::AddMark{mark});
}

void BodyView::moveTo(const render::Camera& camera, double seconds) {
  cameraMove_ = render::CameraMove{.from = camera_, .to = camera, .startSeconds = seconds};
}

void BodyView::lookFrom(std::string_view view, double seconds, bool smoothly) {
  const float aspect = static_cast<float>(std::max(1, viewport_.width)) /
                       static_cast<float>(std::max(1, viewport_.height));
  const auto camera = render::viewCamera(view, body_->body(), aspect);
  if (!camera) return;
  currentView_ = view;
  if (smoothly) return moveTo(*camera, seconds);
  cameraMove_.reset();
  camera_ = *camera;
}

void BodyView::focus(anatomy::BodyPoint point, double seconds) {
  constexpr float kCloseHeightM = 0.42f;
  const anatomy::SurfacePoint at = body_->body().surfaceAt(point);
  render::Camera camera = camera_;
  camera.target = at.position;
  camera.azimuthRad = std::atan2(at.normal.x, at.normal.z);
  camera.elevationRad = std::clamp(std::asin(std::clamp(at.normal.y, -1.0f, 1.0f)), -0.6f, 0.6f);
  camera.heightM = std::min(camera_.heightM, kCloseHeightM);
  currentView_.clear();
  moveTo(camera, seconds);
}

void BodyView::look(const render::Camera& camera, double seconds) {
  currentView_.clear();
  moveTo(camera, seconds);
}

void BodyView::turn(float azimuthRad, float elevationRad) {
  cameraMove_.reset();
  currentView_.clear();
  render::orbit(camera_, azimuthRad, elevationRad);
}

bool BodyView::animate(double seconds) {
  if (!cameraMove_) return false;
  camera_ = render::cameraAt(*cameraMove_, seconds);
  if (render::finished(*cameraMove_, seconds)) cameraMove_.reset();
  return true;
}

}  // namespace knotmap::app
