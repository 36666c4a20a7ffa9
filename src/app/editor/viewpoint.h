#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anatomy/body/body.h"
#include "render/camera.h"

namespace knotmap::app {

/// Where the body is looked at from, and the part of the window it is drawn in.
class Viewpoint {
 public:
  const render::Camera& camera() const { return camera_; }
  const render::Viewport& viewport() const { return viewport_; }
  float aspect() const;
  /// The named view the camera rests at, or "".
  const std::string& currentView() const { return currentView_; }
  bool moving() const { return move_.has_value(); }

  /// Sets the part of the window it is drawn in; true when its size changed.
  bool setViewport(const render::Viewport& viewport);
  /// Frames the named view again, if the camera rests at one: the body or the window changed.
  void reframe(const anatomy::Body& body);

  /// Moves smoothly to a named view; unknown names change nothing.
  void lookFrom(std::string_view view, const anatomy::Body& body, double seconds);
  /// Moves smoothly to any camera.
  void look(const render::Camera& camera, double seconds);
  /// Moves smoothly to a place on the skin, seen from straight ahead.
  void focus(const anatomy::SurfacePoint& at, double seconds);
  void turn(float azimuthRad, float elevationRad);
  void pan(glm::vec2 pixels);
  void zoom(glm::vec2 at, float steps);
  /// Advances a move.
  void animate(double seconds);

 private:
  void takeOver();

  render::Viewport viewport_;
  render::Camera camera_;
  std::optional<render::CameraMove> move_;
  std::string currentView_ = "front";
};

}  // namespace knotmap::app
