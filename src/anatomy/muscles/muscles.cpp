#include "anatomy/muscles/muscles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;

constexpr int kSchema = 1;
constexpr std::size_t kMaxHeads = 8, kMaxCurves = 6, kMaxPoints = 4;

/// One number for all curves, or a list with one for each.
std::vector<float> readPerCurve(const DataReader& data, std::size_t curves, double max) {
  std::vector<float> values;
  if (!data.isList()) {
    values.assign(curves, static_cast<float>(data.number(0.0, max)));
    return values;
  }
  for (const DataReader& item : data.items())
    values.push_back(static_cast<float>(item.number(0.0, max)));
  if (values.size() != curves)
    data.problem(fmt::format("found {} numbers, expected {}: one a curve", values.size(), curves));
  values.resize(curves);
  return values;
}

MuscleCurve readCurve(const DataReader& data, const SkeletonTable& skeleton, MeasureId measure) {
  MuscleCurve curve;
  if (!data.isList()) curve.points.push_back(readSpacePoint(data, skeleton, measure));
  for (const DataReader& point : data.isList() ? data.items() : std::vector<DataReader>{})
    curve.points.push_back(readSpacePoint(point, skeleton, measure));
  if (data.isList() && (curve.points.empty() || curve.points.size() > kMaxPoints))
    data.problem(fmt::format("found {} points, expected 1 to {}", curve.points.size(), kMaxPoints));
  if (curve.points.empty()) curve.points.emplace_back();
  return curve;
}

void readSizes(const DataReader& data, MuscleHead& head) {
  const std::size_t count = head.curves.size();
  const auto thickness = readPerCurve(data.at("thickness_mm"), count, 120.0);
  const auto depth = data.has("depth_mm") ? readPerCurve(data.at("depth_mm"), count, 150.0)
                                          : std::vector<float>(count, 3.0f);
  const bool strap = std::any_of(head.curves.begin(), head.curves.end(),
                                 [](const MuscleCurve& c) { return c.points.size() == 1; });
  const auto width = strap || data.has("width_mm") ? readPerCurve(data.at("width_mm"), count, 200.0)
                                                   : std::vector<float>(count, 0.0f);
  for (std::size_t i = 0; i < count; ++i) {
    head.curves[i].thicknessMm = thickness[i];
    head.curves[i].depthMm = depth[i];
    head.curves[i].widthMm = width[i];
  }
}

MuscleHead readHead(const DataReader& data, const SkeletonTable& skeleton, MeasureId measure) {
  data.allowOnly({"name", "follow", "curves", "width_mm", "thickness_mm", "depth_mm", "edge",
                  "tendon", "note"});
  MuscleHead head{.followsSkin = data.at("follow").oneOf({"free", "skin"}) == 1,
                  .edge = static_cast<float>(data.numberOr("edge", 0.3, 0.0, 1.0)),
                  .measure = measure};
  const DataReader curves = data.at("curves");
  for (const DataReader& curve : curves.items())
    head.curves.push_back(readCurve(curve, skeleton, measure));
  if (curves.isList() && (head.curves.size() < 2 || head.curves.size() > kMaxCurves))
    curves.problem(
        fmt::format("found {} curves, expected 2 to {}", head.curves.size(), kMaxCurves));
  head.curves.resize(std::max<std::size_t>(head.curves.size(), 2));
  readSizes(data, head);
  if (data.has("tendon")) {
    const std::vector<float> shares = readPerCurve(data.at("tendon"), 2, 1.0);
    head.tendonAtOrigin = shares[0];
    head.tendonAtInsertion = shares[1];
  }
  return head;
}

Muscle readMuscle(const DataReader& data, const SkeletonTable& skeleton, MeasureId measure) {
  data.allowOnly({"id", "name", "part", "plain", "layer", "ta98", "fma", "uberon", "origin",
                  "insertion", "nerve", "action", "sources", "measure", "under", "heads", "members",
                  "variant", "note"});
  Muscle muscle{.id = data.text("id"),
                .name = data.text("name"),
                .part = data.textOr("part", ""),
                .fullName = {},
                .plain = data.textOr("plain", ""),
                .layer = data.text("layer"),
                .area = {},
                .variant = data.flagOr("variant", false),
                .ta98 = data.textOr("ta98", ""),
                .fma = data.textOr("fma", ""),
                .uberon = data.textOr("uberon", ""),
                .origin = data.textOr("origin", ""),
                .insertion = data.textOr("insertion", ""),
                .nerve = data.textOr("nerve", ""),
                .action = data.textOr("action", ""),
                .sources = data.texts("sources")};
  data.at("layer").oneOf({"superficial", "intermediate", "deep"});
  if (muscle.sources.empty()) data.problem("names no source, expected at least one");
  for (const DataReader& head : data.itemsIfAny("heads"))
    muscle.heads.push_back(readHead(head, skeleton, readMeasure(data, skeleton, measure)));
  if (muscle.heads.size() > kMaxHeads)
    data.problem(
        fmt::format("found {} heads, expected at most {}", muscle.heads.size(), kMaxHeads));
  return muscle;
}

/// The muscles that a list of ids names.
std::vector<MuscleId> readMuscleIds(const DataReader& data, std::string_view key,
                                    const MuscleTable& table) {
  std::vector<MuscleId> ids;
  for (const DataReader& item : data.itemsIfAny(key))
    ids.push_back(MuscleId{static_cast<std::uint16_t>(item.oneOf(table.ids()))});
  return ids;
}

/// Appends a muscle after all that lie over it; false if it lies under itself.
bool placeAfterOuter(const MuscleTable& table, MuscleId id, std::vector<int>& state,
                     std::vector<MuscleId>& order) {
  constexpr int kOpen = 1, kDone = 2;
  int& mine = state[static_cast<std::size_t>(id)];
  if (mine == kDone) return true;
  if (mine == kOpen) return false;
  mine = kOpen;
  for (const MuscleId outer : table[id].under)
    for (const MuscleId surface : table.surfacesOf(outer))
      if (!placeAfterOuter(table, surface, state, order)) return false;
  mine = kDone;
  if (!table[id].heads.empty()) order.push_back(id);
  return true;
}

/// `muscle_aliases.json`: other words, each for one or more muscles.
core::Status addAliases(const core::Assets& assets, MuscleTable& table,
                        std::vector<Muscle>& muscles) {
  const auto json = assets.read("muscle_aliases.json", kSchema);
  if (!json) return json.error();
  core::Problems problems;
  const DataReader data(*json, "muscle_aliases.json: ", problems);
  data.allowOnly({"schema", "aliases"});
  for (const DataReader& item : data.at("aliases").items()) {
    item.allowOnly({"words", "muscles"});
    const std::vector<std::string> words = item.texts("words");
    for (const MuscleId id : readMuscleIds(item, "muscles", table)) {
      auto& aliases = muscles[static_cast<std::size_t>(id)].aliases;
      aliases.insert(aliases.end(), words.begin(), words.end());
    }
  }
  if (!problems.empty()) return core::combined(problems);
  return core::Done{};
}

/// Of UTF-8: ASCII and the letters of Latin-1, which German needs.
std::string lowerCase(std::string_view text) {
  constexpr unsigned char kLatin1 = 0xC3, kFirst = 0x80, kLast = 0x9E, kTimes = 0x97;
  std::string lower(text);
  unsigned char before = 0;
  for (char& c : lower) {
    const auto letter = static_cast<unsigned char>(c);
    const bool latin1 = before == kLatin1 && letter >= kFirst && letter <= kLast;
    c = latin1 && letter != kTimes ? static_cast<char>(letter + 0x20)
                                   : static_cast<char>(std::tolower(letter));
    before = letter;
  }
  return lower;
}

std::string nameWithPart(const Muscle& muscle, const core::Messages& words) {
  if (muscle.part.empty()) return muscle.name;
  const std::string key = "muscle.part-" + muscle.part;
  if (!words.has(key)) return muscle.name + ", " + muscle.part;
  return words(key, fmt::arg("name", muscle.name));
}

struct MuscleFile {
  std::string name, area;
  core::Json json;
};

core::Result<std::vector<MuscleFile>> readFiles(const core::Assets& assets) {
  const auto paths = assets.filesIn("muscles");
  if (!paths) return paths.error();
  std::vector<MuscleFile> files;
  for (const auto& path : *paths) {
    auto json = assets.read(path, kSchema);
    if (!json) return json.error();
    files.push_back({path.string() + ": ", path.stem().string(), std::move(json).value()});
  }
  return files;
}

}  // namespace

core::Result<MuscleTable> MuscleTable::load(const core::Assets& assets,
                                            const SkeletonTable& skeleton) {
  const auto files = readFiles(assets);
  if (!files) return files.error();
  auto words = core::Messages::loadTopic(assets, "muscle");
  if (!words) return words.error();
  core::Problems problems;
  MuscleTable table;
  table.words_ = std::make_shared<const core::Messages>(std::move(words).value());
  std::vector<DataReader> rows;
  for (const MuscleFile& file : *files) {
    const DataReader data(file.json, file.name, problems);
    data.allowOnly({"schema", "measure", "muscles"});
    const MeasureId measure = readMeasure(data, skeleton, MeasureId{});
    for (const DataReader& item : data.at("muscles").items()) {
      Muscle muscle = readMuscle(item, skeleton, measure);
      muscle.area = file.area;
      muscle.fullName = nameWithPart(muscle, *table.words_);
      if (table.find(muscle.id))
        item.at("id").problem(fmt::format("\"{}\" is there already, expected a new id", muscle.id));
      table.muscles_.push_back(std::move(muscle));
      rows.push_back(item);
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.muscles_[i].members = readMuscleIds(rows[i], "members", table);
    table.muscles_[i].under = readMuscleIds(rows[i], "under", table);
  }
  if (!problems.empty()) return core::combined(problems);
  if (const core::Status named = addAliases(assets, table, table.muscles_); !named)
    return named.error();
  std::vector<int> state(table.muscles_.size(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!placeAfterOuter(table, MuscleId{static_cast<std::uint16_t>(i)}, state, table.fromOutside_))
      rows[i].at("under").problem("lies under itself, expected muscles that lie over it");
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

std::vector<MuscleId> MuscleTable::surfacesOf(MuscleId id) const {
  const Muscle& muscle = (*this)[id];
  return muscle.members.empty() ? std::vector<MuscleId>{id} : muscle.members;
}

bool MuscleTable::holds(MuscleId id, MuscleId surface) const {
  const std::vector<MuscleId>& members = (*this)[id].members;
  return id == surface || std::find(members.begin(), members.end(), surface) != members.end();
}

bool isCalled(const Muscle& muscle, std::string_view words) {
  const std::string wanted = lowerCase(words);
  const auto holds = [&](const std::string& name) {
    return lowerCase(name).find(wanted) != std::string::npos;
  };
  return holds(muscleName(muscle)) || holds(muscle.id) || holds(muscle.plain) ||
         std::any_of(muscle.aliases.begin(), muscle.aliases.end(), holds);
}

}  // namespace knotmap::anatomy
