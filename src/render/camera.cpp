#include "render/camera.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>
#include <numbers>

namespace knotmap::render {
namespace {

constexpr float kMaxElevationRad = 85.0f * std::numbers::pi_v<float> / 180.0f;
constexpr float kMinHeightM = 0.04f, kMaxHeightM = 6.0f;
constexpr float kTurn = 2.0f * std::numbers::pi_v<float>;

/// From the target towards the eye.
core::Vec3 backward(const Camera& camera) {
  const float level = std::cos(camera.elevationRad);
  return {level * std::sin(camera.azimuthRad), std::sin(camera.elevationRad),
          level * std::cos(camera.azimuthRad)};
}
core::Vec3 rightward(const Camera& camera) {
  return {std::cos(camera.azimuthRad), 0.0f, -std::sin(camera.azimuthRad)};
}
core::Vec3 upward(const Camera& camera) { return glm::cross(backward(camera), rightward(camera)); }

float distanceM(const Camera& camera) {
  return 0.5f * camera.heightM / std::tan(0.5f * camera.fieldOfViewRad);
}

/// Metres to the right of and above the target, in the plane through the target.
glm::vec2 onTargetPlane(const Camera& camera, const Viewport& viewport, float pixelX,
                        float pixelY) {
  const float metresPerPixel = camera.heightM / static_cast<float>(viewport.height);
  const float centreX = static_cast<float>(viewport.x) + 0.5f * static_cast<float>(viewport.width);
  const float centreY = static_cast<float>(viewport.y) + 0.5f * static_cast<float>(viewport.height);
  return {(pixelX - centreX) * metresPerPixel, (centreY - pixelY) * metresPerPixel};
}

float mixed(float from, float to, float t) { return from + (to - from) * t; }

}  // namespace

core::Vec3 eyePosition(const Camera& camera) {
  return camera.target + backward(camera) * distanceM(camera);
}

glm::mat4 viewMatrix(const Camera& camera) {
  return glm::lookAt(eyePosition(camera), camera.target, core::Vec3{0.0f, 1.0f, 0.0f});
}

float aspectOf(int width, int height) {
  return static_cast<float>(std::max(width, 1)) / static_cast<float>(std::max(height, 1));
}

glm::mat4 projectionMatrix(const Camera& camera, float aspect) {
  const float distance = distanceM(camera);
  // A body fits into 1.4 m around any target on it; the near plane may cut what is behind the eye.
  const float nearM = std::max(distance - 1.6f, 0.1f * distance);
  return glm::perspective(camera.fieldOfViewRad, aspect, nearM, distance + 2.6f);
}

anatomy::Ray rayThrough(const Camera& camera, const Viewport& viewport, float pixelX,
                        float pixelY) {
  const glm::vec2 place = onTargetPlane(camera, viewport, pixelX, pixelY);
  const core::Vec3 eye = eyePosition(camera);
  const core::Vec3 through = camera.target + rightward(camera) * place.x + upward(camera) * place.y;
  return {.origin = eye, .direction = glm::normalize(through - eye)};
}

std::optional<glm::vec2> projectToPixel(const Camera& camera, const Viewport& viewport,
                                        core::Vec3 position) {
  const core::Vec3 fromEye = position - eyePosition(camera);
  const float depthM = -glm::dot(fromEye, backward(camera));
  if (depthM <= 1e-6f) return std::nullopt;
  const float pixelsPerMetre =
      static_cast<float>(viewport.height) / camera.heightM * distanceM(camera) / depthM;
  const float centreX = static_cast<float>(viewport.x) + 0.5f * static_cast<float>(viewport.width);
  const float centreY = static_cast<float>(viewport.y) + 0.5f * static_cast<float>(viewport.height);
  return glm::vec2{centreX + glm::dot(fromEye, rightward(camera)) * pixelsPerMetre,
                   centreY - glm::dot(fromEye, upward(camera)) * pixelsPerMetre};
}

void orbit(Camera& camera, float deltaAzimuthRad, float deltaElevationRad) {
  camera.azimuthRad = std::remainder(camera.azimuthRad + deltaAzimuthRad, kTurn);
  camera.elevationRad =
      std::clamp(camera.elevationRad + deltaElevationRad, -kMaxElevationRad, kMaxElevationRad);
}

void pan(Camera& camera, const Viewport& viewport, float deltaX, float deltaY) {
  const float metresPerPixel = camera.heightM / static_cast<float>(std::max(viewport.height, 1));
  camera.target -= (rightward(camera) * deltaX - upward(camera) * deltaY) * metresPerPixel;
}

void zoomAt(Camera& camera, const Viewport& viewport, float pixelX, float pixelY, float factor) {
  const float heightM = std::clamp(camera.heightM * factor, kMinHeightM, kMaxHeightM);
  const float applied = heightM / camera.heightM;
  const glm::vec2 place = onTargetPlane(camera, viewport, pixelX, pixelY) * (1.0f - applied);
  camera.target += rightward(camera) * place.x + upward(camera) * place.y;
  camera.heightM = heightM;
}

Camera cameraAt(const CameraMove& move, double nowSeconds) {
  if (finished(move, nowSeconds)) return move.to;
  const double linear = std::max(0.0, (nowSeconds - move.startSeconds) / move.seconds);
  const auto t = static_cast<float>(linear * linear * (3.0 - 2.0 * linear));
  Camera camera = move.to;
  const float turn = std::remainder(move.to.azimuthRad - move.from.azimuthRad, kTurn);
  camera.azimuthRad = std::remainder(move.from.azimuthRad + turn * t, kTurn);
  camera.elevationRad = mixed(move.from.elevationRad, move.to.elevationRad, t);
  camera.fieldOfViewRad = mixed(move.from.fieldOfViewRad, move.to.fieldOfViewRad, t);
  camera.target = glm::mix(move.from.target, move.to.target, t);
  // A constant ratio per step looks like a constant speed of approach.
  camera.heightM = move.from.heightM * std::pow(move.to.heightM / move.from.heightM, t);
  return camera;
}

bool finished(const CameraMove& move, double nowSeconds) {
  return move.seconds <= 0.0 || nowSeconds >= move.startSeconds + move.seconds;
}

}  // namespace knotmap::render
