#include "core/messages.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "core/assets.h"
#include "core/json.h"
#include "core/words.h"

using namespace knotmap::core;
namespace fs = std::filesystem;

namespace {

/// Assets with the files that a test writes; gone at the end.
class Folder {
 public:
  Folder() : folder_(fs::temp_directory_path() / ("knotmap-texts-" + std::to_string(getpid()))) {
    fs::remove_all(folder_);
  }
  ~Folder() { fs::remove_all(folder_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file) << text;
  }
  void texts(const std::string& file, const std::string& texts) const {
    write("messages/" + file, R"({"schema": 1, "texts": {)" + texts + "}}");
  }
  Assets in(const std::string& language) const { return {folder_, language}; }
  std::string problemOf(const std::string& language) const {
    const auto loaded = Messages::load(in(language));
    return loaded ? "" : loaded.error().message();
  }

 private:
  fs::path folder_;
};

constexpr const char* kRows = R"({"schema": 1, "rows": [
  {"id": "one", "name": "first", "steps": ["go", "stop"], "minutes": 5,
   "doses": [{"text": "short"}, {"text": "long"}]},
  {"id": "two", "name": "second", "steps": ["wait"], "minutes": 7}]})";

Json rows() { return Json::parse(kRows); }

/// What a translation of the rows makes of them.
struct Laid {
  Json data;
  Problems problems;
};
Laid laid(const std::string& translation) {
  Laid result{rows(), {}};
  layOver(result.data, Json::parse(translation), "de/rows.json: ", result.problems);
  return result;
}

std::string problemIn(const std::string& translation) {
  const Laid result = laid(translation);
  return result.problems.empty() ? "" : result.problems.front().message();
}

}  // namespace

TEST_CASE("a text that is not translated stays English and is listed", "[messages]") {
  const Folder folder;
  folder.texts("en/plan.json", R"("rest": "Rest", "minutes": "{count} minutes")");
  folder.texts("de/plan.json", R"("minutes": "{count} Minuten")");

  const auto german = Messages::load(folder.in("de"));
  REQUIRE(bool(german));
  CHECK((*german)("plan.minutes", fmt::arg("count", 5)) == "5 Minuten");
  CHECK(std::string((*german)("plan.rest")) == "Rest");
  CHECK(german->untranslated() == std::vector<std::string>{"plan.rest"});
  CHECK(german->language() == "de");
  CHECK(Messages::load(folder.in("en"))->untranslated().empty());
}

TEST_CASE("a translation with other arguments or an unknown key is a problem", "[messages]") {
  const Folder folder;
  folder.texts("en/plan.json", R"("minutes": "{count} minutes")");
  folder.texts("de/plan.json", R"("minutes": "{zahl} Minuten", "rast": "Rast")");

  const std::string problem = folder.problemOf("de");
  CHECK_THAT(problem, Catch::Contains("plan.minutes") && Catch::Contains("other arguments"));
  CHECK_THAT(problem, Catch::Contains("plan.rast") && Catch::Contains("unknown key"));
}

TEST_CASE("a brace that is no argument is a problem", "[messages]") {
  const Folder folder;
  for (const char* text : {"{", "}", "{}", "{count", "{Count}", "{count:>8}", "{count!r}"}) {
    folder.texts("en/plan.json", fmt::format("\"a\": \"{}\"", text));
    INFO(text);
    CHECK_THAT(folder.problemOf("en"), Catch::Contains("en/plan.json: texts.a"));
  }
  folder.texts("en/plan.json", R"("a": "{{ {count} {share:.2f} }}")");
  CHECK(folder.problemOf("en").empty());
}

TEST_CASE("a language that is not there names those that are", "[messages]") {
  const Folder folder;
  folder.texts("en/plan.json", R"("rest": "Rest")");
  folder.texts("de/plan.json", R"("rest": "Rast")");
  CHECK(folder.problemOf("fr") == "language: found \"fr\", expected one of en, de");
}

TEST_CASE("one thing and many things have texts of their own", "[messages]") {
  const Folder folder;
  folder.texts("en/plan.json", R"("knots-one": "one knot", "knots-many": "{count} knots")");
  const auto messages = Messages::load(folder.in("en"));
  CHECK(messages->counted("plan.knots", 1) == "one knot");
  CHECK(messages->counted("plan.knots", 3) == "3 knots");
  CHECK(messages->counted("plan.knots", 0) == "0 knots");
}

TEST_CASE("the first letter is written large, umlauts too", "[messages]") {
  CHECK(sentenceCase("left temple") == "Left temple");
  CHECK(sentenceCase("\u00e4u\u00dferer Rand") == "\u00c4u\u00dferer Rand");
  CHECK(sentenceCase("\u00d6l") == "\u00d6l");
  CHECK(sentenceCase("").empty());
  CHECK(sentenceCase("12 mm") == "12 mm");
}

TEST_CASE("rows are translated by their ids, other lists by position", "[assets]") {
  const Laid german = laid(R"({"schema": 1, "rows": [
    {"id": "two", "name": "zweite"},
    {"id": "one", "steps": ["los", "halt"], "doses": [{}, {"text": "lang"}]}]})");
  CHECK(german.problems.empty());
  Json expected = rows();
  expected["rows"][1]["name"] = "zweite";
  expected["rows"][0]["steps"] = {"los", "halt"};
  expected["rows"][0]["doses"][1]["text"] = "lang";
  CHECK(german.data == expected);
}

TEST_CASE("a translation changes texts and nothing else", "[assets]") {
  CHECK_THAT(problemIn(R"({"rows": [{"id": "one", "minutes": 6}]})"),
             Catch::Contains("de/rows.json: rows[one].minutes"));
  CHECK_THAT(problemIn(R"({"rows": [{"id": "three", "name": "dritte"}]})"),
             Catch::Contains("rows[three]: unknown row"));
  CHECK_THAT(problemIn(R"({"rows": [{"name": "erste"}]})"), Catch::Contains("without \"id\""));
  CHECK_THAT(problemIn(R"({"rows": [{"id": "one", "steps": ["los"]}]})"),
             Catch::Contains("rows[one].steps: has 1 entries, expected 2"));
  CHECK_THAT(problemIn(R"({"rows": [{"id": "one", "nmae": "erste"}]})"),
             Catch::Contains("rows[one].nmae: is not in the English file"));
  CHECK_THAT(problemIn(R"({"rows": [{"id": "one", "name": ""}]})"), Catch::Contains("is empty"));
  CHECK_THAT(problemIn(R"({"rows": [{"id": "one", "name": ["erste"]}]})"),
             Catch::Contains("rows[one].name"));
  // The same number may stand there: it changes nothing.
  CHECK(problemIn(R"({"rows": [{"id": "one", "minutes": 5}]})").empty());
}

TEST_CASE("places that lack a translation are listed and counted", "[assets]") {
  const Json some =
      Json::parse(R"({"rows": [{"id": "one", "name": "erste", "doses": [{"text": "kurz"}]}]})");
  CHECK(untranslated(rows(), some) ==
        std::vector<std::string>{"rows[one].doses[1].text", "rows[one].steps[0]",
                                 "rows[one].steps[1]", "rows[two].name", "rows[two].steps[0]"});
  CHECK(countTexts(rows()) == 7);
  CHECK(untranslated(rows(), rows()).empty());
}

TEST_CASE("assets are read in their language and English without a translation", "[assets]") {
  const Folder folder;
  folder.write("rows.json", kRows);
  folder.write("deep/rows.json", kRows);
  folder.write("messages/de/facts/deep/rows.json",
               R"({"schema": 1, "rows": [{"id": "one", "name": "erste"}]})");

  const auto nameIn = [&](const Assets& assets, const char* file) {
    return assets.read(file, 1).value()["rows"][0]["name"].get<std::string>();
  };
  CHECK(nameIn(folder.in("de"), "deep/rows.json") == "erste");
  CHECK(nameIn(folder.in("de").below("deep"), "rows.json") == "erste");
  CHECK(nameIn(folder.in("de"), "rows.json") == "first");
  CHECK(nameIn(folder.in("en"), "deep/rows.json") == "first");

  folder.write("messages/de/facts/rows.json", R"({"schema": 1, "rows": [{"id": "ten"}]})");
  const auto broken = folder.in("de").read("rows.json", 1);
  REQUIRE_FALSE(bool(broken));
  CHECK_THAT(broken.error().message(), Catch::Contains("messages/de/facts/rows.json: rows[ten]"));
}
