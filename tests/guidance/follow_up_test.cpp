#include "guidance/follow_up.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using namespace std::chrono;
using tests::knowledge;

namespace {

FollowUpRule rule(const std::string& id, int days, bool sinceOnset = false) {
  FollowUpRule rule;
  rule.id = id;
  rule.days = days;
  rule.sinceOnset = sinceOnset;
  return rule;
}

int daysFor(Since since, FollowUpRule rule) {
  Knowledge small;
  small.followUps = {std::move(rule)};
  Request request;
  request.spots = {tests::backSpot()};
  request.spots[0].since = since;
  const auto followUps = followUpsFor(small, request, {});
  return followUps.empty() ? -1 : followUps.front().days;
}

bool names(const Advice& advice, const std::string& id) {
  return std::any_of(advice.followUps.begin(), advice.followUps.end(),
                     [&](const FollowUp& followUp) { return followUp.id == id; });
}

}  // namespace

TEST_CASE("a rule that counts from today ignores when it began", "[guidance]") {
  CHECK(daysFor(Since::months, rule("look-back", 14)) == 14);
}

TEST_CASE("a rule that counts from the onset takes off the days gone by", "[guidance]") {
  CHECK(daysFor(Since::today, rule("six-weeks", 42, true)) == 42);
  CHECK(daysFor(Since::days, rule("six-weeks", 42, true)) == 36);
  CHECK(daysFor(Since::weeks, rule("six-weeks", 42, true)) == 14);
  CHECK(daysFor(Since::months, rule("six-weeks", 42, true)) == 0);
  CHECK(daysFor(Since::days, rule("two-days", 2, true)) == 0);
  CHECK(daysFor(Since::unknown, rule("two-days", 2, true)) == 2);
}

TEST_CASE("a rule for other parts or symptoms is silent", "[guidance]") {
  FollowUpRule neck = rule("neck", 7);
  neck.parts = {"neck"};
  CHECK(daysFor(Since::today, neck) == -1);
  neck.parts = {"back"};
  CHECK(daysFor(Since::today, neck) == 7);
  FollowUpRule tooth = rule("tooth", 2);
  tooth.symptoms = {"toothache"};
  CHECK(daysFor(Since::today, tooth) == -1);
}

TEST_CASE("a rule about pressing is silent where nothing presses", "[guidance]") {
  CHECK(names(advise(knowledge(), tests::healthy({tests::neckSpot()})), "soreness"));
  CHECK_FALSE(names(advise(knowledge(), tests::healthy({tests::sideOfNeckSpot()})), "soreness"));
}

TEST_CASE("every rule of the knowledge is named where it applies and nowhere else", "[guidance]") {
  for (const FollowUpRule& rule : knowledge().followUps) {
    INFO(rule.id);
    Request request =
        tests::healthy({tests::spotAt("", rule.parts.empty() ? "arm" : rule.parts.front())});
    request.symptomCategories = rule.symptoms;
    CHECK(names(advise(knowledge(), request), rule.id));
    if (rule.parts.empty() && rule.symptoms.empty()) continue;
    CHECK_FALSE(names(advise(knowledge(), tests::healthy({tests::spotAt("", "arm")})), rule.id));
  }
}

TEST_CASE("the soonest comes first, with its date", "[guidance]") {
  Request request = tests::healthy({tests::backSpot()}, {"ball"});
  request.today = year(2026) / 12 / 25;
  const Advice advice = advise(knowledge(), request);
  REQUIRE(advice.followUps.size() >= 2);
  for (const FollowUp& followUp : advice.followUps) {
    INFO(followUp.id);
    CHECK(followUp.date == year_month_day(sys_days(year(2026) / 12 / 25) + days(followUp.days)));
    CHECK_FALSE(followUp.sources.empty());
  }
  CHECK(std::is_sorted(advice.followUps.begin(), advice.followUps.end(),
                       [](const FollowUp& a, const FollowUp& b) { return a.days < b.days; }));
}
