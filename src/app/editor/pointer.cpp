#include "app/editor/pointer.h"

#include <glm/geometric.hpp>

namespace knotmap::app {

Drag PointerGestures::dragFor(const Press& press) const {
  if (press.button == Button::middle || press.shift) return Drag::pan;
  if (press.button == Button::right) return Drag::orbit;
  if (press.tool == ui::Tool::muscle) return Drag::orbit;
  if (press.tool != ui::Tool::mark)
    return press.under == Under::nothing ? Drag::orbit : Drag::paint;
  return press.under == Under::mark ? Drag::moveMark : Drag::orbit;
}

Gesture PointerGestures::press(const Press& press) {
  if (down_) return {};  // a second button during a drag means nothing
  down_ = true;
  dragging_ = false;
  press_ = press;
  last_ = press.at;
  drag_ = dragFor(press);
  return {};
}

Gesture PointerGestures::move(glm::vec2 at) {
  if (!down_) return {};
  if (!dragging_) {
    if (glm::distance(at, press_.at) < kDragThresholdPixels) return {};
    dragging_ = true;
    const glm::vec2 delta = at - last_;
    last_ = at;
    return {Gesture::Kind::dragBegin, drag_, press_.at, delta};
  }
  const glm::vec2 delta = at - last_;
  last_ = at;
  return {Gesture::Kind::dragMove, drag_, at, delta};
}

Gesture PointerGestures::release(Button button, glm::vec2 at, double seconds) {
  if (!down_ || button != press_.button) return {};
  down_ = false;
  if (dragging_) {
    dragging_ = false;
    return {Gesture::Kind::dragEnd, drag_, at, at - last_};
  }
  if (press_.button != Button::left || press_.shift) return {};
  const bool twice = seconds - lastClickSeconds_ <= kDoubleClickSeconds &&
                     glm::distance(press_.at, lastClickAt_) < kDragThresholdPixels;
  lastClickSeconds_ = twice ? -1e9 : seconds;
  lastClickAt_ = press_.at;
  return {twice ? Gesture::Kind::doubleClick : Gesture::Kind::click, Drag::none, press_.at, {}};
}

Gesture PointerGestures::cancel() {
  const bool wasDragging = dragging_;
  down_ = dragging_ = false;
  return wasDragging ? Gesture{Gesture::Kind::dragCancel, drag_, last_, {}} : Gesture{};
}

}  // namespace knotmap::app
