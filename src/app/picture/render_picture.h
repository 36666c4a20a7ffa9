#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/body/body_shape.h"
#include "core/result.h"
#include "platform/data_folders.h"
#include "session/session.h"

namespace knotmap::app {

/// Which muscles a picture shows, as words of the command line.
struct MuscleRequest {
  float skin = 1.0f;                          ///< opacity of the skin
  std::vector<std::string> layers;            ///< none: all three
  std::vector<std::string> only, fade, hide;  ///< muscle ids, "ID" for both sides or "ID:left"
  std::string select;
  bool frame = false;  ///< comes close to the muscles of `only`
};

/// What `knotmap render` draws: a session's body from one view, without panels and display.
struct RenderRequest {
  platform::DataFolders folders;
  session::Session session;
  std::string view = "front";
  int width = 1280, height = 800;
  std::filesystem::path output;
  bool dark = false;
  bool landmarks = false;
  bool labels = true;
  MuscleRequest muscles{};
  std::string language = "en";  ///< of the names on it
};

core::Status renderPicture(const RenderRequest& request);

}  // namespace knotmap::app
