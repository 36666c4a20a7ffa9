#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/skin/picking.h"

namespace knotmap::render {

/// A turntable: turns around a target, keeps Y up, cannot roll. Azimuth 0 looks at the front of
/// the body (from +Z), 90 degrees at its left side (from +X).
struct Camera {
  core::Vec3 target{0.0f, 1.2f, 0.0f};
  float azimuthRad = 0.0f;
  float elevationRad = 0.0f;  ///< kept within +-85 degrees
  float heightM = 1.2f;       ///< height of the visible slice at the target
  float fieldOfViewRad = 0.35f;

  bool operator==(const Camera&) const = default;
};

/// The part of a window a picture is drawn to, in pixels, origin top left.
struct Viewport {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Width over height of a picture in pixels; an empty one counts as one pixel wide and high.
float aspectOf(int width, int height);
inline float aspectOf(const Viewport& viewport) {
  return aspectOf(viewport.width, viewport.height);
}

glm::mat4 viewMatrix(const Camera& camera);
glm::mat4 projectionMatrix(const Camera& camera, float aspect);
core::Vec3 eyePosition(const Camera& camera);

/// The ray through a pixel of the viewport.
anatomy::Ray rayThrough(const Camera& camera, const Viewport& viewport, float pixelX, float pixelY);
/// The pixel a point appears at; none when behind the eye.
std::optional<glm::vec2> projectToPixel(const Camera& camera, const Viewport& viewport,
                                        core::Vec3 position);

void orbit(Camera& camera, float deltaAzimuthRad, float deltaElevationRad);
/// Moves the target so that the body follows the cursor.
void pan(Camera& camera, const Viewport& viewport, float deltaX, float deltaY);
/// Changes the scale by `factor` (< 1 comes closer) and keeps the point under the cursor there.
void zoomAt(Camera& camera, const Viewport& viewport, float pixelX, float pixelY, float factor);

/// A named view: "front", "back", "left", "right", "three-quarter-back", "face", "head-left",
/// "head-right", "neck", "upper-back", "low-back".
struct View {
  std::string id;
  int key = 0;  ///< the number key 1..9, 0; -1 for none
};
const std::vector<View>& views();
/// The camera of a view, framed on this body for a picture of this aspect.
std::optional<Camera> viewCamera(std::string_view view, const anatomy::Body& body, float aspect);

/// A short, smooth, interruptible move between two cameras (the shorter way round).
struct CameraMove {
  Camera from, to;
  double startSeconds = 0.0;
  double seconds = 0.28;
};
/// The camera during a move, and whether the move is over.
Camera cameraAt(const CameraMove& move, double nowSeconds);
bool finished(const CameraMove& move, double nowSeconds);

}  // namespace knotmap::render
