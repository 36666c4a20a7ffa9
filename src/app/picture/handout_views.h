#pragma once

#include <vector>

#include "anatomy/skin/picking.h"
#include "render/camera.h"

namespace knotmap::app {

/// A place of the skin that the pictures of a handout should show.
struct ShownPlace {
  core::Vec3 position{};
  core::Vec3 normal{};
  float weight = 1.0f;
  bool mark = false;
};

/// A picture to take: where from, how wide for its height, and the message that names it.
struct HandoutView {
  render::Camera camera;
  float aspect = 1.0f;
  const char* name = "handout.view-front";
  bool close = false;
};

/// Whether the eye of a camera sees a place: it faces the eye and nothing stands between.
bool sees(const render::Camera& camera, const anatomy::BodyPicker& picker, const ShownPlace& place);

/// The whole body once, or from both sides when marks need it, then close views, at most four
/// together, chosen so that every place is seen well from somewhere.
std::vector<HandoutView> chooseViews(const std::vector<ShownPlace>& places,
                                     const anatomy::Body& body, const anatomy::BodyPicker& picker);

}  // namespace knotmap::app
