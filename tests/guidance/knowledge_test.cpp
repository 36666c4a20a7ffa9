#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "core/data_reader.h"
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

std::set<std::string> carriedTechniques() {
  std::set<std::string> rows;
  for (const Technique& technique : knowledge().techniques)
    rows.insert(technique.checklist.begin(), technique.checklist.end());
  return rows;
}

std::set<std::string> carriedRules() {
  std::set<std::string> rows;
  for (const Stop& stop : knowledge().stops)
    rows.insert(stop.checklist.begin(), stop.checklist.end());
  for (const Precaution& precaution : knowledge().precautions)
    rows.insert(precaution.checklist.begin(), precaution.checklist.end());
  return rows;
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
    add({t.name, t.why, t.partsWhy});
    add(t.steps);
    add(t.limits);
    for (const Dose& dose : t.doses) add({dose.text});
  }
  for (const Question& q : knowledge().questions) add({q.text, q.help});
  for (const Stop& s : knowledge().stops) add({s.why, s.goWhere});
  for (const Precaution& p : knowledge().precautions) add({p.name, p.text});
  for (const NoPressZone& z : knowledge().noPress) add({z.name, z.why});
  for (const PressureCap& cap : knowledge().pressureCaps) add({cap.why});
  for (const Statement& s : knowledge().about) add({s.text});
  return all;
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

TEST_CASE("every technique of the seeds' checklist is carried", "[guidance]") {
  CHECK(missingRows('T', 55, carriedTechniques()).empty());
}

TEST_CASE("every precaution of the seeds' checklist is carried", "[guidance]") {
  CHECK(missingRows('P', 17, carriedRules()).empty());
}

TEST_CASE("every red flag of the seeds' checklist is carried", "[guidance]") {
  CHECK(missingRows('R', 8, carriedRules()).empty());
}

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
  CHECK(dose.minutesMax == 10.0);
  CHECK(dose.pressureLimit == 0);
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
  std::vector<std::string> ids;
  for (const auto& file : std::filesystem::directory_iterator(KNOTMAP_TEST_ASSETS "/muscles")) {
    const auto json = core::readJsonFile(file.path(), 1);
    REQUIRE(json);
    for (const core::Json& muscle : json->at("muscles")) ids.push_back(muscle.at("id"));
  }
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
