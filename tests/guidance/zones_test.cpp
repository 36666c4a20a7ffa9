#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/refusal.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

bool inZone(const Spot& spot, const std::string& id) {
  const auto zones = zonesAt(knowledge(), spot);
  return std::any_of(zones.begin(), zones.end(),
                     [&](const NoPressZone* zone) { return zone->id == id; });
}

/// Spots inside a zone, one by each of its tests.
std::vector<Spot> spotsIn(const NoPressZone& zone) {
  std::vector<Spot> spots;
  for (const Spot& place : tests::everyPlace())
    if (std::find(zone.regions.begin(), zone.regions.end(), place.region) != zone.regions.end())
      spots.push_back(place);
  for (const std::string& muscle : zone.muscles) {
    Spot chosen = tests::backSpot(), other = tests::backSpot();
    chosen.muscle = other.otherMuscle = muscle + ".part";
    spots.insert(spots.end(), {chosen, other});
  }
  const auto with = [&](auto change) {
    spots.push_back(tests::backSpot());
    change(spots.back());
  };
  if (zone.midlineMm > 0) with([&](Spot& s) { s.spineDistanceMm = zone.midlineMm - 0.5f; });
  if (zone.brokenSkin) with([](Spot& s) { s.brokenSkin = true; });
  if (zone.internal) with([](Spot& s) { s.internal = true; });
  return spots;
}

/// Everything at hand in every company, with and without what heat and rub take from each other.
std::vector<Advice> allAdviceFor(const Spot& spot) {
  std::vector<Advice> all;
  for (const With with : {With::alone, With::partner, With::professional})
    for (const bool pad : {true, false}) {
      Request request = tests::healthy({spot});
      request.with = with;
      for (const Tool& tool : knowledge().tools)
        if (pad || tool.id != "heating-pad") request.tools.push_back(tool.id);
      all.push_back(advise(knowledge(), request));
    }
  return all;
}

bool isOf(const std::string& kind, const Step& step) {
  return !step.at.empty() && means(kind, tests::techniqueOf(step));
}

}  // namespace

TEST_CASE("every zone fires by each of its tests, and nothing it forbids is given", "[guidance]") {
  for (const NoPressZone& zone : knowledge().noPress) {
    const auto spots = spotsIn(zone);
    INFO(zone.id);
    CHECK_FALSE(spots.empty());
    for (const Spot& spot : spots) {
      CHECK(inZone(spot, zone.id));
      for (const Advice& advice : allAdviceFor(spot))
        for (const Step& step : advice.steps) {
          INFO(spot.region << " " << spot.muscle << ": " << step.technique);
          CHECK_FALSE(isOf(zone.percussionOnly ? "percussion" : "presses", step));
          for (const std::string& kind : zone.alsoRemoves) CHECK_FALSE(isOf(kind, step));
        }
    }
  }
}

TEST_CASE("every zone is silent between the shoulder blades and in regions it does not name",
          "[guidance]") {
  for (const NoPressZone& zone : knowledge().noPress) {
    INFO(zone.id);
    CHECK_FALSE(inZone(tests::backSpot(), zone.id));
    for (const Spot& place : tests::everyPlace()) {
      const bool named =
          std::find(zone.regions.begin(), zone.regions.end(), place.region) != zone.regions.end();
      CHECK(inZone(place, zone.id) == named);
    }
  }
}

TEST_CASE("a muscle that was only proposed forbids nothing", "[guidance]") {
  Spot spot = tests::shoulderSpot();
  spot.likelyMuscle = "platysma";
  CHECK(zonesAt(knowledge(), spot).empty());
}

TEST_CASE("the front of the neck gets neither pressure nor stretch, heat, cold or rub",
          "[guidance]") {
  for (const char* region : {"throat", "under-chin", "under-jaw"})
    for (const Advice& advice : allAdviceFor(tests::spotAt(region, "neck")))
      for (const Step& step : advice.steps) {
        INFO(region << ": " << step.technique);
        CHECK(step.at.empty());
      }
}

TEST_CASE("the sternocleidomastoid gets neither pressure nor stretch", "[guidance]") {
  Spot byMuscle = tests::neckSpot();
  byMuscle.muscle = "sternocleidomastoid.clavicular";
  for (const Spot& spot : {byMuscle, tests::spotAt("scm", "neck")})
    for (const Advice& advice : allAdviceFor(spot))
      for (const Step& step : advice.steps) {
        INFO(step.technique);
        CHECK_FALSE((isOf("presses", step) || isOf("stretch", step)));
      }
}

TEST_CASE("percussion is nowhere above the shoulders nor on the front", "[guidance]") {
  for (const Spot& place : tests::everyPlace()) {
    const bool allowed = place.part == "back" || place.part == "buttock" || place.part == "leg" ||
                         place.part == "arm";
    if (allowed) continue;
    for (const Advice& advice : allAdviceFor(place))
      for (const Step& step : advice.steps) {
        INFO(place.region);
        CHECK_FALSE(isOf("percussion", step));
      }
  }
}

TEST_CASE("every cold step speaks of a cloth, and the plan of bare skin", "[guidance]") {
  for (const Technique& technique : knowledge().techniques) {
    if (!technique.cold || isTreatment(technique, With::alone)) continue;
    INFO(technique.id);
    CHECK(std::any_of(technique.steps.begin(), technique.steps.end(), [](const std::string& step) {
      return step.find("cloth") != std::string::npos || step.find("towel") != std::string::npos;
    }));
    CHECK(std::any_of(
        technique.limits.begin(), technique.limits.end(),
        [](const std::string& limit) { return limit.find("bare skin") != std::string::npos; }));
  }
}

TEST_CASE("treatments are named for talking and never among the steps", "[guidance]") {
  const Advice advice = advise(knowledge(), tests::healthy({tests::backSpot()}, {"ball"}));
  CHECK(advice.treatments.size() > 5);
  for (const Treatment& treatment : advice.treatments) {
    INFO(treatment.technique);
    CHECK_FALSE(tests::names(advice, treatment.technique));
    CHECK_FALSE(treatment.what.empty());
    CHECK_FALSE(treatment.sources.empty());
    CHECK((treatment.who == With::professional || treatment.who == With::doctor));
  }
}

TEST_CASE("what a precaution removes is not named as a treatment either", "[guidance]") {
  Request request = tests::healthy({tests::backSpot()});
  const auto named = [&](const char* id) {
    const Advice advice = advise(knowledge(), request);
    return std::any_of(advice.treatments.begin(), advice.treatments.end(),
                       [&](const Treatment& treatment) { return treatment.technique == id; });
  };
  CHECK(named("tens"));
  request.answers["device-or-implant"] = Answer::yes;
  CHECK_FALSE(named("tens"));
}
