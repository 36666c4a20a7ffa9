#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "placed_atlas.h"
#include "referral/ranking.h"

namespace knotmap::tests {

using namespace referral;
using core::Side;

namespace {

std::vector<Candidate> explainSymptom(const char* id, std::optional<Side> side = Side::left,
                                      bool lowConfidence = false) {
  return rankCandidates(averageMan().atlas,
                        {.symptoms = {symptom(id)}, .side = side, .lowConfidence = lowConfidence});
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

/// The category index of the sources: what is listed as essential, the first listed first. Where
/// it joins several places in one line, each door has its own part of that line.
const std::map<std::string, std::vector<std::string>>& index() {
  static const std::map<std::string, std::vector<std::string>> listed{
      {"headache-temple", {"TRAP-1", "TEMP-1", "TEMP-2", "TEMP-3", "SEMI-1", "SUBO"}},
      {"headache-forehead", {"SCM-C", "FRON", "SEMI-1", "ZYGM"}},
      {"headache-eyebrow", {"SCM-S", "TEMP-1", "MASS-S3", "ORBO"}},
      {"headache-behind-eye", {"SPLV-U", "OCCI"}},
      {"headache-top", {"SPLC", "SEMI-3"}},
      {"headache-back", {"SCM-S", "SEMI-3", "OCCI", "TEMP-4", "SUBO"}},
      {"headache-skull-base", {"TRAP-2", "TRAP-3", "MULC", "SCM-C", "LONC", "DIG-P"}},
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
      {"neck-back", {"TRAP-1", "TRAP-2", "MULC", "LEVS", "SPLV-L"}},
      {"between-shoulder-blades",
       {"RHOM", "TRAP-4", "TRAP-5", "INFM", "SERP-S", "SERA", "SCAL", "LATU", "MULT-T", "ILCT-6"}},
      {"shoulder-top", {"TRAP-3", "TRAP-6"}},
      {"shoulder-front", {"INFL", "DELA", "PECC", "PECM", "LATL", "CORB"}},
      {"shoulder-side", {"SUPS", "SUPT", "DELM", "SCAL", "SCALM"}},
      {"shoulder-back", {"DELP", "TMIN", "TMAJ", "SUBS", "SERP-S"}},
      {"chest-front", {"PECS", "PECL", "PECP", "PECM", "STER", "SUBC", "SCAL", "SERA", "INTC"}},
      {"mid-back", {"SERP-I", "ILCT-11", "RECT-U", "MULT-T", "LATU"}},
      {"low-back", {"LONT-1", "QL-3", "ILPS", "GMED-1", "GMED-3", "RECT-L", "MULT-L2"}},
      {"buttock",
       {"GMAX-1", "GMAX-2", "GMED-1", "GMED-2", "PIRI", "QL-4", "ILCL", "LONT-10", "GMIN-P",
        "MULT-S1"}},
      {"tailbone", {"GMAX-3", "MULT-S4", "PELV"}},
      {"hip-side", {"QL-2", "QL-1", "GMIN-A"}},
      {"groin", {"ABDL", "ILPS"}},
      {"belly-upper", {"EXOB-U"}},
      {"belly-lower", {"RECT-P", "ABDL", "PYRA"}},
      {"belly-lower-side", {"RECT-M", "ABDL"}}};
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

TEST_CASE("every symptom of the index has a door, and every row of the atlas is behind one",
          "[referral]") {
  for (const auto& [id, points] : index()) {
    INFO(id);
    CHECK(tables().atlas.findSymptom(id));
  }
  for (const TriggerPoint& row : tables().atlas.points()) {
    const auto& doors = tables().atlas.symptoms();
    const bool named = std::any_of(doors.begin(), doors.end(), [&](const Symptom& door) {
      return std::any_of(
          door.candidates.begin(), door.candidates.end(),
          [&](const SymptomCandidate& c) { return tables().atlas[c.point].id == row.id; });
    });
    INFO(row.id);
    CHECK(named == (row.id != "PECA"));  // a fast heartbeat is no door to muscles
  }
}

TEST_CASE("doors have different names, words and a known category", "[referral]") {
  std::map<std::string, int> names;
  for (const Symptom& door : tables().atlas.symptoms()) {
    INFO(door.id);
    CHECK(++names[door.name] == 1);
    CHECK_FALSE(door.aliases.empty());
    CHECK(contains(symptomCategories(), door.category));
    CHECK_FALSE(door.sources.empty());
  }
}

TEST_CASE("what a list holds as essential reaches the place where the symptom is felt",
          "[referral]") {
  for (const Symptom& door : tables().atlas.symptoms()) {
    if (door.felt.empty() || door.id == "ringing") continue;  // no pain, no place
    for (const Candidate& candidate : explainSymptom(door.id.c_str(), Side::left, true)) {
      if (candidate.role != Role::essential) continue;
      INFO(door.id << ": " << tables().atlas[candidate.point].id);
      CHECK(candidate.covered > 0.0f);
    }
  }
}

TEST_CASE("every point the index lists as essential is a candidate with that role", "[referral]") {
  for (const auto& [id, points] : index()) {
    const auto candidates = explainSymptom(id.c_str(), Side::left, true);
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

TEST_CASE("rows that can be mistaken for an organ's pain say what must be ruled out first",
          "[referral]") {
  const std::map<std::string, std::vector<std::string>> words{
      {"heart", {"PECS", "PECL", "PECP", "PECM", "PECA", "STER", "SUBC", "INTC", "SCAL", "SERA"}},
      {"chest", {"RECT-U", "EXOB-U", "ILCT-6"}},
      {"appendic", {"RECT-M"}},
      {"bladder", {"RECT-P", "PYRA", "PIRI", "GMIN-A", "GMIN-P"}},
      {"testicle", {"ABDL", "ILPS"}},
      {"pregnancy", {"RECT-P", "PYRA", "ABDL"}},
      {"hard belly", {"QL-3", "LONT-1", "ILCL", "MULT-S1", "SERP-I", "LATL"}},
      {"between the legs", {"GMAX-1", "GMED-2", "LONT-10", "MULT-S4", "QL-4", "RECT-L"}},
      {"side of the neck", {"SCM-S", "SCM-C", "SUBO", "SEMI-1", "SPLC", "SPLV-U", "TRAP-1"}},
      {"50", {"TEMP-1", "TEMP-4", "MASS-S2", "MASS-D"}},
      {"dentist", {"TEMP-2", "MASS-S1", "DIG-A"}},
      {"swallowing", {"DIG-P", "PTER-M"}},
      {"hearing", {"MASS-D", "PTER-L", "SCM-C", "LONC", "RCA"}},
      {"left arm", {"SERP-S", "LATU", "PECC", "SCALM", "RHOM", "DELM"}},
      {"belly", {"RECT-U", "RECT-M", "EXOB-U", "EXOB-B", "ABDL", "ILCT-11", "MULT-L2", "QL-1"}}};
  for (const auto& [word, rows] : words)
    for (const std::string& id : rows) {
      const auto stops = stopsFirst(tables().atlas, {}, {point(id)});
      INFO(id << " should ask about: " << word);
      CHECK(std::any_of(stops.begin(), stops.end(), [&](const std::string& sentence) {
        return sentence.find(word) != std::string::npos;
      }));
    }
}

TEST_CASE("a row without such a doubt asks nothing of its own", "[referral]") {
  for (const char* id : {"TRAP-6", "TMIN", "DELP"})
    CHECK(stopsFirst(tables().atlas, {}, {point(id)}).empty());
}

TEST_CASE("how a point is tried fits into a sentence, and delicate places name who tries it",
          "[referral]") {
  for (const TriggerPoint& row : tables().atlas.points()) {
    INFO(row.id << ": " << row.test);
    REQUIRE_FALSE(row.test.empty());
    CHECK(std::string(",.;:").find(row.test.back()) == std::string::npos);
    if (row.internal) CHECK(row.test.find("professional") != std::string::npos);
  }
  for (const char* id :
       {"SCM-S", "SCM-C", "SCAL", "SCALM", "DIG-A", "DIG-P", "SUBS", "CORB", "ABDL"})
    CHECK(tables().atlas[point(id)].test.find("trained hand") != std::string::npos);
}

TEST_CASE("doors name first what is gravest for their place", "[referral]") {
  const std::map<std::string, std::string> first{{"chest-front", "heart"},
                                                 {"breastbone", "heart"},
                                                 {"chest-side", "heart"},
                                                 {"breast", "emergency number"},
                                                 {"low-back", "between the legs"},
                                                 {"sacrum", "between the legs"},
                                                 {"buttock", "between the legs"},
                                                 {"belly-lower-side", "emergency department"},
                                                 {"belly-upper", "heart"},
                                                 {"groin", "testicle"},
                                                 {"earache", "hearing"},
                                                 {"toothache-lower-molars", "emergency number"},
                                                 {"headache-temple", "emergency"},
                                                 {"arm-front", "left arm"},
                                                 {"flank", "belly"}};
  for (const auto& [id, word] : first) {
    const auto stops = stopsFirst(tables().atlas, {symptom(id)});
    INFO(id);
    REQUIRE_FALSE(stops.empty());
    CHECK(stops.front().find(word) != std::string::npos);
  }
}

TEST_CASE("what a named symptom and its candidates must rule out is asked together", "[referral]") {
  std::vector<TriggerPointId> named;
  for (const Candidate& candidate : explainSymptom("mid-back")) named.push_back(candidate.point);
  const auto door = stopsFirst(tables().atlas, {symptom("mid-back")});
  const auto all = stopsFirst(tables().atlas, {symptom("mid-back")}, named);
  REQUIRE(all.size() > door.size());
  CHECK(std::equal(door.begin(), door.end(), all.begin()));  // the door's come first
}

TEST_CASE("every toothache names the emergency first and the dentist next", "[referral]") {
  for (const Symptom& door : tables().atlas.symptoms()) {
    if (door.category != "toothache") continue;
    INFO(door.id);
    REQUIRE(door.stopsFirst.size() == 2);
    CHECK(door.stopsFirst[0].find("emergency number") != std::string::npos);
    CHECK(door.stopsFirst[1].find("dentist") != std::string::npos);
  }
}

TEST_CASE("an earache on one side names points of that side only", "[referral]") {
  // Only skin may cross: the forehead of the clavicular sternocleidomastoid, never its ear.
  for (const Candidate& candidate : explainSymptom("earache", core::Side::left))
    CHECK(candidate.side == core::Side::left);
}

}  // namespace knotmap::tests
