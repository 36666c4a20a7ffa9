#include "handout/content.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "handout/text_writer.h"
#include "sample.h"

using namespace knotmap;
using namespace knotmap::handout;
using knotmap::tests::Sample;

namespace {

template <class Kind>
const Kind* blockOf(const Content& content) {
  for (const Block& block : content.blocks)
    if (const Kind* found = std::get_if<Kind>(&block)) return found;
  return nullptr;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Text in one line, so that a word looked for is not broken.
std::string flat(const Content& content) {
  std::string text = asText(content), out;
  for (const char c : text) {
    const char plain = c == '\n' ? ' ' : c;
    if (plain != ' ' || out.empty() || out.back() != ' ') out += plain;
  }
  return out;
}

struct CitedNumbers {
  std::set<int> numbers;
  void add(const Cited& words) { numbers.insert(words.sources.begin(), words.sources.end()); }
  void operator()(const Paragraph& block) { add(block.words); }
  void operator()(const Alarm& block) {
    for (const auto& reason : block.reasons) add(reason.why);
  }
  void operator()(const Spots& block) {
    for (const auto& row : block.rows) add(row.felt);
  }
  void operator()(const Steps& block) {
    for (const auto& row : block.rows) add(row.dose);
  }
  void operator()(const Bullets& block) {
    for (const Cited& item : block.items) add(item);
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

TEST_CASE("a stop stands first and no technique is named anywhere", "[handout]") {
  const Sample sample = tests::sampleStop();
  for (int level = 0; level < kBrevities; ++level) {
    const Content content = contentOf(sample.subject(), static_cast<Brevity>(level));
    REQUIRE(std::holds_alternative<Alarm>(content.blocks.front()));
    CHECK(std::get<Alarm>(content.blocks.front()).reasons.front().goWhere == "See a doctor today.");
    const std::string text = flat(content);
    CHECK(contains(text, "Numbness may come from a nerve."));
    for (const char* technique : {"warmth", "squeeze", "stroll", "needling", "needle"})
      CHECK_FALSE(contains(text, technique));
  }
}

TEST_CASE("every step has its dose and as many boxes as it is done a day", "[handout]") {
  const Content content = contentOf(tests::samplePlan().subject());
  const Steps* steps = blockOf<Steps>(content);
  REQUIRE(steps);
  REQUIRE(steps->rows.size() == 3);
  CHECK(steps->rows[0].dose.text == "10 minutes before");
  CHECK(steps->rows[0].boxes == 1);
  CHECK(steps->rows[1].boxes == 2);
  CHECK(steps->rows[2].where == "at mark 1");
}

TEST_CASE("a step without a dose says so", "[handout]") {
  Sample sample = tests::samplePlan();
  sample.advice.steps[0].dose.text.clear();
  const Content content = contentOf(sample.subject());
  CHECK(blockOf<Steps>(content)->rows[0].dose.text == sample.messages("handout.dose-open"));
}

TEST_CASE("the week has a box on each day a step is planned, and says a note once", "[handout]") {
  const Content content = contentOf(tests::samplePlan().subject());
  const Week* week = blockOf<Week>(content);
  REQUIRE(week);
  CHECK(week->days[0] == "Sat 21");
  CHECK(week->days[6] == "Fri 27");
  CHECK(week->rows[0].boxes == std::array<int, 7>{1, 0, 1, 0, 1, 0, 1});
  CHECK(week->rows[1].boxes == std::array<int, 7>{2, 0, 2, 0, 2, 0, 2});
  CHECK(week->notes == std::vector<std::string>{"Sun 22, Tue 24, Thu 26: A day of rest."});
}

TEST_CASE("every number that is cited is in the list of sources, and the other way round",
          "[handout]") {
  const Sample sample = tests::samplePlan();
  const Content content = contentOf(sample.subject());
  CitedNumbers cited;
  for (const Block& block : content.blocks) std::visit(cited, block);
  const SourceList* list = blockOf<SourceList>(content);
  REQUIRE(list);
  std::set<int> listed;
  for (std::size_t i = 0; i < list->titles.size(); ++i) listed.insert(static_cast<int>(i) + 1);
  CHECK(cited.numbers == listed);
  CHECK(list->titles == std::vector<std::string>{"A Manual", "A Trial", "A Guideline"});
}

TEST_CASE("figures of one book share a number", "[handout]") {
  Sample sample = tests::samplePlan();
  sample.spots[1].sources = {"figure"};
  const Content content = contentOf(sample.subject());
  const Spots* spots = blockOf<Spots>(content);
  CHECK(spots->rows[0].felt.sources == spots->rows[1].felt.sources);
}

TEST_CASE("how steps are done is left out first; limits, doses, dates and stops never are",
          "[handout]") {
  const Sample sample = tests::samplePlan();
  for (int level = 0; level < kBrevities; ++level) {
    const std::string text = flat(contentOf(sample.subject(), static_cast<Brevity>(level)));
    for (const char* kept :
         {"Never too hard.", "Own limit of warmth.", "Own limit of stroll.", "It tingles",
          "Something of squeeze hurts", "Beside the spine only.", "Vessels lie there",
          "10 minutes before", "30 seconds, three times", "5 December 2026", "a physiotherapist",
          "A sudden pain in the chest", "Take it as a hint.", "A day of rest."})
      CHECK(contains(text, kept));
    CHECK(contains(text, "Third of warmth.") == (level < 1));
    CHECK(contains(text, "Do warmth first.") == (level < 3));
  }
}

TEST_CASE("open questions are listed instead of a plan", "[handout]") {
  Sample sample = tests::samplePlan();
  sample.advice.status = guidance::Advice::Status::ask;
  sample.advice.questions.emplace_back();
  sample.advice.questions.back().text = "Do you have a fever?";
  const Content content = contentOf(sample.subject());
  CHECK_FALSE(blockOf<Steps>(content));
  REQUIRE(blockOf<Questions>(content));
  CHECK(blockOf<Questions>(content)->texts.front() == "Do you have a fever?");
  CHECK_FALSE(contains(flat(content), "squeeze"));
}

TEST_CASE("a session without marks still makes a handout", "[handout]") {
  Sample sample = tests::samplePlan(0);
  sample.advice = {};
  sample.pictures.clear();
  const Content content = contentOf(sample.subject());
  CHECK(contains(flat(content), sample.messages("handout.no-marks")));
  CHECK_FALSE(blockOf<Spots>(content));
}

TEST_CASE("more marks than there is room for are counted", "[handout]") {
  const Sample sample = tests::samplePlan(15);
  const Content content = contentOf(sample.subject());
  CHECK(blockOf<Spots>(content)->rows.size() == 12);
  CHECK(contains(flat(content), "3 more marks are in the session."));
}
