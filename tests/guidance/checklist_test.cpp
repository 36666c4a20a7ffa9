#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

// `checklist.json` is what the five source articles say, row by row, written down apart from the
// guidance itself: C are causes, K what a knot is, V prevention. A row names its articles, its
// numbers, and words that must not be lost.

namespace {

constexpr const char* kChecklist = KNOTMAP_TEST_ASSETS "/../tests/guidance/checklist.json";

/// Whatever carries a row: its sources, and everything it says.
struct Carrier {
  std::vector<std::string> sources;
  std::string text;
  const Technique* technique = nullptr;
  const Disagreement* disagreement = nullptr;
};
using Carriers = std::multimap<std::string, Carrier>;

std::string joined(std::initializer_list<std::vector<std::string>> lists) {
  std::string all;
  for (const auto& list : lists)
    for (const std::string& text : list) all += text + "\n";
  return all;
}

Carrier carrierOf(const Technique& t) {
  std::vector<std::string> doses;
  for (const Dose& dose : t.doses) doses.push_back(dose.text);
  return {t.sources, joined({{t.name, t.why, t.position}, t.steps, t.cues, t.limits, doses}), &t,
          nullptr};
}

Carrier carrierOf(const Disagreement& row) {
  Carrier carrier{{}, row.topic + "\n" + row.rule, nullptr, &row};
  for (const Position& position : row.positions) carrier.sources.push_back(position.source);
  return carrier;
}

Carriers carriers() {
  Carriers all;
  const auto add = [&](const std::vector<std::string>& rows, const Carrier& carrier) {
    for (const std::string& row : rows) all.emplace(row, carrier);
  };
  const Knowledge& k = knowledge();
  for (const Technique& t : k.techniques) add(t.checklist, carrierOf(t));
  for (const Disagreement& d : k.disagreements) add(d.checklist, carrierOf(d));
  for (const Stop& s : k.stops) add(s.checklist, {s.sources, s.why + "\n" + s.goWhere});
  for (const Precaution& p : k.precautions) add(p.checklist, {p.sources, p.name + "\n" + p.text});
  for (const FollowUpRule& f : k.followUps) add(f.checklist, {f.sources, f.text});
  for (const auto* statements : {&k.about, &k.knots, &k.causes, &k.prevention})
    for (const Statement& s : *statements) add(s.checklist, {s.sources, s.text});
  return all;
}

bool contains(const std::vector<std::string>& all, const std::string& word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

template <class Test>
bool anyCarries(const Carriers& all, const std::string& row, const Test& test) {
  const auto [from, to] = all.equal_range(row);
  return std::any_of(from, to, [&](const auto& entry) { return test(entry.second); });
}

std::vector<core::Json> checklist() {
  const auto file = core::readJsonFile(kChecklist, 1);
  if (!file) throw std::runtime_error(file.error().message());
  return file->at("rows").get<std::vector<core::Json>>();
}

/// Whether the dose has every number of `expected`, and names its source.
bool matches(const Dose& dose, const core::Json& expected) {
  const auto range = [&](const char* key, std::optional<double> min, std::optional<double> max) {
    return !expected.contains(key) ||
           (min == expected[key][0].get<double>() && max == expected[key][1].get<double>());
  };
  const auto one = [&](const char* key, const auto& value) {
    return !expected.contains(key) || (value && *value == expected[key].get<double>());
  };
  return contains(dose.sources, expected["source"]) &&
         range("hold_s", dose.holdSecondsMin, dose.holdSecondsMax) &&
         range("minutes", dose.minutesMin, dose.minutesMax) &&
         one("off_minutes", dose.offMinutesMin) && one("per_day", dose.perDay) &&
         one("pressure_limit", dose.pressureLimit);
}

bool hasTime(const Dose& dose) {
  return dose.holdSecondsMin || dose.minutesMin || dose.offMinutesMin || dose.perDay;
}

bool isArticle(const std::string& source) { return source.size() == 2 && source[0] == 's'; }

/// A time beside an article that gives none must be owed to somebody else.
bool timeIsOwed(const Dose& dose) {
  return !hasTime(dose) || !std::all_of(dose.sources.begin(), dose.sources.end(), isArticle);
}

}  // namespace

TEST_CASE("the checklist has every row of the articles", "[guidance]") {
  std::map<char, int> counts;
  for (const core::Json& row : checklist()) ++counts[row["id"].get<std::string>()[0]];
  const std::map<char, int> expected{{'T', 55}, {'P', 17}, {'R', 8}, {'D', 27},
                                     {'C', 12}, {'K', 25}, {'V', 12}};
  CHECK(counts == expected);
}

TEST_CASE("every row of the checklist is carried with the articles that say it", "[guidance]") {
  const Carriers all = carriers();
  for (const core::Json& row : checklist()) {
    const std::string id = row["id"];
    INFO(id);
    CHECK(all.count(id) > 0);
    for (const std::string source : row["sources"]) {
      INFO(source);
      CHECK(anyCarries(all, id, [&](const Carrier& c) { return contains(c.sources, source); }));
    }
  }
}

TEST_CASE("no guidance carries a row that is not on the checklist", "[guidance]") {
  std::set<std::string> ids;
  for (const core::Json& row : checklist()) ids.insert(row["id"].get<std::string>());
  for (const auto& [row, carrier] : carriers()) {
    INFO(row << ": " << carrier.text);
    CHECK(ids.count(row) == 1);
  }
}

TEST_CASE("every number of an article stands in the dose that names it", "[guidance]") {
  const Carriers all = carriers();
  for (const core::Json& row : checklist()) {
    if (!row.contains("doses")) continue;
    for (const core::Json& expected : row["doses"]) {
      INFO(row["id"] << " " << expected.dump());
      CHECK(anyCarries(all, row["id"], [&](const Carrier& c) {
        return c.technique != nullptr &&
               std::any_of(c.technique->doses.begin(), c.technique->doses.end(),
                           [&](const Dose& dose) { return matches(dose, expected); });
      }));
    }
  }
}

TEST_CASE("what is quoted from one article alone has a number of that article", "[guidance]") {
  std::vector<core::Json> numbers;
  for (const core::Json& row : checklist())
    if (row.contains("doses"))
      for (const core::Json& dose : row["doses"]) numbers.push_back(dose);
  for (const Technique& t : knowledge().techniques)
    for (const Dose& dose : t.doses) {
      // Rounds of our own may stand beside an article's hold; minutes of our own have no hold.
      const auto articles = std::count_if(dose.sources.begin(), dose.sources.end(), isArticle);
      const bool ours = dose.sources.size() == 2 && dose.sources.back() == "knotmap-caution" &&
                        dose.holdSecondsMin.has_value();
      const bool quoted =
          isArticle(dose.sources.front()) && articles == 1 && (dose.sources.size() == 1 || ours);
      if (!quoted || !hasTime(dose)) continue;
      INFO(t.id << ": " << dose.text);
      CHECK(std::any_of(numbers.begin(), numbers.end(), [&](core::Json expected) {
        expected.erase("pressure_limit");  // stands in the dose that is used
        return matches(dose, expected);
      }));
    }
}

TEST_CASE("an article that gives no time is never the only source of one", "[guidance]") {
  const Carriers all = carriers();
  for (const core::Json& row : checklist()) {
    if (!row.contains("no_time")) continue;
    const auto [from, to] = all.equal_range(row["id"].get<std::string>());
    for (auto carried = from; carried != to; ++carried) {
      for (const Dose& dose : carried->second.technique->doses) {
        const bool names =
            std::any_of(row["sources"].begin(), row["sources"].end(),
                        [&](const core::Json& source) { return contains(dose.sources, source); });
        // Cold and stretching have rows with and without a time: those with one name theirs.
        const bool numbered = contains({"cold", "stretch"}, carried->second.technique->id);
        INFO(row["id"] << ": " << dose.text);
        if (names && !numbered) CHECK(timeIsOwed(dose));
      }
    }
  }
}

TEST_CASE("words that must not be lost stand where their row is carried", "[guidance]") {
  const Carriers all = carriers();
  for (const core::Json& row : checklist()) {
    if (!row.contains("words")) continue;
    for (const std::string words : row["words"]) {
      INFO(row["id"] << ": " << words);
      CHECK(anyCarries(all, row["id"],
                       [&](const Carrier& c) { return c.text.find(words) != std::string::npos; }));
    }
  }
}

TEST_CASE("where articles disagree each is quoted with its own number", "[guidance]") {
  const Carriers all = carriers();
  for (const core::Json& row : checklist()) {
    if (!row.contains("says")) continue;
    for (const core::Json& said : row["says"]) {
      INFO(row["id"] << " " << said.dump());
      const auto quotes = [&](const Position& position) {
        return position.source == said["source"] &&
               position.says.find(said["text"].get<std::string>()) != std::string::npos;
      };
      CHECK(anyCarries(all, row["id"], [&](const Carrier& c) {
        const auto& positions = c.disagreement->positions;
        return std::any_of(positions.begin(), positions.end(), quotes);
      }));
    }
  }
}
