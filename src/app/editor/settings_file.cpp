#include "app/editor/settings_file.h"

#include "core/data_reader.h"
#include "core/json.h"
#include "platform/files.h"

namespace knotmap::app {
namespace {

constexpr int kSchema = 1;
constexpr float kMinScale = 0.75f, kMaxScale = 3.0f;

}  // namespace

ui::Settings loadSettings(const std::filesystem::path& folder) {
  ui::Settings settings;
  if (folder.empty()) return settings;
  const auto json = core::readJsonFile(folder / "settings.json", kSchema);
  if (!json) return settings;
  core::Problems problems;
  const core::DataReader reader(*json, "settings.json: ", problems);
  settings.dark = reader.flagOr("dark", settings.dark);
  settings.scale = static_cast<float>(reader.numberOr("scale", 1.0, kMinScale, kMaxScale));
  settings.noPressShown = reader.flagOr("no_press_shown", settings.noPressShown);
  settings.runSound = reader.flagOr("run_sound", settings.runSound);
  settings.landmarkNames = reader.flagOr("landmark_names", settings.landmarkNames);
  settings.language = reader.textOr("language", "");
  return problems.empty() ? settings : ui::Settings{};
}

core::Status saveSettings(const ui::Settings& settings, const std::filesystem::path& folder) {
  if (folder.empty()) return core::Done{};
  const core::Json json{{"schema", kSchema},
                        {"dark", settings.dark},
                        {"scale", settings.scale},
                        {"no_press_shown", settings.noPressShown},
                        {"run_sound", settings.runSound},
                        {"landmark_names", settings.landmarkNames},
                        {"language", settings.language}};
  return platform::writeFileAtomically(folder / "settings.json", json.dump(2) + "\n");
}

}  // namespace knotmap::app
