#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/sources.h"
#include "placed_atlas.h"
#include "referral/ranking.h"

// Lists of muscles by place of pain, as textbooks print them, against what `explain` names there.
// A list holds trigger points, or muscles ("deltoid" is any part of it) that the atlas has a row
// of; muscles of the arm, forearm and leg that it does not cover are left out.
namespace knotmap::tests {
namespace {

using core::Json;
using core::Side;
using namespace referral;

const Json& lists() {
  static const Json read = [] {
    auto json = core::readJsonFile(
        std::filesystem::path(KNOTMAP_TEST_SOURCE) / "tests/referral/published_lists.json", 1);
    if (!json) throw std::runtime_error(json.error().message());
    return std::move(json).value();
  }();
  return read;
}

std::vector<std::string> texts(const Json& list, const char* key) {
  return list.at(key).get<std::vector<std::string>>();
}

bool isNamed(const TriggerPoint& point, const std::string& name) {
  const std::string& muscle = tables().muscles[point.muscle].id;
  return point.id == name || muscle == name || muscle.rfind(name + ".", 0) == 0;
}

/// The best rank of a point or muscle among the doors of a list; 0 when none names it.
int bestRank(const Json& list, const std::string& name) {
  int best = 0;
  for (const std::string& door : texts(list, "doors"))
    for (const Candidate& candidate :
         rankCandidates(averageMan().atlas, {.symptoms = {symptom(door)}, .side = Side::left}))
      if (isNamed(tables().atlas[candidate.point], name) && (best == 0 || candidate.rank < best))
        best = candidate.rank;
  return best;
}

std::string titleOf(const Json& list) {
  return fmt::format("{}, {}", list.at("source").get<std::string>(),
                     list.at("place").get<std::string>());
}

/// The largest share of a door's place that a pattern of this muscle covers.
float bestCover(const Json& list, const std::string& name) {
  float best = 0.0f;
  for (const std::string& door : texts(list, "doors"))
    for (const Candidate& candidate :
         rankCandidates(averageMan().atlas, {.symptoms = {symptom(door)}, .side = Side::left}))
      if (isNamed(tables().atlas[candidate.point], name)) best = std::max(best, candidate.covered);
  return best;
}

}  // namespace

TEST_CASE("published lists name known sources, doors and muscles of the atlas", "[referral]") {
  const auto sources = core::loadSources(KNOTMAP_TEST_ASSETS);
  REQUIRE(sources);
  for (const Json& list : lists().at("lists")) {
    INFO(titleOf(list));
    CHECK(core::findSource(*sources, list.at("source").get<std::string>()) != nullptr);
    for (const std::string& door : texts(list, "doors")) CHECK(tables().atlas.findSymptom(door));
    for (const std::string& name : texts(list, "muscles")) {
      INFO(name);
      const auto& points = tables().atlas.points();
      CHECK(std::any_of(points.begin(), points.end(),
                        [&](const TriggerPoint& point) { return isNamed(point, name); }));
    }
  }
}

TEST_CASE("at least nine of ten muscles of every published list are candidates", "[referral]") {
  int listed = 0, found = 0;
  for (const Json& list : lists().at("lists")) {
    int ofList = 0;
    std::string missing;
    for (const std::string& name : texts(list, "muscles")) {
      const bool there = bestRank(list, name) > 0;
      ofList += there;
      if (!there) missing += " " + name;
    }
    const int size = static_cast<int>(list.at("muscles").size());
    INFO(titleOf(list) << " lacks" << missing);
    CHECK(10 * ofList >= 9 * size);
    listed += size;
    found += ofList;
  }
  INFO(found << " of " << listed);
  CHECK(10 * found >= 9 * listed);
}

TEST_CASE("what a published list names first is within the first five ranks", "[referral]") {
  int near = 0, all = 0;
  std::string far;
  for (const Json& list : lists().at("lists")) {
    const std::string first = list.at("muscles").front();
    const int rank = bestRank(list, first);
    ++all;
    if (rank >= 1 && rank <= 5)
      ++near;
    else
      far += fmt::format("\n{}: {} at {}", titleOf(list), first, rank);
  }
  INFO(near << " of " << all << far);
  CHECK(10 * near >= 9 * all);
}

TEST_CASE("patterns of what published lists name reach the place of the pain", "[referral]") {
  int all = 0, reach = 0;
  for (const Json& list : lists().at("lists"))
    for (const std::string& name : texts(list, "muscles")) {
      ++all;
      reach += bestCover(list, name) > 0.05f;
    }
  INFO(reach << " of " << all);
  CHECK(5 * reach >= 4 * all);
}

}  // namespace knotmap::tests
