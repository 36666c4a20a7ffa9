#include "handout/text_writer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

#include "sample.h"

using namespace knotmap;
using namespace knotmap::handout;

namespace {

/// The words without what either format adds around them.
std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  std::string kept;
  for (const char c : text)
    if (std::string("\\*#>|_`").find(c) == std::string::npos) kept += c;
  std::istringstream stream(kept);
  for (std::string word; stream >> word;)
    if (word.find_first_not_of("-=") != std::string::npos) found.push_back(word);
  return found;
}

}  // namespace

TEST_CASE("Markdown and text hold the same words in the same order", "[handout]") {
  for (const tests::Sample& sample : {tests::samplePlan(3), tests::sampleStop()}) {
    const Content content = contentOf(sample.subject());
    CHECK(words(asMarkdown(content)) == words(asText(content)));
  }
}

TEST_CASE("lines of the text fit a screen", "[handout]") {
  tests::Sample sample = tests::samplePlan();
  sample.session.notes = std::string(30, 'a') + " " + std::string(60, 'b') + " c";
  std::istringstream lines(asText(contentOf(sample.subject())));
  bool inTable = false;
  for (std::string line; std::getline(lines, line);) {
    inTable = inTable || line.find("Sat 21") != std::string::npos;
    if (line.empty()) inTable = false;
    if (!inTable) CHECK(line.size() <= 78);
  }
}

TEST_CASE("signs of Markdown in a person's words stay words", "[handout]") {
  tests::Sample sample = tests::samplePlan();
  sample.session.notes = "# not a *heading* | [x]";
  const std::string text = asMarkdown(contentOf(sample.subject()));
  CHECK(text.find("\\# not a \\*heading\\* \\| \\[x\\]") != std::string::npos);
}
