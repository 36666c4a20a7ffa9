#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/body_shape.h"
#include "core/files.h"
#include "core/result.h"
#include "session/session.h"

namespace knotmap::app {

/// What `knotmap render` draws: a session's body from one view, without panels and display.
struct RenderRequest {
  core::DataFolders folders;
  session::Session session;
  std::string view = "front";
  int width = 1280, height = 800;
  std::filesystem::path output;
  bool dark = false;
  bool landmarks = false;
  bool labels = true;
};

core::Status renderPicture(const RenderRequest& request);

}  // namespace knotmap::app
