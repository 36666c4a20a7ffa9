#include "anatomy/muscles/muscles.h"

#include <catch2/catch.hpp>
#include <regex>

#include "anatomy_shapes.h"
#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::anatomy {
namespace {

MuscleTable muscleTable() {
  const auto skeleton = SkeletonTable::load(KNOTMAP_TEST_ASSETS, tests::landmarkTable());
  if (!skeleton) throw std::runtime_error(skeleton.error().message());
  auto table = MuscleTable::load(KNOTMAP_TEST_ASSETS, *skeleton);
  if (!table) throw std::runtime_error(table.error().message());
  return std::move(table).value();
}

std::string problemOf(const std::string& muscles) {
  const auto table = MuscleTable::load(
      tests::assetsWith("muscles/some.json", R"({"schema": 1, "muscles": [)" + muscles + "]}"),
      SkeletonTable());
  return table ? "" : table.error().message();
}

}  // namespace

TEST_CASE("standard ids of muscles have the form of their list", "[muscles]") {
  const std::regex ta98("A[0-9]{2}\\.[0-9]\\.[0-9]{2}\\.[0-9]{3}");
  const std::regex fma("FMA:[0-9]+"), uberon("UBERON:[0-9]{7}");
  const MuscleTable table = muscleTable();
  for (const Muscle& muscle : table.muscles()) {
    INFO(muscle.id);
    CHECK((muscle.ta98.empty() || std::regex_match(muscle.ta98, ta98)));
    CHECK((muscle.fma.empty() || std::regex_match(muscle.fma, fma)));
    CHECK((muscle.uberon.empty() || std::regex_match(muscle.uberon, uberon)));
  }
}

TEST_CASE("the muscles of the first atlas are in the table", "[muscles]") {
  const MuscleTable table = muscleTable();
  for (const char* id : {"trapezius.upper",
                         "trapezius.middle",
                         "trapezius.lower",
                         "sternocleidomastoid.sternal",
                         "sternocleidomastoid.clavicular",
                         "temporalis",
                         "masseter.superficial",
                         "masseter.deep",
                         "pterygoid.medial",
                         "pterygoid.lateral",
                         "digastric.anterior",
                         "digastric.posterior",
                         "splenius-capitis",
                         "splenius-cervicis",
                         "semispinalis-capitis",
                         "suboccipitals",
                         "occipitofrontalis.frontal",
                         "occipitofrontalis.occipital",
                         "orbicularis-oculi",
                         "zygomaticus-major",
                         "levator-scapulae",
                         "infraspinatus"}) {
    INFO(id);
    const auto found = table.find(id);
    REQUIRE(found);
    CHECK(table[*found].id == id);
  }
}

TEST_CASE("the parts of a muscle follow its name in its id", "[muscles]") {
  const MuscleTable table = muscleTable();
  for (const Muscle& muscle : table.muscles()) {
    INFO(muscle.id);
    const bool partInId = muscle.id.find("." + muscle.part) != std::string::npos;
    CHECK((muscle.part.empty() || partInId));
  }
}

TEST_CASE("every source of anatomy is in the list of sources", "[muscles]") {
  const std::filesystem::path assets(KNOTMAP_TEST_ASSETS);
  std::vector<std::string> known;
  const core::Json file = core::readJsonFile(assets / "sources.json", 1).value();
  for (const auto& source : file["sources"]) known.push_back(source["id"]);
  const auto check = [&](const std::vector<std::string>& sources, const std::string& id) {
    for (const std::string& source : sources) {
      INFO(id << ": " << source);
      CHECK(std::find(known.begin(), known.end(), source) != known.end());
    }
  };
  const MuscleTable muscles = muscleTable();
  const LandmarkTable landmarks = tests::landmarkTable();
  for (const Muscle& muscle : muscles.muscles()) check(muscle.sources, muscle.id);
  for (const Landmark& landmark : landmarks.landmarks()) check(landmark.sources, landmark.id);
}

TEST_CASE("a muscle part reads as people say it", "[muscles]") {
  const MuscleTable table = muscleTable();
  const auto name = [&](const char* id) { return muscleName(table[*table.find(id)]); };
  CHECK(name("trapezius.upper") == "upper trapezius");
  CHECK(name("masseter.deep") == "masseter, deep part");
  CHECK(name("infraspinatus") == "infraspinatus");
}

TEST_CASE("people find a muscle by any of its names", "[muscles]") {
  const MuscleTable table = muscleTable();
  const auto finds = [&](const char* words, const char* id) {
    return isCalled(table[*table.find(id)], words);
  };
  CHECK(finds("traps", "trapezius.upper"));
  CHECK(finds("Kappenmuskel", "trapezius.lower"));
  CHECK(finds("scm", "sternocleidomastoid.sternal"));
  CHECK(finds("UPPER trap", "trapezius.upper"));
  CHECK(finds("SCHL\u00c4FENMUSKEL", "temporalis"));
  CHECK_FALSE(finds("traps", "temporalis"));
}

TEST_CASE("a bad muscle table says where, what was found and what was expected", "[muscles]") {
  CHECK_THAT(problemOf(R"({"id": "a", "name": "a", "layer": "deap", "sources": ["s"]})"),
             Catch::Contains("muscles[0].layer: unknown \"deap\", did you mean \"deep\"?"));
  CHECK_THAT(problemOf(R"({"id": "a", "name": "a", "layer": "deep"})"),
             Catch::Contains("muscles[0]: names no source"));
  const std::string row = R"({"id": "a", "name": "a", "layer": "deep", "sources": ["s"]})";
  CHECK_THAT(problemOf(row + "," + row), Catch::Contains("muscles[1].id: \"a\" is there already"));
  CHECK_THAT(problemOf(R"({"id": "a", "nmae": "a", "layer": "deep", "sources": ["s"]})"),
             Catch::Contains("did you mean \"name\"") && Catch::Contains("muscles[0].name"));
}

}  // namespace knotmap::anatomy
