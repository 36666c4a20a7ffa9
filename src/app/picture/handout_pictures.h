#pragma once

#include <vector>

#include "app/picture/scene_builder.h"
#include "handout/subject.h"
#include "render/renderer.h"

namespace knotmap::app {

/// What the pictures of a handout are taken of.
struct PictureSource {
  const session::Session& session;
  const findings::Tables& tables;
  const findings::BodyState& body;
};

/// Pictures of the person's own body with marks and shown patterns on white, the whole body first.
/// Nothing else may draw with the renderer: it keeps what it was given last.
std::vector<handout::Picture> handoutPictures(const PictureSource& source,
                                              render::Renderer& renderer);

/// A named view and the size of its picture in pixels.
struct ViewRequest {
  std::string view = "front";
  int width = 1200, height = 1600;
};
/// One picture in the same style.
core::Result<handout::Picture> viewPicture(const PictureSource& source, render::Renderer& renderer,
                                           const ViewRequest& request);

}  // namespace knotmap::app
