#include "core/data_reader.h"

#include <catch2/catch.hpp>

#include "core/json.h"

using namespace knotmap::core;

namespace {

/// Problems found by `read` in a JSON text, one message each.
template <class Read>
std::vector<std::string> problemsOf(const char* text, Read read) {
  const auto json = parseJson(text, "file.json");
  REQUIRE(bool(json));
  Problems problems;
  read(DataReader(*json, "file.json: ", problems));
  std::vector<std::string> messages;
  for (const Error& problem : problems) messages.push_back(problem.message());
  return messages;
}

}  // namespace

TEST_CASE("A syntax error is named with its line and column", "[core]") {
  const auto json = parseJson("{\n  \"a\": 1,\n  oops\n}", "file.json");
  REQUIRE_FALSE(bool(json));
  CHECK(json.error().message().find("line 3 column 3") != std::string::npos);
}

TEST_CASE("Deep nesting and numbers too large for a double are refused", "[core]") {
  CHECK_FALSE(bool(parseJson(std::string(100000, '['), "deep")));
  CHECK_FALSE(bool(parseJson(std::string(65, '[') + std::string(65, ']'), "deep")));
  CHECK(bool(parseJson(std::string(64, '[') + std::string(64, ']'), "fine")));
  CHECK(bool(parseJson("[\"[[[[\\\"[[[[\"]", "quoted")));
  CHECK_FALSE(bool(parseJson("[1e999]", "large")));
}

TEST_CASE("One pass reports every problem with its place", "[core]") {
  const auto messages = problemsOf(R"({"points": [{"name": 3}, {"name": "b", "size": 99}, null]})",
                                   [](const DataReader& reader) {
                                     for (const DataReader& point : reader.at("points").items()) {
                                       point.text("name");
                                       if (point.has("size")) point.number("size", 0, 10);
                                     }
                                     reader.text("title");
                                   });
  REQUIRE(messages.size() == 5);
  CHECK(messages[0] == "file.json: points[2]: found null, expected a value");
  CHECK(messages[1] == "file.json: points[0].name: found 3, expected a text");
  CHECK(messages[2] == "file.json: points[1].size: found 99, expected a number from 0 to 10");
  CHECK(messages[3] == "file.json: points[2].name: is missing");
  CHECK(messages[4] == "file.json: title: is missing");
}

TEST_CASE("A misspelt word or key comes with the nearest known one", "[core]") {
  const auto messages = problemsOf(R"({"layr": "superficail"})", [](const DataReader& reader) {
    reader.allowOnly({"layer", "name"});
    reader.at("layr").oneOf({"superficial", "deep"});
  });
  REQUIRE(messages.size() == 2);
  CHECK(messages[0] == "file.json: layr: unknown key, did you mean \"layer\"?");
  CHECK(messages[1] == "file.json: layr: unknown \"superficail\", did you mean \"superficial\"?");
}

TEST_CASE("An explicit null is no value", "[core]") {
  const auto messages = problemsOf(R"({"size": null})",
                                   [](const DataReader& reader) { reader.number("size", 1, 2); });
  REQUIRE(messages.size() == 1);
  CHECK(messages[0] == "file.json: size: found null, expected a value");
}

TEST_CASE("Whole numbers refuse fractions, texts and values out of range", "[core]") {
  for (const char* text : {R"({"n": 1.5})", R"({"n": "1"})", R"({"n": 11})", R"({"n": -1})",
                           R"({"n": 18446744073709551615})"}) {
    INFO(text);
    CHECK(problemsOf(text, [](const DataReader& r) { r.integer("n", 0, 10); }).size() == 1);
  }
}
