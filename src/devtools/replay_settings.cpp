#include "devtools/replay_settings.h"

#include <fmt/format.h>

#include <chrono>

#include "core/assets.h"
#include "core/messages.h"

namespace knotmap::devtools {
namespace {

core::Status language(const std::string& name, app::Program& program) {
  const core::Assets assets = program.folders().assets;
  if (!core::hasLanguage(assets, name))
    return core::Error{"", fmt::format("unknown language \"{}\", expected one of {}", name,
                                       core::languageList(assets))};
  ui::Settings settings = program.ui().settings;
  settings.language = name;
  program.perform(ui::ChangeSettings{settings});
  return core::Done{};
}

}  // namespace

std::optional<core::Status> settingStep(const std::string& step, std::istringstream& words,
                                        app::Program& program) {
  if (step != "theme" && step != "language" && step != "landmarks") return std::nullopt;
  std::string name;
  words >> name;
  ui::Settings settings = program.ui().settings;
  if (step == "language") return language(name, program);
  if (step == "landmarks") settings.landmarkNames = name == "on";
  if (step == "theme") {
    settings.dark = name == "dark";
    if (float scale = 1.0f; words >> scale) settings.scale = scale;
  }
  program.perform(ui::ChangeSettings{settings});
  return core::Done{};
}

app::ProgramSetup onOneDay(app::ProgramSetup setup) {
  using namespace std::chrono;
  setup.clock = {.today = [] { return 2026y / January / 5; },
                 .moment = [] { return "2026-01-05T09:00:00+00:00"; }};
  setup.uuid = [] { return "00000000-0000-4000-8000-000000000000"; };
  return setup;
}

}  // namespace knotmap::devtools
