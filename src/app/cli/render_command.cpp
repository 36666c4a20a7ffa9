#include "app/cli/commands.h"

namespace knotmap::app {
namespace {

void addOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_option("--view", o.view, "A view id (list views)")->capture_default_str();
  addSize(app, o);
  app.add_option("--output", o.output, "The PNG file to write")->required();
  app.add_option("--pattern", o.patterns, "Show a pattern too: ID or ID:SIDE");
  app.add_option("--skin", o.muscles.skin, "Opacity of the skin; below 1 muscles are seen")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--layers", o.muscles.layers, "Muscles of these layers only")
      ->delimiter(',')
      ->check(CLI::IsMember({"superficial", "intermediate", "deep"}));
  app.add_option("--only", o.muscles.only, "These muscles only: ID or ID:SIDE")->delimiter(',');
  app.add_option("--fade", o.muscles.fade, "Muscles to be seen through")->delimiter(',');
  app.add_option("--hide", o.muscles.hide, "Muscles to leave out")->delimiter(',');
  app.add_option("--select", o.muscles.select, "A muscle to stress");
  app.add_flag("--close", o.muscles.frame, "Look at the muscles of --only from near");
  app.add_flag("--dark", o.dark, "Dark theme");
  app.add_flag("--landmarks", o.landmarks, "Write landmark names");
  app.add_flag("--plain", o.plain, "No letters and numbers");
}

core::Status execute(const Call& call) {
  const Options& options = call.options;
  auto size = sizeOption(options);
  if (!size) return size.error();
  auto session = sessionOption(options);
  if (!session) return session.error();
  for (const std::string& pattern : options.patterns) {
    const std::size_t colon = pattern.find(':');
    const std::string side = colon == std::string::npos ? "left" : pattern.substr(colon + 1);
    session->patterns.push_back({pattern.substr(0, colon), sideOf(side)});
  }
  return renderPicture({.folders = call.folders,
                        .session = std::move(session).value(),
                        .view = options.view,
                        .width = size->first,
                        .height = size->second,
                        .output = options.output,
                        .dark = options.dark,
                        .landmarks = options.landmarks,
                        .labels = !options.plain,
                        .muscles = options.muscles,
                        .language = languageOf(options)});
}

}  // namespace

Command renderCommand() {
  return {"render", "Draw a picture, without any display", addOptions, execute};
}

}  // namespace knotmap::app
