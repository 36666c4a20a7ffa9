#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

/// Rows of a checklist that nothing carries.
std::vector<std::string> missingRows(char letter, int count, const std::set<std::string>& carried) {
  std::vector<std::string> missing;
  for (int i = 1; i <= count; ++i) {
    const std::string row = fmt::format("{}{:02}", letter, i);
    if (carried.count(row) == 0) missing.push_back(row);
  }
  return missing;
}

std::set<std::string> carriedDisagreements() {
  std::set<std::string> rows;
  for (const Technique& technique : knowledge().techniques)
    for (const std::string& id : technique.disagreements)
      for (const std::string& row : knowledge().disagreement(id)->checklist) rows.insert(row);
  return rows;
}

std::vector<std::string> userTexts() {
  std::vector<std::string> all;
  const auto add = [&](const std::vector<std::string>& texts) {
    all.insert(all.end(), texts.begin(), texts.end());
  };
  for (const Technique& t : knowledge().techniques) {
    add({t.name, t.why, t.partsWhy, t.position});
    for (const auto* texts : {&t.steps, &t.cues, &t.feel, &t.limits, &t.stopWhen}) add(*texts);
    for (const Dose& dose : t.doses) add({dose.text});
  }
  for (const Question& q : knowledge().questions) add({q.text, q.help});
  for (const Stop& s : knowledge().stops) add({s.why, s.goWhere});
  for (const Precaution& p : knowledge().precautions) add({p.name, p.text});
  for (const NoPressZone& z : knowledge().noPress) add({z.name, z.why});
  for (const PressureCap& cap : knowledge().pressureCaps) add({cap.why});
  for (const Disagreement& d : knowledge().disagreements) {
    add({d.topic, d.rule, d.range});
    for (const Position& position : d.positions) add({position.says});
    for (const TrialEvidence& evidence : d.evidence) add({evidence.says});
  }
  for (const MuscleStretch& stretch : knowledge().stretches) add(stretch.steps);
  for (const FollowUpRule& rule : knowledge().followUps) add({rule.text, rule.whom});
  const Knowledge& k = knowledge();
  for (const auto* statements : {&k.about, &k.knots, &k.causes, &k.prevention})
    for (const Statement& s : *statements) add({s.text});
  return all;
}

/// `key` of every row of the list in each file of a folder of the assets.
std::vector<std::string> textsOf(const char* folder, const char* list, const char* key) {
  std::vector<std::string> texts;
  const auto path = std::filesystem::path(KNOTMAP_TEST_ASSETS) / folder;
  for (const auto& file : std::filesystem::directory_iterator(path)) {
    const auto json = core::readJsonFile(file.path(), 1);
    if (!json) throw std::runtime_error(json.error().message());
    for (const core::Json& row : json->at(list)) texts.push_back(row.at(key));
  }
  return texts;
}

const Technique& technique(const std::string& id) {
  const Technique* found = knowledge().technique(id);
  if (found == nullptr) throw std::runtime_error("no technique " + id);
  return *found;
}

const Dose& doseOf(const std::string& id, const std::string& source) {
  for (const Dose& dose : technique(id).doses)
    if (dose.sources.front() == source) return dose;
  throw std::runtime_error("no dose of " + source + " in " + id);
}

}  // namespace

TEST_CASE("every disagreement of the seeds is shown at a technique", "[guidance]") {
  CHECK(missingRows('D', 27, carriedDisagreements()).empty());
}

TEST_CASE("cold is 10 minutes on and at least 15 off", "[guidance]") {
  const Dose& dose = technique("cold").doses.front();
  CHECK(dose.sources == std::vector<std::string>{"s0", "s3"});
  CHECK(dose.minutesMin == 10.0);
  CHECK(dose.minutesMax == 10.0);
  CHECK(dose.offMinutesMin == 15.0);
}

TEST_CASE("gentle cold is 5 minutes on and at least 10 off", "[guidance]") {
  const Dose& dose = doseOf("cold", "s4");
  CHECK(dose.gentle);
  CHECK(dose.minutesMax == 5.0);
  CHECK(dose.offMinutesMin == 10.0);
}

TEST_CASE("cold always goes through a cloth", "[guidance]") {
  for (const Technique& t : knowledge().techniques) {
    if (!t.cold) continue;
    INFO(t.id);
    CHECK(t.steps.front().find("cloth") != std::string::npos);
  }
}

TEST_CASE("heat before pressing lasts 10 to 15 minutes", "[guidance]") {
  const Dose& dose = doseOf("warm-up-heat", "s2");
  CHECK(dose.minutesMin == 10.0);
  CHECK(dose.minutesMax == 15.0);
}

TEST_CASE("pressing oneself is 20 to 30 seconds at 5 of 10 or less", "[guidance]") {
  for (const char* id : {"finger-pressure", "sustained-pressure-ball", "hook-pressure"}) {
    INFO(id);
    const Dose& dose = technique(id).doses.front();
    CHECK(dose.holdSecondsMin == 20.0);
    CHECK(dose.holdSecondsMax == 30.0);
    CHECK(dose.pressureLimit == 5);
  }
}

TEST_CASE("the first source's finger pressure is 30 to 60 seconds", "[guidance]") {
  const Dose& dose = doseOf("finger-pressure", "s0");
  CHECK(dose.holdSecondsMin == 30.0);
  CHECK(dose.holdSecondsMax == 60.0);
}

TEST_CASE("press and let go is 5 to 10 seconds", "[guidance]") {
  const Dose& dose = doseOf("press-and-release", "s4");
  CHECK(dose.holdSecondsMin == 5.0);
  CHECK(dose.holdSecondsMax == 10.0);
}

TEST_CASE("a stretch is held exactly 30 seconds and does not hurt", "[guidance]") {
  const Dose& dose = technique("stretch").doses.front();
  CHECK(dose.holdSecondsMin == 30.0);
  CHECK(dose.holdSecondsMax == 30.0);
  CHECK(dose.pressureLimit == 0);
  CHECK(doseOf("stretch", "s3").minutesMax == 10.0);  // all stretches together
}

TEST_CASE("a partner presses 30 to 60 seconds", "[guidance]") {
  const Dose& dose = doseOf("partner-release", "s2");
  CHECK(dose.holdSecondsMin == 30.0);
  CHECK(dose.holdSecondsMax == 60.0);
}

TEST_CASE("a rub goes on twice a day after a patch test of 24 hours", "[guidance]") {
  CHECK(doseOf("muscle-rub", "s0").perDay == 2);
  CHECK(technique("muscle-rub").steps.front().find("24 hours") != std::string::npos);
}

TEST_CASE("no pressing dose in use exceeds 5 of 10", "[guidance]") {
  for (const Technique& t : knowledge().techniques) {
    if (!t.presses) continue;
    INFO(t.id);
    CHECK(t.doses.front().pressureLimit.value_or(10) <= 5);
  }
}

TEST_CASE("no text for people speaks of finding or ending an illness", "[guidance]") {
  const std::regex forbidden("\\b(diagnos\\w*|treat(s|ed|ing|ment|ments)?|cure[sd]?|heal[s]?)\\b",
                             std::regex::icase);
  for (const std::string& text : userTexts()) {
    INFO(text);
    CHECK_FALSE(std::regex_search(text, forbidden));
  }
}

TEST_CASE("every muscle word of a no-press zone names a muscle of the body", "[guidance]") {
  const std::vector<std::string> ids = textsOf("muscles", "muscles", "id");
  for (const NoPressZone& zone : knowledge().noPress)
    for (const std::string& word : zone.muscles) {
      INFO(word);
      CHECK(std::any_of(ids.begin(), ids.end(),
                        [&](const std::string& id) { return id.find(word) != std::string::npos; }));
    }
}

TEST_CASE("about this advice names the agreement between examiners", "[guidance]") {
  const auto& about = knowledge().about;
  CHECK(std::any_of(about.begin(), about.end(), [](const Statement& statement) {
    return statement.text.find("kappa 0.45") != std::string::npos &&
           statement.sources.front() == "rathbone2017";
  }));
}

TEST_CASE("every stretch names muscles of the body", "[guidance]") {
  const std::vector<std::string> ids = textsOf("muscles", "muscles", "id");
  for (const MuscleStretch& stretch : knowledge().stretches)
    for (const std::string& name : stretch.muscles) {
      INFO(name);
      CHECK(std::any_of(ids.begin(), ids.end(),
                        [&](const std::string& id) { return id.rfind(name, 0) == 0; }));
    }
}

TEST_CASE("every muscle with a point has a stretch, or is one that is not stretched by oneself",
          "[guidance]") {
  // Face and eye, inside the mouth or the pelvis, and beside the artery of the neck.
  const std::vector<std::string> without{
      "buccinator", "digastric", "levator-",  "occipitofrontalis",       "orbicularis",
      "platysma",   "pterygoid", "zygomatic", "rectus-capitis-anterior", "sternocleido"};
  for (const std::string& muscle : textsOf("atlas", "points", "muscle")) {
    const bool none = muscle != "levator-scapulae" &&
                      std::any_of(without.begin(), without.end(), [&](const std::string& name) {
                        return muscle.rfind(name, 0) == 0;
                      });
    INFO(muscle);
    CHECK((knowledge().stretchOf(muscle) == nullptr) == none);
  }
}

TEST_CASE("no stretch tips the neck backwards, and each names when to stop", "[guidance]") {
  for (const char* muscle : {"trapezius.upper", "levator-scapulae", "splenius-capitis",
                             "suboccipitals", "scalenus-medius"}) {
    const MuscleStretch* stretch = knowledge().stretchOf(muscle);
    INFO(muscle);
    REQUIRE(stretch != nullptr);
    CHECK(stretch->steps.back().find("dizziness") != std::string::npos);
  }
}

TEST_CASE("the hand that reaches a place is known for every region", "[guidance]") {
  std::set<std::string> named;
  for (const ReachRule& rule : knowledge().reach)
    named.insert(rule.regions.begin(), rule.regions.end());
  for (const std::string& region : tests::knownIds().regions) {
    INFO(region);
    CHECK(named.count(region) == 1);
  }
  CHECK(knowledge().reachOf("interscapular") == Reach::noHand);
  CHECK(knowledge().reachOf("top-of-shoulder") == Reach::otherSideHand);
  CHECK(knowledge().reachOf("low-back") == Reach::eitherHand);
}

TEST_CASE("what is done in one go can be followed by the clock", "[guidance]") {
  for (const Technique& t : knowledge().techniques) {
    const bool selfCare = std::count(t.who.begin(), t.who.end(), With::alone) +
                              std::count(t.who.begin(), t.who.end(), With::partner) >
                          0;
    if (t.general || !selfCare) continue;
    const Dose& dose = t.doses.front();
    INFO(t.id);
    CHECK(((dose.holdSecondsMax && dose.rounds && dose.roundsMax) || dose.minutesMax));
  }
}

TEST_CASE("what only a professional gives is never offered as self-care", "[guidance]") {
  for (const char* id :
       {"professional-massage", "deep-tissue-massage", "acupuncture", "dry-needling", "injection",
        "ultrasound", "tens", "myofascial-release", "physical-therapy", "medication", "surgery"}) {
    INFO(id);
    const std::vector<With>& who = technique(id).who;
    REQUIRE(who.size() == 1);
    CHECK((who.front() == With::professional || who.front() == With::doctor));
  }
}

TEST_CASE("the foam roller stays off the low back and the neck", "[guidance]") {
  const std::vector<std::string>& never = technique("foam-roller").notRegions;
  for (const char* region : {"low-back", "loin", "neck-base"}) {
    INFO(region);
    CHECK(std::count(never.begin(), never.end(), region) == 1);
  }
}

TEST_CASE("toothache is looked at after two days and back pain after six weeks", "[guidance]") {
  const auto rule = [](const std::string& id) {
    for (const FollowUpRule& row : knowledge().followUps)
      if (row.id == id) return row;
    throw std::runtime_error("no follow-up " + id);
  };
  CHECK(rule("toothache").days == 2);
  CHECK(rule("toothache").sinceOnset);
  CHECK(rule("toothache").whom == "dentist");
  CHECK(rule("six-weeks-of-back-pain").days == 42);
  CHECK(rule("six-weeks-of-back-pain").sinceOnset);
  CHECK(rule("soreness").days == 2);  // 36 hours
}

TEST_CASE("no part of the body is asked more than twenty questions at first", "[guidance]") {
  for (const char* part :
       {"head", "neck", "shoulder", "chest", "back", "buttock", "abdomen", "arm", "leg"}) {
    Request request;
    request.spots = {tests::spotAt("", part)};
    INFO(part);
    CHECK(questionsFor(knowledge(), request).size() <= (std::string(part) == "head" ? 19 : 16));
  }
}

namespace {

bool stops(const Request& request, const std::string& id) {
  const auto fired = advise(knowledge(), request).stops;
  return std::any_of(fired.begin(), fired.end(),
                     [&](const FiredStop& stop) { return stop.id == id; });
}

}  // namespace

TEST_CASE("a stop for one place fires for its symptoms and stays silent for others", "[guidance]") {
  Request headache, back;
  headache.symptomCategories = {"headache"};
  back.symptomCategories = {"low back"};
  for (Request* request : {&headache, &back}) {
    request->answers = tests::allNo();
    request->answers["health-conditions"] = Answer::yes;
    request->answers["pregnancy"] = request->answers["steroid-use"] = Answer::yes;
  }
  CHECK(stops(headache, "pregnancy-headache"));
  CHECK_FALSE(stops(back, "pregnancy-headache"));
  CHECK(stops(back, "back-with-steroids"));
  CHECK_FALSE(stops(headache, "back-with-steroids"));
}

TEST_CASE("every stop of one place names the symptoms of that place too", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    CHECK(stop.parts.empty() == stop.symptoms.empty());
  }
}

TEST_CASE("what speaks against a treatment is said where it is named", "[guidance]") {
  const Advice advice = advise(knowledge(), tests::healthy({tests::backSpot()}));
  const auto tens = std::find_if(advice.treatments.begin(), advice.treatments.end(),
                                 [](const Treatment& t) { return t.technique == "tens"; });
  REQUIRE(tens != advice.treatments.end());
  CHECK(tens->what.find("pacemaker") != std::string::npos);
}
