#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "guidance/invariants.h"
#include "guidance/random_people.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

constexpr int kPeople = 100000;

/// What all random people were told, met once for all tests.
struct Met {
  std::string broken;  ///< the first broken rule
  int request = 0;     ///< and whose it is
  std::map<Advice::Status, int> outcomes;
  std::map<Urgency, int> urgencies;
  std::map<std::string, int> techniques, stops, leftOut;
  int weeks = 0, gentle = 0, changed = 0;
};

std::string summary(const Advice& advice) {
  std::string text = std::to_string(static_cast<int>(advice.status));
  for (const Step& step : advice.steps)
    text += step.technique + step.dose.text + step.where + step.why + std::to_string(step.minutes);
  for (const LeftOut& left : advice.leftOut) text += left.technique + left.why;
  return text;
}

Met meetAll() {
  Met met;
  tests::RandomPeople people(knowledge());
  for (int i = 0; i < kPeople; ++i) {
    const Request request = people.next();
    const Advice advice = advise(knowledge(), request);
    ++met.outcomes[advice.status];
    ++met.urgencies[advice.urgency];
    for (const Step& step : advice.steps) ++met.techniques[step.technique];
    for (const Treatment& treatment : advice.treatments) ++met.techniques[treatment.technique];
    for (const FiredStop& stop : advice.stops) ++met.stops[stop.id];
    if (!advice.week.empty()) ++met.weeks;
    if (i % 20 == 0 && summary(advice) != summary(advise(knowledge(), request))) ++met.changed;
    if (!met.broken.empty()) continue;
    met.broken = tests::brokenInvariant(knowledge(), request, advice);
    met.request = i;
  }
  return met;
}

const Met& met() {
  static const Met all = meetAll();
  return all;
}

/// The first rule that is broken when plans are made from spoilt knowledge and held against the
/// true one.
std::string brokenAfter(const std::function<void(Knowledge&)>& spoil) {
  Knowledge spoilt = knowledge();
  spoil(spoilt);
  tests::RandomPeople people(knowledge());
  for (int i = 0; i < 5000; ++i) {
    const Request request = people.next();
    const std::string broken =
        tests::brokenInvariant(knowledge(), request, advise(spoilt, request));
    if (!broken.empty()) return broken;
  }
  return "";
}

void spoilAll(Knowledge& knowledge, const std::function<void(Technique&)>& spoil) {
  for (Technique& technique : knowledge.techniques) spoil(technique);
}

}  // namespace

TEST_CASE("the safety rules hold for 100,000 random people", "[guidance]") {
  INFO("request " << met().request);
  CHECK(met().broken == "");
}

TEST_CASE("the same request gives the same advice, to random people too", "[guidance]") {
  CHECK(met().changed == 0);
}

TEST_CASE("the random people meet every outcome and urgency", "[guidance]") {
  for (const auto status : {Advice::Status::ok, Advice::Status::ask, Advice::Status::stop})
    CHECK(met().outcomes.at(status) > kPeople / 20);
  for (const auto urgency : {Urgency::selfCare, Urgency::selfCareWithLimits,
                             Urgency::clinicianFirst, Urgency::today, Urgency::emergency})
    CHECK(met().urgencies.at(urgency) > kPeople / 200);
  CHECK(met().weeks > kPeople / 20);
}

TEST_CASE("the random people meet every technique and every treatment", "[guidance]") {
  for (const Technique& technique : knowledge().techniques) {
    INFO(technique.id);
    CHECK(met().techniques.count(technique.id) == 1);
  }
}

TEST_CASE("the random people meet every stop", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    CHECK(met().stops.count(stop.id) == 1);
  }
}

TEST_CASE("the rules notice knowledge that lost its guards", "[guidance]") {
  CHECK(brokenAfter([](Knowledge& k) { k.noPress.clear(); }) != "");
  CHECK(brokenAfter([](Knowledge& k) { k.precautions.clear(); }) != "");
  CHECK(brokenAfter([](Knowledge& k) { k.stops.clear(); }) == "a stop is deaf");
  CHECK(brokenAfter([](Knowledge& k) { k.pressureCaps.clear(); }) != "");
  CHECK(brokenAfter([](Knowledge& k) {
          k.reach.clear();
          spoilAll(k, [](Technique& t) { t.notRegions.clear(); });
        }) != "");
}

TEST_CASE("the rules notice techniques that lost their limits", "[guidance]") {
  const auto after = [](const std::function<void(Technique&)>& spoil) {
    return brokenAfter([&](Knowledge& k) { spoilAll(k, spoil); });
  };
  CHECK(after([](Technique& t) {
          t.parts.clear();
          t.notParts.clear();
        }) != "");
  CHECK(after([](Technique& t) { t.tools.clear(); }) != "");
  CHECK(after([](Technique& t) { t.who.push_back(With::alone); }) != "");
  CHECK(after([](Technique& t) { t.heat = false; }) != "");
  CHECK(after([](Technique& t) { t.presses = false; }) != "");
  CHECK(after([](Technique& t) { t.doses.front().sources.clear(); }) != "");
  CHECK(after([](Technique& t) {
          for (Dose& dose : t.doses) dose.pressureLimit.reset();
        }) != "");
}
