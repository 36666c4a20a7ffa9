#include "referral/atlas.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"
#include "core/sources.h"
#include "referral/atlas_reader.h"

namespace knotmap::referral {
namespace {

namespace fs = std::filesystem;

constexpr int kSchema = 1;

/// Names of the atlas files in their order, so that every machine reads the same atlas.
std::vector<fs::path> atlasFiles(const core::Assets& assets, core::Problems& problems) {
  const auto files = assets.filesIn("atlas");
  if (!files) {
    problems.push_back(files.error());
    return {};
  }
  if (files->empty())
    problems.push_back({(assets.folder() / "atlas").string(), "holds no .json file"});
  return *files;
}

/// Runs `use` on the content of a file; a file that is not valid JSON is one problem.
template <class Use>
void withFile(const core::Result<core::Json>& json, const fs::path& file, core::Problems& problems,
              const Use& use) {
  if (!json) {
    problems.push_back(json.error());
    return;
  }
  use(core::DataReader(*json, file.filename().string() + ": ", problems));
}

bool holds(const std::vector<TriggerPointId>& ids, TriggerPointId id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

core::Result<Atlas> Atlas::load(const core::Assets& assets, const anatomy::LandmarkTable& landmarks,
                                const anatomy::MuscleTable& muscles) {
  core::Problems problems;
  AtlasContext context{landmarks, muscles, {}};
  const auto sources = core::loadSources(assets);
  if (!sources) return sources.error();
  for (const core::Source& source : *sources) context.sources.push_back(source.id);
  auto words = core::Messages::loadTopic(assets, "referral");
  if (!words) return words.error();
  Atlas atlas;
  atlas.words_ = std::make_shared<const core::Messages>(std::move(words).value());
  std::set<std::string> seen;
  const auto read = [&](const fs::path& file, const auto& use) {
    withFile(assets.read(file, kSchema), file, problems, use);
  };
  for (const fs::path& file : atlasFiles(assets, problems)) {
    read(file, [&](const core::DataReader& data) {
      for (TriggerPoint& point : readPoints(data, context)) {
        if (!seen.insert(point.id).second)
          data.problem(fmt::format("point \"{}\" is there twice", point.id));
        if (point.test.empty()) point.test = (*atlas.words_)("referral.usual-test");
        atlas.points_.push_back(std::move(point));
      }
    });
  }
  read("symptoms.json", [&](const core::DataReader& data) {
    atlas.symptoms_ = readSymptoms(data, context, atlas.points_);
  });
  read("atlas_relations.json", [&](const core::DataReader& data) {
    atlas.keyRelations_ = readKeyRelations(data, context, atlas.points_);
  });
  if (!problems.empty()) return core::combined(problems);
  return atlas;
}

std::vector<TriggerPointId> Atlas::keysOf(TriggerPointId satellite) const {
  std::vector<TriggerPointId> keys;
  for (const KeyRelation& relation : keyRelations_)
    if (holds(relation.satellites, satellite) && !holds(keys, relation.key))
      keys.push_back(relation.key);
  return keys;
}

std::vector<TriggerPointId> Atlas::satellitesOf(TriggerPointId key) const {
  std::vector<TriggerPointId> satellites;
  for (const KeyRelation& relation : keyRelations_)
    for (const TriggerPointId satellite : relation.satellites)
      if (relation.key == key && !holds(satellites, satellite)) satellites.push_back(satellite);
  return satellites;
}

const char* Atlas::confidenceWords(Confidence confidence) const {
  return (*words_)(fmt::format("referral.confidence-{}", confidenceCode(confidence)));
}

const char* Atlas::categoryName(std::string_view category) const {
  std::string key = fmt::format("referral.category-{}", category);
  std::replace(key.begin(), key.end(), ' ', '-');
  return (*words_)(key);
}

std::optional<TriggerPointId> Atlas::findPoint(std::string_view id) const {
  for (std::size_t i = 0; i < points_.size(); ++i)
    if (points_[i].id == id) return static_cast<TriggerPointId>(i);
  return std::nullopt;
}

std::optional<SymptomId> Atlas::findSymptom(std::string_view id) const {
  for (std::size_t i = 0; i < symptoms_.size(); ++i)
    if (symptoms_[i].id == id) return static_cast<SymptomId>(i);
  return std::nullopt;
}

const std::vector<std::string>& symptomCategories() {
  static const std::vector<std::string> categories{
      "headache", "toothache", "earache",  "jaw",     "face", "throat",  "neck", "shoulder", "arm",
      "chest",    "back",      "low back", "buttock", "hip",  "abdomen", "leg",  "dizziness"};
  return categories;
}

std::string_view confidenceCode(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return "H";
    case Confidence::moderate:
      return "M";
    case Confidence::low:
      return "L";
  }
  return "";
}

}  // namespace knotmap::referral
