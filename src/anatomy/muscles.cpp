#include "anatomy/muscles.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/data_reader.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;

constexpr int kSchema = 1;

Muscle readMuscle(const DataReader& data) {
  data.allowOnly({"id", "name", "part", "plain", "layer", "ta98", "fma", "uberon", "nerve",
                  "action", "sources"});
  Muscle muscle{.id = data.text("id"),
                .name = data.text("name"),
                .part = data.textOr("part", ""),
                .plain = data.textOr("plain", ""),
                .layer = data.text("layer"),
                .ta98 = data.textOr("ta98", ""),
                .fma = data.textOr("fma", ""),
                .uberon = data.textOr("uberon", ""),
                .nerve = data.textOr("nerve", ""),
                .action = data.textOr("action", ""),
                .sources = data.texts("sources")};
  data.at("layer").oneOf({"superficial", "intermediate", "deep"});
  if (muscle.sources.empty()) data.problem("names no source, expected at least one");
  return muscle;
}

}  // namespace

core::Result<MuscleTable> MuscleTable::load(const std::filesystem::path& assets) {
  const std::filesystem::path file = assets / "muscles.json";
  const auto json = core::readJsonFile(file, kSchema);
  if (!json) return json.error();
  core::Problems problems;
  const DataReader data(*json, file.filename().string() + ": ", problems);
  data.allowOnly({"schema", "muscles"});

  MuscleTable table;
  for (const DataReader& item : data.at("muscles").items()) {
    Muscle muscle = readMuscle(item);
    if (table.find(muscle.id))
      item.at("id").problem(fmt::format("\"{}\" is there already, expected a new id", muscle.id));
    table.muscles_.push_back(std::move(muscle));
  }
  if (!problems.empty()) return core::combined(problems);
  return table;
}

std::optional<MuscleId> MuscleTable::find(std::string_view id) const {
  const auto found = std::find_if(muscles_.begin(), muscles_.end(),
                                  [&](const Muscle& muscle) { return muscle.id == id; });
  if (found == muscles_.end()) return std::nullopt;
  return MuscleId{static_cast<std::uint16_t>(found - muscles_.begin())};
}

std::vector<std::string> MuscleTable::ids() const {
  std::vector<std::string> ids;
  for (const Muscle& muscle : muscles_) ids.push_back(muscle.id);
  return ids;
}

std::string muscleName(const Muscle& muscle) {
  if (muscle.part.empty()) return muscle.name;
  if (muscle.part == "upper" || muscle.part == "middle" || muscle.part == "lower")
    return fmt::format("{} {}", muscle.part, muscle.name);
  return fmt::format("{}, {} part", muscle.name, muscle.part);
}

}  // namespace knotmap::anatomy
