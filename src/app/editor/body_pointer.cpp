#include "app/editor/body_pointer.h"

#include <algorithm>

namespace knotmap::app {
namespace {

using anatomy::Mark;
using anatomy::MarkId;

constexpr float kRadPerPixel = 0.008f;
constexpr float kGrabPixels = 12.0f;  ///< how near a mark's centre counts as on it
constexpr float kDabSpacing = 0.4f;   ///< in brush radii

bool isArea(const Mark& mark) { return mark.kind != Mark::Kind::knot; }

Mark::Kind areaKind(ui::Tool tool) {
  return tool == ui::Tool::brokenSkin ? Mark::Kind::brokenSkin : Mark::Kind::painArea;
}

void act(Intents& intents, ui::Action action) { intents.push_back(std::move(action)); }
void edit(Intents& intents, session::Edit change) { intents.push_back(std::move(change)); }

anatomy::Ray rayAt(glm::vec2 pixel, const Sight& sight) {
  return render::rayThrough(sight.view.camera(), sight.view.viewport(), pixel.x, pixel.y);
}

std::optional<anatomy::BodyPoint> skinAt(glm::vec2 pixel, const Sight& sight) {
  const auto hit = sight.body.picker().pick(rayAt(pixel, sight));
  if (!hit) return std::nullopt;
  return hit->point;
}

std::optional<anatomy::SidedMuscle> muscleAt(glm::vec2 pixel, const Sight& sight) {
  const ui::MuscleDisplay& display = sight.ui.muscles.display;
  if (display.skinOpacity >= 1.0f) return std::nullopt;
  const anatomy::Musculature& muscles = sight.body.muscles();
  const auto hit = muscles.pick(rayAt(pixel, sight), [&](anatomy::MuscleId id, core::Side side) {
    return ui::visibilityOf({id, side}, muscles.table()[id], display) ==
           anatomy::MuscleVisibility::shown;
  });
  if (!hit) return std::nullopt;
  return anatomy::SidedMuscle{hit->muscle, hit->side};
}

std::optional<MarkId> markAt(glm::vec2 pixel, const Sight& sight) {
  std::optional<MarkId> nearest;
  float nearestPixels = kGrabPixels * sight.ui.settings.scale;
  for (const Mark& mark : sight.session.marks) {
    if (isArea(mark)) continue;
    const core::Vec3 position = sight.body.body().positionAt(mark.at);
    const auto at = render::projectToPixel(sight.view.camera(), sight.view.viewport(), position);
    if (!at || glm::distance(*at, pixel) >= nearestPixels ||
        !anatomy::seesPoint(sight.body.picker(), render::eyePosition(sight.view.camera()),
                            position))
      continue;
    nearest = mark.id;
    nearestPixels = glm::distance(*at, pixel);
  }
  return nearest;
}

/// The atlas mode and the stages mark nothing: what is no handle turns the body.
bool looksOnly(const Sight& sight) {
  return sight.authoring || sight.ui.frame.stage != ui::Stage::work;
}

}  // namespace

Intents BodyPointer::press(const Press& press, const Sight& sight) {
  Press known = press;
  known.tool = looksOnly(sight) ? ui::Tool::muscle : sight.ui.marks.tool;
  const auto mark = markAt(press.at, sight);
  if (mark && sight.ui.frame.stage == ui::Stage::work) {
    known.under = sight.session.find(*mark)->locked ? Under::lockedMark : Under::mark;
  } else if (skinAt(press.at, sight)) {
    known.under = Under::skin;
  }
  return handle(gestures_.press(known), sight);
}

Intents BodyPointer::move(glm::vec2 at, const Sight& sight) {
  at_ = at;
  if (gestures_.active()) return handle(gestures_.move(at), sight);
  hovered_ = skinAt(at, sight);
  hoveredMark_ = markAt(at, sight);
  hoveredMuscle_ = muscleAt(at, sight);
  return {};
}

Intents BodyPointer::release(Button button, glm::vec2 at, double seconds, const Sight& sight) {
  return handle(gestures_.release(button, at, seconds), sight);
}

Intents BodyPointer::cancel() {
  if (gestures_.cancel().kind == Gesture::Kind::none) return {};
  draggedMark_.reset();
  painted_.reset();
  lastDab_.reset();
  return {CancelGesture{}};
}

void BodyPointer::leave() {
  if (gestures_.active()) return;
  hovered_.reset();
  hoveredMark_.reset();
  hoveredMuscle_.reset();
}

Intents BodyPointer::handle(const Gesture& gesture, const Sight& sight) {
  Intents intents;
  switch (gesture.kind) {
    case Gesture::Kind::none:
    case Gesture::Kind::dragCancel:
      return intents;
    case Gesture::Kind::click:
      return click(gesture.at, sight);
    case Gesture::Kind::doubleClick:
      return doubleClick(gesture.at, sight);
    case Gesture::Kind::dragBegin:
      intents = beginDrag(gesture, sight);
      continueDrag(gesture, sight, intents);
      return intents;
    case Gesture::Kind::dragMove:
      continueDrag(gesture, sight, intents);
      return intents;
    case Gesture::Kind::dragEnd:
      continueDrag(gesture, sight, intents);
      intents.push_back(EndGesture{});
      break;
  }
  draggedMark_.reset();
  painted_.reset();
  lastDab_.reset();
  return intents;
}

Intents BodyPointer::doubleClick(glm::vec2 at, const Sight& sight) {
  Intents intents;
  // The first click of the two has marked the spot already; the person only wants to come closer.
  if (clickAdded_ && sight.session.find(*clickAdded_)) {
    act(intents, ui::Undo{});
    act(intents, ui::SelectMark{});
  }
  clickAdded_.reset();
  if (const auto point = skinAt(at, sight)) act(intents, ui::FocusPoint{*point});
  return intents;
}

Intents BodyPointer::click(glm::vec2 at, const Sight& sight) {
  Intents intents;
  clickAdded_.reset();
  if (sight.authoring) return intents;
  const auto mark = markAt(at, sight);
  // In a stage a click only chooses another mark to look at.
  if (sight.ui.frame.stage != ui::Stage::work) {
    if (mark) act(intents, ui::SelectMark{mark});
    return intents;
  }
  if (sight.ui.marks.tool == ui::Tool::muscle) {
    act(intents, ui::SelectMuscle{muscleAt(at, sight)});
    return intents;
  }
  const auto point = skinAt(at, sight);
  if (mark || !point) {
    act(intents, ui::SelectMark{mark});
    if (mark) act(intents, ui::OpenTab{ui::Tab::spot});
    return intents;
  }
  if (sight.ui.marks.tool != ui::Tool::mark) {
    intents.push_back(BeginGesture{});
    paint(at, sight, intents);
    intents.push_back(EndGesture{});
    painted_.reset();
    lastDab_.reset();
    return intents;
  }
  Mark added;
  added.at = *point;
  clickAdded_ = MarkId{sight.session.nextMark};
  edit(intents, session::AddMark{added});
  act(intents, ui::SelectMark{clickAdded_});
  act(intents, ui::OpenTab{ui::Tab::spot});
  return intents;
}

Intents BodyPointer::beginDrag(const Gesture& gesture, const Sight& sight) {
  Intents intents;
  if (gesture.drag == Drag::moveMark) {
    draggedMark_ = markAt(gesture.at, sight);
    act(intents, ui::SelectMark{draggedMark_});
    intents.push_back(BeginGesture{});
  } else if (gesture.drag == Drag::paint) {
    intents.push_back(BeginGesture{});
    paint(gesture.at, sight, intents);
  }
  return intents;
}

void BodyPointer::continueDrag(const Gesture& gesture, const Sight& sight, Intents& intents) {
  const glm::vec2 at =
      gesture.kind == Gesture::Kind::dragBegin ? gesture.at + gesture.delta : gesture.at;
  switch (gesture.drag) {
    case Drag::none:
      return;
    case Drag::orbit:
      return act(intents,
                 ui::TurnBody{-gesture.delta.x * kRadPerPixel, gesture.delta.y * kRadPerPixel});
    case Drag::pan:
      intents.push_back(PanView{gesture.delta});
      return;
    case Drag::moveMark:
      if (const auto point = skinAt(at, sight); point && draggedMark_)
        edit(intents, session::MoveMark{*draggedMark_, *point});
      return;
    case Drag::paint:
      return paint(at, sight, intents);
  }
}

/// A stroke goes on with the selected area of its kind; without one it begins another.
void BodyPointer::paint(glm::vec2 at, const Sight& sight, Intents& intents) {
  const auto point = skinAt(at, sight);
  if (!point) return;
  const anatomy::Body& body = sight.body.body();
  const ui::MarksState& marks = sight.ui.marks;
  const float radiusM = marks.brushRadiusMm / core::kMmPerM;
  if (lastDab_ &&
      glm::distance(body.positionAt(*point), body.positionAt(*lastDab_)) < kDabSpacing * radiusM)
    return;
  lastDab_ = point;
  const anatomy::BrushDab dab{*point, marks.brushRadiusMm};
  if (!painted_ && marks.selected) {
    const Mark* selected = sight.session.find(*marks.selected);
    if (selected && selected->kind == areaKind(marks.tool) && !selected->locked)
      painted_ = selected->id;
  }
  if (painted_) return edit(intents, session::AddDab{*painted_, dab});
  Mark area;
  area.kind = areaKind(marks.tool);
  area.at = *point;
  area.dabs = {dab};
  painted_ = MarkId{sight.session.nextMark};
  edit(intents, session::AddMark{area});
  act(intents, ui::SelectMark{painted_});
}

}  // namespace knotmap::app
