#pragma once

#include <glm/vec2.hpp>

#include "ui/frame/ui.h"

namespace knotmap::app {

enum class Button { left, right, middle };

/// What lies under the pointer when a button goes down.
enum class Under { nothing, skin, mark, lockedMark };

/// What a drag does.
enum class Drag { none, orbit, pan, moveMark, paint };

/// What a pointer event means for the body.
struct Gesture {
  enum class Kind { none, click, doubleClick, dragBegin, dragMove, dragEnd, dragCancel };
  Kind kind = Kind::none;
  Drag drag = Drag::none;
  glm::vec2 at{};     ///< pixel; for `click` and `dragBegin` where the button went down
  glm::vec2 delta{};  ///< pixels since the last step of the drag
};

/// A press becomes a drag once the pointer has moved this far, and a click only if it never did.
inline constexpr float kDragThresholdPixels = 5.0f;
inline constexpr double kDoubleClickSeconds = 0.35;

/// What is known when a button goes down.
struct Press {
  Button button = Button::left;
  glm::vec2 at{};
  Under under = Under::nothing;
  ui::Tool tool = ui::Tool::mark;
  bool shift = false;
  double seconds = 0.0;
};

/// Tells clicks from drags. Click marks, drag never marks. Left drag turns the body, moves a mark
/// it began on, or paints with a painting tool; middle or shift drag pans; right drag turns.
class PointerGestures {
 public:
  Gesture press(const Press& press);
  Gesture move(glm::vec2 at);
  Gesture release(Button button, glm::vec2 at, double seconds);
  /// Escape, or the window lost the pointer.
  Gesture cancel();
  bool active() const { return down_; }

 private:
  Drag dragFor(const Press& press) const;

  bool down_ = false, dragging_ = false;
  Press press_;
  Drag drag_ = Drag::none;
  glm::vec2 last_{};
  glm::vec2 lastClickAt_{};
  double lastClickSeconds_ = -1e9;
};

}  // namespace knotmap::app
