#include "app/cli/commands.h"
#include "app/window/window.h"
#include "platform/folders.h"

namespace knotmap::app {
namespace {

void addOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_flag("--author", o.author, "Correct the atlas: the atlas mode");
  app.add_flag("--first-frame", o.firstFrame, "Leave after the first frame, for timing");
}

core::Status execute(const Call& call) {
  const Options& options = call.options;
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return runWindow({.folders = call.folders,
                    .stateFolder = platform::stateFolder(),
                    .session = options.session,
                    .shape = *shape,
                    .sound = true,
                    .author = options.author,
                    .language = options.language},
                   options.firstFrame);
}

}  // namespace

Command windowCommand() {
  return {"window", "Open the window (what happens without a command)", addOptions, execute};
}

}  // namespace knotmap::app
