#pragma once

#include <optional>
#include <string>

#include "app/editor/pointer.h"
#include "findings/body_state.h"
#include "render/camera.h"
#include "session/edit.h"

namespace knotmap::app {

/// The body as the pointer meets it: camera, hovering, marking, dragging, painting. Turns gestures
/// into edits of the history and into camera moves.
class BodyView {
 public:
  BodyView(findings::BodyState& body, session::History& history, ui::UiState& ui);

  /// Frames the named view anew, if the camera rests at one: the body or the window changed.
  void reframe();
  /// The part of the window the body is drawn to. Keeps what is looked at.
  void setViewport(const render::Viewport& viewport);
  const render::Viewport& viewport() const { return viewport_; }

  void press(Button button, glm::vec2 at, bool shift, double seconds);
  void move(glm::vec2 at);
  void release(Button button, glm::vec2 at, double seconds);
  void wheel(glm::vec2 at, float steps);
  /// Escape: gives up the drag in progress; false when there was none.
  bool cancel();
  bool dragging() const { return gestures_.active(); }
  bool moving() const { return cameraMove_.has_value(); }
  glm::vec2 pointer() const { return pointer_; }

  /// Moves smoothly to a named view, or to a mark.
  void lookFrom(std::string_view view, double seconds, bool smoothly = true);
  void focus(anatomy::BodyPoint point, double seconds);
  /// Moves smoothly to any camera.
  void look(const render::Camera& camera, double seconds);
  /// Turns by a key press.
  void turn(float azimuthRad, float elevationRad);
  /// Advances a camera move; true while it runs.
  bool animate(double seconds);

  const render::Camera& camera() const { return camera_; }
  /// The view the camera rests at, or "".
  const std::string& currentView() const { return currentView_; }
  /// The place under the pointer, if it is on the skin.
  std::optional<anatomy::BodyPoint> hovered() const { return hovered_; }
  std::optional<anatomy::MarkId> hoveredMark() const { return hoveredMark_; }
  /// Forgets what is under the pointer: it is over a panel.
  void leave();

 private:
  std::optional<anatomy::BodyPoint> skinAt(glm::vec2 pixel);
  std::optional<anatomy::MarkId> markAt(glm::vec2 pixel);
  std::optional<anatomy::SidedMuscle> muscleAt(glm::vec2 pixel);
  void selectMuscle(glm::vec2 at);
  /// In a stage a click only chooses another mark to look at.
  void selectShown(glm::vec2 at);
  bool isVisible(core::Vec3 position);
  void handle(const Gesture& gesture, double seconds);
  void click(glm::vec2 at);
  void doubleClick(glm::vec2 at, double seconds);
  void beginDrag(const Gesture& gesture);
  void continueDrag(const Gesture& gesture);
  void paintAt(glm::vec2 at, bool first);
  void moveTo(const render::Camera& camera, double seconds);

  findings::BodyState* body_;
  session::History* history_;
  ui::UiState* ui_;
  PointerGestures gestures_;
  glm::vec2 pointer_{};  ///< where it was seen last
  render::Viewport viewport_;
  render::Camera camera_;
  std::optional<render::CameraMove> cameraMove_;
  std::string currentView_ = "front";
  std::optional<anatomy::BodyPoint> hovered_;
  std::optional<anatomy::MarkId> hoveredMark_;
  std::optional<anatomy::MarkId> draggedMark_;
  std::optional<anatomy::MarkId> clickAdded_;  ///< by the last click
  std::optional<anatomy::BodyPoint> lastDab_;
};

}  // namespace knotmap::app
