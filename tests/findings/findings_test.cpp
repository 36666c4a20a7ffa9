#include "findings/findings.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "findings/findings_world.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

findings::Findings withPatterns(std::vector<session::ShownPattern> patterns) {
  session::Session session;
  session.patterns = std::move(patterns);
  return findingsWorld().find(session);
}

bool has(const std::vector<int>& teeth, int fdi) {
  return std::find(teeth.begin(), teeth.end(), fdi) != teeth.end();
}

}  // namespace

TEST_CASE("A mark on a landmark is said to be at it", "[ui]") {
  const auto mark = findingsWorld().knotAtLandmark("mastoid", core::Side::left);
  const std::string words = findings::describeSpot(findingsWorld().body(), mark.at);
  CHECK_THAT(words, Catch::Contains("left"));
  CHECK_THAT(words, Catch::Contains("at the left bone behind the ear lobe"));
}

TEST_CASE("A pattern on the left reaches teeth of the left, on the right of the right", "[ui]") {
  const auto left = withPatterns({{"MASS-S2", core::Side::left}}).targets;
  const auto right = withPatterns({{"MASS-S2", core::Side::right}}).targets;
  CHECK(has(left.essentialTeeth, 36));
  CHECK_FALSE(has(left.essentialTeeth, 46));
  CHECK(has(right.essentialTeeth, 46));
  CHECK_FALSE(has(right.essentialTeeth, 36));
}

TEST_CASE("A tooth that any pattern reaches for sure is not listed as doubtful", "[ui]") {
  std::vector<session::ShownPattern> all;
  for (const auto& point : findingsWorld().catalogue().atlas.points())
    all.push_back({point.id, core::Side::left});
  const auto targets = withPatterns(all).targets;
  REQUIRE_FALSE(targets.essentialTeeth.empty());
  for (const int tooth : targets.spilloverTeeth) CHECK_FALSE(has(targets.essentialTeeth, tooth));
}

TEST_CASE("A deep target is named once for each side", "[ui]") {
  const auto targets =
      withPatterns({{"MASS-D", core::Side::left}, {"PTER-M", core::Side::left}}).targets;
  const auto ears = std::count_if(targets.deep.begin(), targets.deep.end(), [](const auto& deep) {
    return deep.place == "ear" && deep.side == core::Side::left;
  });
  CHECK(ears == 1);
}

TEST_CASE("Without symptom and painted area nothing is explained", "[ui]") {
  CHECK(withPatterns({{"TRAP-1", core::Side::left}}).candidates.empty());
}

TEST_CASE("A symptom of one side gets candidates of this side alone", "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", core::Side::right}};
  const auto candidates = findingsWorld().find(session).candidates;
  REQUIRE_FALSE(candidates.empty());
  CHECK(findingsWorld().catalogue().atlas[candidates.front().point].id == "MASS-S2");
  for (const auto& candidate : candidates) CHECK(candidate.side != core::Side::left);
}

TEST_CASE("Symptoms of two sides are ranked in one list, the best first", "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", core::Side::right},
                      {"headache-temple", core::Side::left}};
  const auto candidates = findingsWorld().find(session).candidates;
  const auto sided = [&](core::Side side) {
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const auto& candidate) { return candidate.side == side; });
  };
  CHECK(sided(core::Side::left));
  CHECK(sided(core::Side::right));
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    CHECK(candidates[i].rank >= candidates[i - 1].rank);
    if (candidates[i].rank > candidates[i - 1].rank)
      CHECK(candidates[i].score < candidates[i - 1].score);
  }
}

TEST_CASE("The order in which symptoms of mixed sides were chosen does not change the candidates",
          "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", core::Side::right},
                      {"headache-temple", core::Side::left},
                      {"jaw", std::nullopt},
                      {"headache-eyebrow", core::Side::left}};
  const auto chosen = findingsWorld().find(session).candidates;
  std::reverse(session.symptoms.begin(), session.symptoms.end());
  const auto reversed = findingsWorld().find(session).candidates;
  CHECK(std::equal(chosen.begin(), chosen.end(), reversed.begin(), reversed.end(),
                   [](const auto& a, const auto& b) {
                     return a.point == b.point && a.side == b.side && a.rank == b.rank &&
                            a.score == b.score && a.why == b.why;
                   }));
}

TEST_CASE("A candidate that two symptoms share is listed once", "[ui]") {
  session::Session session;
  session.symptoms = {{"headache-temple", core::Side::left}, {"headache-behind-eye", std::nullopt}};
  const auto candidates = findingsWorld().find(session).candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK_FALSE(
          (candidates[i].point == candidates[j].point && candidates[i].side == candidates[j].side));
}

TEST_CASE("A knot at a usual place has that trigger point as its nearest", "[ui]") {
  const auto session = sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left)});
  const auto findings = findingsWorld().find(session);
  REQUIRE(findings.marks.size() == 1);
  REQUIRE_FALSE(findings.marks[0].near.empty());
  CHECK(findingsWorld().catalogue().atlas[findings.marks[0].near[0].point].id == "TRAP-1");
  CHECK(findings.marks[0].near[0].side == core::Side::left);
  CHECK(findings.marks[0].side == core::Side::left);
}
