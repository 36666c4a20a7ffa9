#pragma once

#include <optional>

#include "app/editor/intent.h"
#include "app/editor/pointer.h"
#include "app/editor/viewpoint.h"
#include "findings/body_state.h"
#include "ui/frame/ui_state.h"

namespace knotmap::app {

/// What the pointer meets: the body as it is seen, and what a click on it would do.
struct Sight {
  const findings::BodyState& body;
  const session::Session& session;
  const ui::UiState& ui;
  const Viewpoint& view;
  bool authoring = false;  ///< the atlas mode: nothing is marked
};

/// The body under the pointer: hovering, marking, dragging, painting. Turns gestures into intents.
class BodyPointer {
 public:
  Intents press(const Press& press, const Sight& sight);
  Intents move(glm::vec2 at, const Sight& sight);
  Intents release(Button button, glm::vec2 at, double seconds, const Sight& sight);
  /// Escape: gives up the drag in progress; none when there was none.
  std::optional<Intents> cancel();
  /// Forgets what is under the pointer: it is over a panel.
  void leave();

  bool dragging() const { return gestures_.active(); }
  /// Where the pointer was seen last.
  glm::vec2 at() const { return at_; }
  /// What it is over, if it is on the skin, a mark, or a muscle below see-through skin.
  std::optional<anatomy::BodyPoint> hovered() const { return hovered_; }
  std::optional<anatomy::MarkId> hoveredMark() const { return hoveredMark_; }
  std::optional<anatomy::SidedMuscle> hoveredMuscle() const { return hoveredMuscle_; }

 private:
  Intents handle(const Gesture& gesture, const Sight& sight);
  Intents click(glm::vec2 at, const Sight& sight);
  Intents doubleClick(glm::vec2 at, const Sight& sight);
  Intents beginDrag(const Gesture& gesture, const Sight& sight);
  void continueDrag(const Gesture& gesture, const Sight& sight, Intents& intents);
  void paint(glm::vec2 at, const Sight& sight, Intents& intents);

  PointerGestures gestures_;
  glm::vec2 at_{};
  std::optional<anatomy::BodyPoint> hovered_;
  std::optional<anatomy::MarkId> hoveredMark_;
  std::optional<anatomy::SidedMuscle> hoveredMuscle_;
  std::optional<anatomy::MarkId> draggedMark_;
  std::optional<anatomy::MarkId> clickAdded_;  ///< by the last click
  std::optional<anatomy::MarkId> painted_;     ///< the area that this stroke paints
  std::optional<anatomy::BodyPoint> lastDab_;
};

}  // namespace knotmap::app
