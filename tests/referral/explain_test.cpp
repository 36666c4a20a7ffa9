#include <algorithm>
#include <catch2/catch.hpp>
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
      const auto candidates = explain(placed.atlas, {.painted = dabs});
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
      explain(placed.atlas, {.painted = {{place(placed, "temple", Side::right), 18.0f}}});
  REQUIRE_FALSE(candidates.empty());
  for (const Candidate& candidate : candidates) {
    CHECK(candidate.side == Side::right);
    CHECK(candidate.covered >= 0.05f);
  }
  CHECK(find(candidates, "TRAP-1", Side::right) != nullptr);
  CHECK(find(candidates, "MASS-S2", Side::right) == nullptr);
}

TEST_CASE("no pattern reaches the thigh", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  CHECK(explain(placed.atlas, {.painted = {{place(placed, "greater-trochanter"), 20.0f}}}).empty());
}

TEST_CASE("an empty complaint is explained by nothing", "[referral]") {
  CHECK(explain(averageMan().atlas, {}).empty());
}

TEST_CASE("what explains two symptoms together comes before what explains one of them",
          "[referral]") {
  const auto candidates =
      explain(averageMan().atlas,
              {.symptoms = {symptom("headache-eyebrow"), symptom("toothache-upper-incisors")},
               .side = Side::left});
  REQUIRE_FALSE(candidates.empty());
  CHECK(tables().atlas[candidates.front().point].id == "TEMP-1");
  CHECK(candidates.front().why.find("and") != std::string::npos);
}

TEST_CASE("a marked knot near its usual place supports a point", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const Complaint plain{.symptoms = {symptom("headache-temple")}, .side = Side::left};
  Complaint marked = plain;
  marked.knots = {placed.atlas.sites(point("SUBO"), Side::left).front()};

  const auto before = explain(placed.atlas, plain), after = explain(placed.atlas, marked);

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
  CHECK(explain(placed.atlas, marked).front().score == explain(placed.atlas, plain).front().score);
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
    const auto candidates = explain(placed.atlas, complaint);
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

TEST_CASE("the same complaint is explained the same way, whatever was asked before", "[referral]") {
  const Complaint complaint{.symptoms = {symptom("headache-temple"), symptom("neck")},
                            .painted = {{place(averageMan(), "temple"), 20.0f}}};
  const PlacedAtlas fresh{anatomy::BodyShape{}};
  const auto first = explain(fresh.atlas, complaint);
  (void)explain(fresh.atlas, {.symptoms = {symptom("earache")}});
  const auto second = explain(fresh.atlas, complaint);
  const auto other = explain(averageMan().atlas, complaint);

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
         explain(averageMan().atlas, {.symptoms = {symptom(door.id)}, .side = Side::left})) {
      INFO(candidate.why);
      CHECK(candidate.why.back() == '.');
      CHECK(candidate.why.find("reported") != std::string::npos);
      CHECK(candidate.why.find("brings on the pain you know") != std::string::npos);
      for (const char* word : {"diagnos", "cause", "cure", "treat", "you have"})
        CHECK(candidate.why.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("a point inside the mouth is left to a dentist or a therapist", "[referral]") {
  const auto candidates =
      explain(averageMan().atlas, {.symptoms = {symptom("earache")}, .side = Side::left});
  REQUIRE(find(candidates, "PTER-M", Side::left) != nullptr);
  CHECK(find(candidates, "PTER-M", Side::left)->why.find("dentist") != std::string::npos);
}

}  // namespace knotmap::tests
