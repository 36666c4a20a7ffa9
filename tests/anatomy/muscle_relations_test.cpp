#include <catch2/catch.hpp>

#include "anatomy_shapes.h"
#include "core/assets.h"
#include "core/json.h"
#include "relations.h"

namespace knotmap::tests {
namespace {

const MuscleTables& muscleTables() {
  static const MuscleTables tables{KNOTMAP_TEST_ASSETS};
  return tables;
}

core::Json relationsOf(const std::string& area) {
  const std::string file = KNOTMAP_TEST_SOURCE "/tests/anatomy/relations/" + area + ".json";
  auto json = core::readJsonFile(file, 1);
  if (!json) throw std::runtime_error(json.error().message());
  return json->at("relations");
}

void checkArea(const std::string& area) {
  const core::Json relations = relationsOf(area);
  CHECK(relations.size() >= 15);
  const auto bodies = shapes();
  for (std::size_t i : {0u, 1u, 4u, 5u, 6u}) {
    const FittedMuscles fitted(muscleTables(), bodyModel(), bodies[i].shape);
    for (const core::Json& relation : relations) {
      INFO(bodies[i].name << ": " << relation.at("says").get<std::string>());
      CHECK(violated(relation, fitted, i == 0) == "");
    }
  }
}

}  // namespace

TEST_CASE("muscles of the head lie as anatomy texts say", "[muscles]") { checkArea("head"); }
TEST_CASE("muscles of the neck lie as anatomy texts say", "[muscles]") { checkArea("neck"); }
TEST_CASE("muscles of the shoulder lie as anatomy texts say", "[muscles]") {
  checkArea("shoulder");
}
TEST_CASE("muscles of the trunk lie as anatomy texts say", "[muscles]") { checkArea("trunk"); }
TEST_CASE("muscles of the hip lie as anatomy texts say", "[muscles]") { checkArea("hip"); }

}  // namespace knotmap::tests
