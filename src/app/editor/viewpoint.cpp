#include "app/editor/viewpoint.h"

#include <algorithm>
#include <cmath>

namespace knotmap::app {

float Viewpoint::aspect() const {
  return static_cast<float>(std::max(1, viewport_.width)) /
         static_cast<float>(std::max(1, viewport_.height));
}

bool Viewpoint::setViewport(const render::Viewport& viewport) {
  const bool resized = viewport_.width != viewport.width || viewport_.height != viewport.height;
  viewport_ = viewport;
  return resized;
}

void Viewpoint::reframe(const anatomy::Body& body) {
  const auto camera = render::viewCamera(currentView_, body, aspect());
  if (!camera) return;
  move_.reset();
  camera_ = *camera;
}

void Viewpoint::lookFrom(std::string_view view, const anatomy::Body& body, double seconds) {
  const auto camera = render::viewCamera(view, body, aspect());
  if (!camera) return;
  look(*camera, seconds);
  currentView_ = view;
}

void Viewpoint::look(const render::Camera& camera, double seconds) {
  currentView_.clear();
  move_ = render::CameraMove{.from = camera_, .to = camera, .startSeconds = seconds};
}

void Viewpoint::focus(const anatomy::SurfacePoint& at, double seconds) {
  constexpr float kCloseHeightM = 0.42f, kMostTiltRad = 0.6f;
  render::Camera camera = camera_;
  camera.target = at.position;
  camera.azimuthRad = std::atan2(at.normal.x, at.normal.z);
  camera.elevationRad =
      std::clamp(std::asin(std::clamp(at.normal.y, -1.0f, 1.0f)), -kMostTiltRad, kMostTiltRad);
  camera.heightM = std::min(camera_.heightM, kCloseHeightM);
  look(camera, seconds);
}

void Viewpoint::takeOver() {
  move_.reset();
  currentView_.clear();
}

void Viewpoint::turn(float azimuthRad, float elevationRad) {
  takeOver();
  render::orbit(camera_, azimuthRad, elevationRad);
}

void Viewpoint::pan(glm::vec2 pixels) {
  takeOver();
  render::pan(camera_, viewport_, pixels.x, pixels.y);
}

void Viewpoint::zoom(glm::vec2 at, float steps) {
  constexpr float kZoomPerStep = 0.87f;
  takeOver();
  render::zoomAt(camera_, viewport_, at.x, at.y, std::pow(kZoomPerStep, steps));
}

void Viewpoint::animate(double seconds) {
  if (!move_) return;
  camera_ = render::cameraAt(*move_, seconds);
  if (render::finished(*move_, seconds)) move_.reset();
}

}  // namespace knotmap::app
