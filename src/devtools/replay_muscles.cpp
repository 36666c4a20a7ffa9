#include "devtools/replay_muscles.h"

#include <fmt/format.h>

#include <map>

#include "core/data_reader.h"

namespace knotmap::devtools {
namespace {

using Words = std::istringstream;
using anatomy::SidedMuscle;

/// "ID SIDE"; of a group its first member.
core::Result<anatomy::SidedMuscle> muscleOf(Words& words, const anatomy::MuscleTable& table) {
  std::string id, sideWord;
  words >> id >> sideWord;
  const auto muscle = table.find(id);
  if (!muscle) {
    const std::string near = core::closestWord(id, table.ids());
    return core::Error{"", fmt::format("unknown \"{}\", expected a muscle id{}", id,
                                       near.empty() ? "" : " (did you mean \"" + near + "\"?)")};
  }
  const auto side = core::sideFromName(sideWord);
  if (!side || *side == core::Side::midline)
    return core::Error{"", fmt::format("found \"{}\", expected left or right", sideWord)};
  return anatomy::SidedMuscle{table.surfacesOf(*muscle).front(), *side};
}

core::Status skin(Words& words, app::Program& program) {
  float percent = 0.0f;
  if (!(words >> percent) || !(percent >= 0.0f && percent <= 100.0f))
    return core::Error{"", "expected percent from 0 to 100"};
  ui::MuscleDisplay display = program.ui().muscles.display;
  display.skinOpacity = percent / 100.0f;
  program.perform(ui::ShowMuscles{display});
  return core::Done{};
}

core::Status layer(Words& words, app::Program& program) {
  std::string name, state;
  words >> name >> state;
  ui::MuscleDisplay display = program.ui().muscles.display;
  bool* shown = name == "superficial"    ? &display.superficial
                : name == "intermediate" ? &display.intermediate
                : name == "deep"         ? &display.deep
                                         : nullptr;
  if (!shown || (state != "on" && state != "off"))
    return core::Error{"", "expected superficial, intermediate or deep, then on or off"};
  *shown = state == "on";
  program.perform(ui::ShowMuscles{display});
  return core::Done{};
}

core::Status selectMuscle(Words& words, app::Program& program) {
  const auto muscle = muscleOf(words, program.tables().muscles);
  if (!muscle) return muscle.error();
  program.perform(ui::SelectMuscle{*muscle});
  program.perform(ui::FocusMuscle{*muscle});
  return core::Done{};
}

core::Status expectMuscle(Words& words, app::Program& program) {
  const auto wanted = muscleOf(words, program.tables().muscles);
  if (!wanted) return wanted.error();
  const auto& found = program.ui().muscles.display.selected;
  if (found == *wanted) return core::Done{};
  const anatomy::MuscleTable& table = program.tables().muscles;
  return core::Error{"", fmt::format("found {} selected, expected {}",
                                     found ? ui::sidedName(table, *found) : "no muscle",
                                     ui::sidedName(table, *wanted))};
}

core::Status tool(Words& words, app::Program& program) {
  static const std::map<std::string, ui::Tool> named{{"mark", ui::Tool::mark},
                                                     {"paint", ui::Tool::paint},
                                                     {"broken-skin", ui::Tool::brokenSkin},
                                                     {"muscle", ui::Tool::muscle}};
  std::string name;
  words >> name;
  const auto found = named.find(name);
  if (found == named.end())
    return core::Error{
        "", fmt::format("found \"{}\", expected mark, paint, broken-skin or muscle", name)};
  program.perform(ui::ChooseTool{found->second});
  return core::Done{};
}

}  // namespace

std::optional<core::Status> muscleStep(const std::string& step, Words& words,
                                       app::Program& program) {
  static const std::map<std::string, core::Status (*)(Words&, app::Program&)> known{
      {"skin", skin},
      {"layer", layer},
      {"muscle", selectMuscle},
      {"expect-muscle", expectMuscle},
      {"tool", tool}};
  const auto found = known.find(step);
  if (found == known.end()) return std::nullopt;
  return found->second(words, program);
}

}  // namespace knotmap::devtools
