#include "referral/atlas.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/sources.h"
#include "placed_atlas.h"
#include "platform/temporary_folder.h"

namespace knotmap::tests {

using namespace referral;
namespace fs = std::filesystem;

namespace {

/// A copy of what the atlas reads, to be broken; removed at the end.
class AssetsCopy {
 public:
  AssetsCopy() {
    fs::create_directories(folder_ / "atlas");
    fs::copy(fs::path(KNOTMAP_TEST_ASSETS) / "sources.json", folder_.path());
    write("atlas/one.json", R"({"schema": 1, "points": [)" + point("") + "]}");
    write("symptoms.json", R"({"schema": 1, "symptoms": []})");
    write("atlas_relations.json", R"({"schema": 1, "relations": []})");
  }

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file) << text;
  }
  /// A sound point with `change` merged over it.
  static std::string point(const std::string& change) {
    core::Json sound = core::Json::parse(R"({
      "id": "ONE", "name": "one", "muscle": "temporalis", "sites": ["temple"], "where": "here",
      "essential": {"strokes": [{"through": ["temple"], "radius_mm": 10}], "teeth": [21]},
      "evidence": {"confidence": "H", "sources": ["tpm"]}})");
    if (!change.empty()) sound.merge_patch(core::Json::parse(change));
    return sound.dump();
  }
  void writePoint(const std::string& change) const {
    write("atlas/one.json", R"({"schema": 1, "points": [)" + point(change) + "]}");
  }
  core::Result<Atlas> load() const {
    return Atlas::load(folder_.path(), tables().landmarks, tables().muscles);
  }
  std::string message() const {
    const auto loaded = load();
    return loaded ? "" : loaded.error().message();
  }

 private:
  platform::TemporaryFolder folder_{"atlas-test"};
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the atlas of the program holds every row it promises", "[referral]") {
  CHECK(tables().atlas.points().size() == 99);
  std::set<std::string> low, oneSided, painless;
  for (const TriggerPoint& row : tables().atlas.points()) {
    if (row.evidence.confidence == Confidence::low) low.insert(row.id);
    if (row.onlyOn) oneSided.insert(row.id);
    if (row.essential.empty() && row.spillover.empty()) painless.insert(row.id);
  }
  CHECK(low == std::set<std::string>{"LEVL", "LONC", "RCA"});
  CHECK(oneSided == std::set<std::string>{"PECA"});
  CHECK(painless == std::set<std::string>{"EXOB-B", "PECA", "TRAP-7"});
  CHECK(tables().atlas[point("PECA")].onlyOn == core::Side::right);
}

TEST_CASE("every row of the program's atlas says how sure it is and from where", "[referral]") {
  const auto sources = core::loadSources(KNOTMAP_TEST_ASSETS);
  REQUIRE(sources);
  for (const TriggerPoint& row : tables().atlas.points()) {
    INFO(row.id);
    CHECK_FALSE(row.evidence.sources.empty());
    CHECK_FALSE(row.where.empty());
    for (const std::string& source : row.evidence.sources)
      CHECK(core::findSource(*sources, source) != nullptr);
  }
}

TEST_CASE("a sound atlas file is read as it is written", "[referral]") {
  const AssetsCopy assets;
  const auto loaded = assets.load();
  INFO(assets.message());
  REQUIRE(loaded);
  REQUIRE(loaded->points().size() == 1);
  const TriggerPoint& read = loaded->points().front();
  CHECK(read.id == "ONE");
  CHECK(tables().muscles[read.muscle].id == "temporalis");
  CHECK(read.essential.teeth == std::vector<int>{21});
  CHECK(read.essential.strokes.front().radiusMm == 10.0f);
  CHECK(read.evidence.confidence == Confidence::high);
}

TEST_CASE("a mistake in an atlas file is named with its place and what was expected",
          "[referral]") {
  struct Mistake {
    const char* change;
    std::vector<const char*> parts;
  };
  const std::vector<Mistake> mistakes{
      {R"({"muscle": "trapezuis.upper"})", {"one.json", "points[0].muscle", "trapezius.upper"}},
      {R"({"sites": ["tempel"]})", {"points[0].sites[0]", "temple"}},
      {R"({"sites": []})", {"points[0].sites", "empty"}},
      {R"({"essential": {"teeth": [19]}})", {"essential.teeth[0]", "19", "FDI"}},
      {R"({"essential": {"teeth": [21, 21]}})", {"essential.teeth[1]", "twice"}},
      {R"({"essential": {"strokes": [{"through": ["temple"], "radius_mm": 900}]}})",
       {"strokes[0].radius_mm", "900"}},
      {R"({"essential": {"strokes": [{"through": [], "radius_mm": 9}]}})",
       {"strokes[0].through", "empty"}},
      {R"({"essential": {"deep": ["eer"]}})", {"essential.deep[0]", "ear"}},
      {R"({"essential": null})", {"points[0]", "neither"}},
      {R"({"evidence": {"sources": ["tpmm"]}})", {"evidence.sources[0]", "\"tpm\""}},
      {R"({"evidence": {"confidence": "X"}})", {"evidence.confidence", "\"X\""}},
      {R"({"evidence": {"sources": []}})", {"points[0].evidence", "no sources"}},
      {R"({"sgins": []})", {"points[0].sgins", "signs"}},
      {R"({"where": null})", {"points[0].where", "missing"}}};
  const AssetsCopy assets;
  for (const Mistake& mistake : mistakes) {
    assets.writePoint(mistake.change);
    const std::string message = assets.message();
    for (const char* part : mistake.parts) {
      INFO(mistake.change << " gave: " << message);
      CHECK(contains(message, part));
    }
  }
}

TEST_CASE("all problems of all files are told at once", "[referral]") {
  const AssetsCopy assets;
  assets.writePoint(R"({"muscle": "none", "sites": ["nowhere"]})");
  assets.write("atlas/two.json", "{");
  assets.write("symptoms.json", R"({"schema": 1, "symptoms": [{"id": "a"}]})");
  const std::string message = assets.message();
  INFO(message);
  CHECK(contains(message, "points[0].muscle"));
  CHECK(contains(message, "points[0].sites[0]"));
  CHECK(contains(message, "two.json"));
  CHECK(contains(message, "symptoms[0].name"));
}

TEST_CASE("a point or a door that is there twice is refused", "[referral]") {
  const AssetsCopy assets;
  assets.write("atlas/two.json", R"({"schema": 1, "points": [)" + AssetsCopy::point("") + "]}");
  CHECK(contains(assets.message(), "\"ONE\" is there twice"));
}

TEST_CASE("a door that names an unknown point is refused with the point that was meant",
          "[referral]") {
  const AssetsCopy assets;
  assets.write("symptoms.json", R"({"schema": 1, "symptoms": [{"id": "a", "name": "A",
    "category": "headache", "candidates": ["ONF"], "sources": ["tpm"]}]})");
  CHECK(contains(assets.message(), "candidates[0]"));
  CHECK(contains(assets.message(), "\"ONE\""));
}

TEST_CASE("a count of a study is read with its points and its source", "[referral]") {
  const AssetsCopy assets;
  const auto door = [](const char* prevalence) {
    return std::string(R"({"schema": 1, "symptoms": [{"id": "a", "name": "A", "category": "arm",
      "candidates": ["ONE"], "sources": ["tpm"], "prevalence": [)") +
           prevalence + "]}]}";
  };
  assets.write("symptoms.json", door(R"({"points": ["ONE"], "from_percent": 30, "to_percent": 50,
                                         "source": "tpm"})"));
  const auto loaded = assets.load();
  REQUIRE(loaded);
  const Symptom& read = loaded->symptoms().front();
  REQUIRE(read.prevalence.size() == 1);
  CHECK(read.prevalence.front().middle() == Approx(0.4f));
  assets.write("symptoms.json", door(R"({"points": ["ONF"], "from_percent": 30, "to_percent": 20,
                                         "source": "tpmm"})"));
  CHECK(contains(assets.message(), "prevalence[0].points[0]"));
  CHECK(contains(assets.message(), "prevalence[0].to_percent"));
  CHECK(contains(assets.message(), "prevalence[0].source"));
}

TEST_CASE("keys and satellites are read both ways", "[referral]") {
  const AssetsCopy assets;
  assets.write("atlas/two.json",
               R"({"schema": 1, "points": [)" + AssetsCopy::point(R"({"id": "TWO"})") + "]}");
  assets.write("atlas_relations.json", R"({"schema": 1, "relations": [
    {"key": "ONE", "satellites": ["TWO"], "also": ["biceps"], "sources": ["tpm"]}]})");
  const auto loaded = assets.load();
  REQUIRE(loaded);
  const auto one = *loaded->findPoint("ONE"), two = *loaded->findPoint("TWO");
  CHECK(loaded->keysOf(two) == std::vector{one});
  CHECK(loaded->satellitesOf(one) == std::vector{two});
  CHECK(loaded->keysOf(one).empty());
  CHECK(loaded->satellitesOf(two).empty());
}

TEST_CASE("a mistake in the relations is named with its place", "[referral]") {
  const AssetsCopy assets;
  assets.write("atlas_relations.json", R"({"schema": 1, "relations": [
    {"key": "ONF", "satellites": ["ONEE"], "sources": ["tpmm"]},
    {"key": "ONE", "satellites": [], "sources": ["tpm"]}]})");
  const std::string message = assets.message();
  INFO(message);
  for (const char* part : {"relations[0].key", "relations[0].satellites[0]",
                           "relations[0].sources[0]", "relations[1]", "names no satellite"})
    CHECK(contains(message, part));
}

TEST_CASE("the published keys stand in the program's atlas, and no point is its own key",
          "[referral]") {
  const Atlas& atlas = tables().atlas;
  const auto isKey = [&](const char* key, const char* satellite) {
    const auto keys = atlas.keysOf(point(satellite));
    return std::find(keys.begin(), keys.end(), point(key)) != keys.end();
  };
  CHECK(isKey("SCM-S", "TEMP-1"));
  CHECK(isKey("TRAP-1", "MASS-S2"));
  CHECK(isKey("TRAP-3", "TRAP-1"));
  CHECK(isKey("SPLC", "TEMP-4"));
  CHECK(isKey("SUPS", "DELM"));
  CHECK(isKey("SEMI-1", "OCCI"));
  CHECK(isKey("QL-2", "PIRI"));
  CHECK_FALSE(isKey("TEMP-1", "SCM-S"));
  for (const KeyRelation& relation : atlas.keyRelations())
    for (const TriggerPointId satellite : relation.satellites) CHECK(satellite != relation.key);
}

TEST_CASE("an atlas of another version, or none, is refused", "[referral]") {
  const AssetsCopy assets;
  assets.write("atlas/one.json", R"({"schema": 2, "points": []})");
  CHECK(contains(assets.message(), "schema"));
  const auto nowhere = Atlas::load("/nowhere", tables().landmarks, tables().muscles);
  CHECK_FALSE(nowhere);
}

}  // namespace knotmap::tests
