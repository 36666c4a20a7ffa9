#include "referral/ranking.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "placed_atlas.h"

namespace knotmap::tests {

using namespace referral;
using anatomy::BrushDab;
using core::Side;

namespace {

/// Dabs that cover a zone: a small one at every vertex well inside it.
std::vector<BrushDab> dabsInside(const PlacedAtlas& placed, const ZoneField& field) {
  std::vector<BrushDab> dabs;
  for (const auto& sample : field.samples)
    if (sample.mm < -3.0f && sample.fineVertex < anatomy::kVertexCount)
      dabs.push_back({bodyPointAtVertex(placed.body.model(),
                                        static_cast<anatomy::VertexId>(sample.fineVertex)),
                      -sample.mm});
  return dabs;
}

const Candidate* find(const std::vector<Candidate>& candidates, const char* id, Side side) {
  for (const Candidate& candidate : candidates)
    if (candidate.point == point(id) && candidate.side == side) return &candidate;
  return nullptr;
}

bool same(const Candidate& a, const Candidate& b) {
  return a.point == b.point && a.side == b.side && a.rank == b.rank && a.score == b.score &&
         a.role == b.role && a.covered == b.covered && a.excess == b.excess && a.why == b.why;
}

}  // namespace

TEST_CASE("painting a point's essential zone ranks that point first", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
    const auto id = static_cast<TriggerPointId>(i);
    for (const Side side : {Side::left, Side::right}) {
      const auto dabs = dabsInside(placed, placed.atlas.pattern(id, side).essential);
      if (dabs.empty()) continue;  // felt in teeth or deep places only
      const bool low = tables().atlas[id].evidence.confidence == Confidence::low;
      const auto candidates = rankCandidates(placed.atlas, {.painted = dabs, .lowConfidence = low});
      INFO(tables().atlas.points()[i].id);
      REQUIRE_FALSE(candidates.empty());
      const auto self = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
        return c.point == id && c.side == side;
      });
      REQUIRE(self != candidates.end());
      CHECK(self->rank == 1);
      CHECK(self->covered > 0.9f);
    }
  }
}

TEST_CASE("a painted area names only points whose pattern reaches it", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto candidates =
      rankCandidates(placed.atlas, {.painted = {{place(placed, "temple", Side::right), 18.0f}}});
  REQUIRE_FALSE(candidates.empty());
  for (const Candidate& candidate : candidates) {
    CHECK(candidate.side == Side::right);
    CHECK(candidate.covered >= 0.05f);
  }
  CHECK(find(candidates, "TRAP-1", Side::right) != nullptr);
  CHECK(find(candidates, "MASS-S2", Side::right) == nullptr);
}

TEST_CASE("no pattern reaches the toes", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  CHECK(rankCandidates(placed.atlas, {.painted = {{place(placed, "toe-big"), 20.0f}}}).empty());
}

TEST_CASE("an empty complaint is explained by nothing", "[referral]") {
  CHECK(rankCandidates(averageMan().atlas, Complaint{}).empty());
}

TEST_CASE("what explains two symptoms together comes before what explains one of them",
          "[referral]") {
  const auto candidates = rankCandidates(
      averageMan().atlas,
      {.symptoms = {symptom("headache-eyebrow"), symptom("toothache-upper-incisors")},
       .side = Side::left});
  REQUIRE_FALSE(candidates.empty());
  CHECK(tables().atlas[candidates.front().point].id == "TEMP-1");
  CHECK(candidates.front().why.find("and") != std::string::npos);
}

TEST_CASE("headache at the temple with pain in the jaw is explained first by what explains both",
          "[referral]") {
  const std::vector<SymptomId> both{symptom("headache-temple"), symptom("jaw")};
  const auto candidates =
      rankCandidates(averageMan().atlas, {.symptoms = both, .side = Side::left});
  const auto alone = [&](SymptomId one) {
    return rankCandidates(averageMan().atlas, {.symptoms = {one}, .side = Side::left});
  };
  const auto temple = alone(both[0]), jaw = alone(both[1]);
  const auto among = [](const std::vector<Candidate>& all, const Candidate& wanted) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& c) {
      return c.point == wanted.point && c.side == wanted.side;
    });
  };
  REQUIRE(candidates.size() > 6);
  bool onlyOne = false;
  int explainBoth = 0;
  for (const Candidate& candidate : candidates) {
    const bool bothOfThem = among(temple, candidate) && among(jaw, candidate);
    INFO(tables().atlas[candidate.point].id << " " << candidate.score);
    CHECK_FALSE((bothOfThem && onlyOne));
    onlyOne = onlyOne || !bothOfThem;
    explainBoth += bothOfThem;
  }
  CHECK(explainBoth >= 3);
  CHECK(onlyOne);
  CHECK(tables().atlas[candidates.front().point].id == "TRAP-1");
}

TEST_CASE("a painted area and a symptom together are explained first by what explains both",
          "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto candidates =
      rankCandidates(placed.atlas, {.symptoms = {symptom("toothache-upper-incisors")},
                                    .painted = {{place(placed, "eyebrow"), 12.0f}},
                                    .side = Side::left});
  REQUIRE_FALSE(candidates.empty());
  CHECK(tables().atlas[candidates.front().point].id == "TEMP-1");
  CHECK(candidates.front().why.find("painted area") != std::string::npos);
}

TEST_CASE("a point that no list names is found by the skin it reaches, below all that are listed",
          "[referral]") {
  int found = 0;
  for (const Symptom& door : tables().atlas.symptoms()) {
    float leastListed = 1.0f, bestReached = 0.0f;
    for (const Candidate& candidate :
         rankCandidates(averageMan().atlas, {.symptoms = {symptom(door.id)}, .side = Side::left})) {
      const bool listed =
          std::any_of(door.candidates.begin(), door.candidates.end(),
                      [&](const SymptomCandidate& c) { return c.point == candidate.point; });
      float& score = listed ? leastListed : bestReached;
      score = listed ? std::min(score, candidate.score) : std::max(score, candidate.score);
      if (listed) continue;
      ++found;
      INFO(door.id << ": " << candidate.why);
      CHECK(candidate.role == Role::spillover);
      CHECK(candidate.covered >= 0.15f);
      CHECK(candidate.why.find("do not name this muscle") != std::string::npos);
    }
    INFO(door.id);
    CHECK(bestReached < leastListed);
  }
  CHECK(found >= 5);
}

TEST_CASE("a band across both sides is as likely from the other side", "[referral]") {
  const auto candidates =
      rankCandidates(averageMan().atlas, {.symptoms = {symptom("low-back")}, .side = Side::left});
  for (const char* id : {"GMED-3", "RECT-L"}) {
    const Candidate* own = find(candidates, id, Side::left);
    const Candidate* other = find(candidates, id, Side::right);
    INFO(id);
    REQUIRE(own != nullptr);
    REQUIRE(other != nullptr);
    CHECK(own->role == Role::essential);
    CHECK(other->role == Role::essential);
    CHECK(own->rank == other->rank);
  }
  CHECK(find(candidates, "QL-3", Side::right) == nullptr);
}

TEST_CASE("what studies found more often comes before its equals, and the reason says so",
          "[referral]") {
  const auto candidates =
      rankCandidates(averageMan().atlas, {.symptoms = {symptom("low-back")}, .side = Side::left});
  const Candidate* quadratus = find(candidates, "QL-3", Side::left);
  const Candidate* psoas = find(candidates, "ILPS", Side::left);
  REQUIRE(quadratus != nullptr);
  REQUIRE(psoas != nullptr);
  CHECK(quadratus->rank < psoas->rank);
  CHECK(quadratus->why.find("30 to 55 % of people") != std::string::npos);
  CHECK(psoas->why.find("5 to 10 % of people") != std::string::npos);
}

TEST_CASE("points of one practitioner's report are named only when asked for", "[referral]") {
  Complaint complaint{.symptoms = {symptom("earache"), symptom("headache-skull-base")},
                      .side = Side::left};
  for (const Candidate& candidate : rankCandidates(averageMan().atlas, complaint))
    CHECK(tables().atlas[candidate.point].evidence.confidence != Confidence::low);
  complaint.lowConfidence = true;
  const auto all = rankCandidates(averageMan().atlas, complaint);
  REQUIRE(find(all, "LONC", Side::left) != nullptr);
  REQUIRE(find(all, "RCA", Side::left) != nullptr);
  CHECK(find(all, "LONC", Side::left)->rank > all.front().rank);
}

TEST_CASE("a marked knot near its usual place supports a point", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const Complaint plain{.symptoms = {symptom("headache-temple")}, .side = Side::left};
  Complaint marked = plain;
  marked.knots = {placed.atlas.sites(point("SUBO"), Side::left).front()};

  const auto before = rankCandidates(placed.atlas, plain),
             after = rankCandidates(placed.atlas, marked);

  REQUIRE(find(before, "SUBO", Side::left) != nullptr);
  CHECK(find(after, "SUBO", Side::left)->score > find(before, "SUBO", Side::left)->score);
  CHECK(find(after, "SUBO", Side::left)->rank < find(before, "SUBO", Side::left)->rank);
  CHECK(find(after, "SUBO", Side::left)->why.find("marked knot") != std::string::npos);
  CHECK(find(after, "TEMP-1", Side::left)->score == find(before, "TEMP-1", Side::left)->score);
}

TEST_CASE("a knot on the other side supports nothing on this side", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const Complaint plain{.symptoms = {symptom("toothache-lower-molars")}, .side = Side::left};
  Complaint marked = plain;
  marked.knots = {placed.atlas.sites(point("MASS-S2"), Side::right).front()};
  CHECK(rankCandidates(placed.atlas, marked).front().score ==
        rankCandidates(placed.atlas, plain).front().score);
}

TEST_CASE("scores lie between 0 and 1, fall with the rank, and ranks leave no gap", "[referral]") {
  std::mt19937 random(11);
  const auto& doors = tables().atlas.symptoms();
  const PlacedAtlas& placed = averageMan();
  for (int round = 0; round < 60; ++round) {
    Complaint complaint;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i)
      complaint.symptoms.push_back(static_cast<SymptomId>(random() % doors.size()));
    if (random() % 2) complaint.side = random() % 2 ? Side::left : Side::right;
    if (random() % 2)
      complaint.painted.push_back(
          {{static_cast<anatomy::FaceId>(random() % anatomy::kFaceCount), 0.5f, 0.5f}, 25.0f});
    const auto candidates = rankCandidates(placed.atlas, complaint);
    int rank = 1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      CHECK(candidates[i].score > 0.0f);
      CHECK(candidates[i].score <= 1.0f);
      CHECK(candidates[i].covered >= 0.0f);
      CHECK(candidates[i].covered <= 1.001f);
      CHECK((candidates[i].rank == rank || candidates[i].rank == rank + 1));
      rank = candidates[i].rank;
      if (i > 0 && candidates[i - 1].rank < rank)
        CHECK(candidates[i - 1].score > candidates[i].score);
    }
  }
}

TEST_CASE("the ranking does not depend on the order of choosing, even with mixed sides",
          "[referral]") {
  std::mt19937 random(5);
  const auto& doors = tables().atlas.symptoms();
  const std::array<std::optional<Side>, 3> sides{Side::left, Side::right, std::nullopt};
  for (int round = 0; round < 40; ++round) {
    std::vector<Complaint> complaints;
    for (const auto side : sides) {
      Complaint& complaint = complaints.emplace_back(Complaint{.side = side});
      for (int i = 0; i < 3; ++i)
        complaint.symptoms.push_back(static_cast<SymptomId>(random() % doors.size()));
    }
    const auto chosen = rankCandidates(averageMan().atlas, complaints);
    std::shuffle(complaints.begin(), complaints.end(), random);
    for (Complaint& complaint : complaints)
      std::shuffle(complaint.symptoms.begin(), complaint.symptoms.end(), random);
    const auto shuffled = rankCandidates(averageMan().atlas, complaints);
    CHECK(std::equal(chosen.begin(), chosen.end(), shuffled.begin(), shuffled.end(), same));
  }
}

TEST_CASE("complaints on two sides give one list, each point once with its better score",
          "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const std::vector<Complaint> both{
      {.symptoms = {symptom("headache-temple"), symptom("toothache-lower-molars")},
       .side = Side::left},
      {.symptoms = {symptom("headache-temple")}}};
  std::map<std::pair<TriggerPointId, Side>, float> best;
  for (const Complaint& complaint : both)
    for (const Candidate& candidate : rankCandidates(placed.atlas, complaint)) {
      float& score = best[{candidate.point, candidate.side}];
      score = std::max(score, candidate.score);
    }

  const auto merged = rankCandidates(placed.atlas, both);

  REQUIRE(merged.size() == best.size());
  for (const Candidate& candidate : merged)
    CHECK(candidate.score == best.at({candidate.point, candidate.side}));
  for (std::size_t i = 1; i < merged.size(); ++i) {
    const Candidate &a = merged[i - 1], &b = merged[i];
    if (a.rank == b.rank) CHECK(std::pair(a.point, a.side) < std::pair(b.point, b.side));
    if (a.rank < b.rank) CHECK(a.score > b.score);
  }
}

TEST_CASE("the same complaint is explained the same way, whatever was asked before", "[referral]") {
  const Complaint complaint{.symptoms = {symptom("headache-temple"), symptom("neck")},
                            .painted = {{place(averageMan(), "temple"), 20.0f}}};
  const PlacedAtlas fresh{anatomy::BodyShape{}};
  const auto first = rankCandidates(fresh.atlas, complaint);
  (void)rankCandidates(fresh.atlas, {.symptoms = {symptom("earache")}});
  const auto second = rankCandidates(fresh.atlas, complaint);
  const auto other = rankCandidates(averageMan().atlas, complaint);

  REQUIRE(first.size() == second.size());
  REQUIRE(first.size() == other.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(same(first[i], second[i]));
    CHECK(same(first[i], other[i]));
  }
}

TEST_CASE("reasons are whole sentences that offer a test and no diagnosis", "[referral]") {
  for (const Symptom& door : tables().atlas.symptoms()) {
    for (const Candidate& candidate :
         rankCandidates(averageMan().atlas, {.symptoms = {symptom(door.id)}, .side = Side::left})) {
      INFO(candidate.why);
      CHECK(candidate.why.back() == '.');
      CHECK(candidate.why.find("reported") != std::string::npos);
      const bool pain = candidate.why.find("brings on the pain you know") != std::string::npos;
      const bool feeling =
          candidate.why.find("brings on the feeling you know") != std::string::npos;
      CHECK(pain == tables().atlas[candidate.point].sensation.empty());
      CHECK(feeling != pain);
      for (const char* word : {"diagnos", "cause", "cure", "treat", "you have"})
        CHECK(candidate.why.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("a point inside the body is left to a clinician", "[referral]") {
  const auto candidates =
      rankCandidates(averageMan().atlas, {.symptoms = {symptom("earache")}, .side = Side::left});
  REQUIRE(find(candidates, "PTER-M", Side::left) != nullptr);
  CHECK(find(candidates, "PTER-M", Side::left)->why.find("clinician would test") !=
        std::string::npos);
}

}  // namespace knotmap::tests
