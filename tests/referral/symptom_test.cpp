#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "placed_atlas.h"

namespace knotmap::tests {

using namespace referral;
using core::Side;

namespace {

std::vector<Candidate> explainSymptom(const char* id, std::optional<Side> side = Side::left) {
  return explain(averageMan().atlas, {.symptoms = {symptom(id)}, .side = side});
}

std::vector<std::string> pointsOf(const std::vector<Candidate>& candidates, int upToRank = 99) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : candidates) {
    const std::string& id = tables().atlas[candidate.point].id;
    if (candidate.rank <= upToRank && std::find(ids.begin(), ids.end(), id) == ids.end())
      ids.push_back(id);
  }
  return ids;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// The category index of the sources: what is listed as essential, the first listed first.
const std::map<std::string, std::vector<std::string>>& index() {
  static const std::map<std::string, std::vector<std::string>> listed{
      {"headache-temple", {"TRAP-1", "TEMP-1", "TEMP-2", "TEMP-3", "SEMI-1", "SUBO"}},
      {"headache-forehead", {"SCM-C", "FRON", "SEMI-1", "ZYGM"}},
      {"headache-eyebrow", {"SCM-S", "TEMP-1", "MASS-S3", "ORBO"}},
      {"headache-behind-eye", {"SPLV-U", "OCCI"}},
      {"headache-top", {"SPLC", "SEMI-3"}},
      {"headache-back", {"SCM-S", "SEMI-3", "OCCI", "TEMP-4", "SUBO"}},
      {"headache-skull-base", {"TRAP-2", "TRAP-3", "MULC", "SCM-C", "DIG-P"}},
      {"toothache-upper-incisors", {"TEMP-1"}},
      {"toothache-upper-canine", {"TEMP-2"}},
      {"toothache-upper-molars", {"TEMP-3", "MASS-S1"}},
      {"toothache-lower-molars", {"MASS-S2"}},
      {"toothache-lower-incisors", {"DIG-A"}},
      {"earache", {"MASS-D", "PTER-M", "SCM-C", "PTER-L"}},
      {"ringing", {"MASS-D", "PTER-L"}},
      {"jaw",
       {"PTER-L", "MASS-D", "MASS-S1", "MASS-S2", "MASS-S3", "PTER-M", "TRAP-1", "BUCC", "PLAT"}},
      {"cheek", {"PTER-L", "MASS-S1", "SCM-S", "ORBO"}},
      {"throat", {"DIG-P", "PTER-M", "SCM-S"}},
      {"neck", {"LEVS", "SPLV-L", "TRAP-1", "TRAP-2", "MULC"}},
      {"dizziness", {"SCM-C"}},
      {"between-shoulder-blades", {"RHOM", "TRAP-4", "TRAP-5", "SCAL"}},
      {"shoulder-top", {"TRAP-3", "TRAP-6"}},
      {"shoulder-front", {"INFL"}},
      {"shoulder-side", {"SUPS", "SCAL"}}};
  return listed;
}

}  // namespace

TEST_CASE("toothache of the lower molars gives the middle of the masseter first", "[referral]") {
  const auto candidates = explainSymptom("toothache-lower-molars");
  REQUIRE_FALSE(candidates.empty());
  CHECK(tables().atlas[candidates.front().point].id == "MASS-S2");
  CHECK(candidates.front().rank == 1);
}

TEST_CASE("headache at the temple has the upper trapezius among the first three", "[referral]") {
  CHECK(contains(pointsOf(explainSymptom("headache-temple"), 3), "TRAP-1"));
}

TEST_CASE("every door is in the index and the other way round", "[referral]") {
  CHECK(tables().atlas.symptoms().size() == index().size());
  for (const Symptom& door : tables().atlas.symptoms()) CHECK(index().count(door.id) == 1);
}

TEST_CASE("every point the index lists as essential is a candidate with that role", "[referral]") {
  for (const auto& [id, points] : index()) {
    const auto candidates = explainSymptom(id.c_str());
    for (const std::string& wanted : points) {
      const auto found = std::find_if(candidates.begin(), candidates.end(),
                                      [&](const Candidate& c) { return c.point == point(wanted); });
      INFO(id << " should name " << wanted);
      REQUIRE(found != candidates.end());
      CHECK(found->role == Role::essential);
    }
  }
}

TEST_CASE("what the index lists first ranks among the first two", "[referral]") {
  for (const auto& [id, points] : index()) {
    INFO(id);
    CHECK(contains(pointsOf(explainSymptom(id.c_str()), 2), points.front()));
  }
}

TEST_CASE("essential candidates come before spillover candidates of a named symptom",
          "[referral]") {
  for (const auto& [id, points] : index()) {
    int lastEssential = 0, firstSpillover = 1000;
    for (const Candidate& candidate : explainSymptom(id.c_str())) {
      if (candidate.role == Role::essential)
        lastEssential = std::max(lastEssential, candidate.rank);
      else
        firstSpillover = std::min(firstSpillover, candidate.rank);
    }
    INFO(id);
    CHECK(lastEssential < firstSpillover);
  }
}

TEST_CASE("without a side every candidate is there for both sides with one rank", "[referral]") {
  for (const auto& [id, points] : index()) {
    std::map<TriggerPointId, std::vector<Candidate>> byPoint;
    for (const Candidate& candidate : explainSymptom(id.c_str(), std::nullopt))
      byPoint[candidate.point].push_back(candidate);
    for (const auto& [which, both] : byPoint) {
      INFO(id << ", " << tables().atlas[which].id);
      REQUIRE(both.size() == 2);
      CHECK(both[0].side == Side::left);
      CHECK(both[1].side == Side::right);
      CHECK(both[0].rank == both[1].rank);
    }
  }
}

TEST_CASE("pain on one side names points of that side", "[referral]") {
  for (const Side side : {Side::left, Side::right})
    for (const Candidate& candidate : explainSymptom("headache-temple", side))
      CHECK(candidate.side == side);
}

TEST_CASE(
    "the forehead may be reached from the other side by the collarbone part of the "
    "head-turning muscle, as a spread",
    "[referral]") {
  const auto candidates = explainSymptom("headache-forehead", Side::left);
  const auto crossing = std::find_if(candidates.begin(), candidates.end(), [](const Candidate& c) {
    return c.point == point("SCM-C") && c.side == Side::right;
  });
  REQUIRE(crossing != candidates.end());
  CHECK(crossing->role == Role::spillover);
  CHECK(crossing->rank > candidates.front().rank);
}

TEST_CASE("a symptom names what must be ruled out first, each sentence once", "[referral]") {
  const auto stops =
      stopsFirst(tables().atlas, {symptom("headache-temple"), symptom("headache-forehead")});
  REQUIRE_FALSE(stops.empty());
  for (std::size_t i = 0; i < stops.size(); ++i)
    CHECK(std::count(stops.begin(), stops.end(), stops[i]) == 1);
  for (const Symptom& door : tables().atlas.symptoms()) {
    INFO(door.id);
    CHECK_FALSE(door.stopsFirst.empty());
  }
}

TEST_CASE("every toothache asks for the dentist first", "[referral]") {
  for (const Symptom& door : tables().atlas.symptoms()) {
    if (door.category != "toothache") continue;
    INFO(door.id);
    REQUIRE_FALSE(door.stopsFirst.empty());
    CHECK(door.stopsFirst.front().find("dentist") != std::string::npos);
  }
}

TEST_CASE("an earache on one side names points of that side only", "[referral]") {
  // Only skin may cross: the forehead of the clavicular sternocleidomastoid, never its ear.
  for (const Candidate& candidate : explainSymptom("earache", core::Side::left))
    CHECK(candidate.side == core::Side::left);
}

}  // namespace knotmap::tests
