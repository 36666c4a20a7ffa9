#include "core/format/format.h"

#include <array>
#include <catch2/catch.hpp>

#include "core/json.h"

using namespace knotmap::core;
using Catch::Contains;

namespace {

/// Version 2 counts in millimetres, version 3 has a list of sizes.
void inMm(Json& root) {
  if (root.contains("size_cm")) root["size_mm"] = 10 * root["size_cm"].get<int>();
  root.erase("size_cm");
}
void asList(Json& root) {
  root["sizes_mm"] = Json::array({root["size_mm"]});
  root.erase("size_mm");
}

constexpr std::array<Lift, 2> kLifts{inMm, asList};
constexpr Format kFormat{.name = "knotmap-sizes",
                         .noun = "list of sizes",
                         .current = {.major = 3, .minor = 2},
                         .lifts = kLifts};

std::string refusal(const char* text) {
  Json root = Json::parse(text);
  const auto opened = open(root, kFormat, "a.sizes");
  return opened ? "" : opened.error().message();
}

/// The tree and what is known of it after it was opened.
std::pair<Json, Opened> opened(const char* text) {
  Json root = Json::parse(text);
  const auto result = open(root, kFormat, "a.sizes");
  if (!result) FAIL(result.error().message());
  return {root, *result};
}

}  // namespace

TEST_CASE("A file of the current version is left as it is", "[core]") {
  const char* text = R"({"format":"knotmap-sizes","version":3,"minor":2,"sizes_mm":[7]})";
  const auto [root, how] = opened(text);
  CHECK(root == Json::parse(text));
  CHECK_FALSE(how.newerMinor);
  CHECK(how.unknownKeys() == UnknownKeys::refuse);
}

TEST_CASE("An older file is lifted by every step from its version on", "[core]") {
  CHECK(opened(R"({"format":"knotmap-sizes","version":1,"size_cm":2})").first["sizes_mm"] ==
        Json({20}));
  CHECK(opened(R"({"format":"knotmap-sizes","version":2,"size_mm":7})").first["sizes_mm"] ==
        Json({7}));
}

TEST_CASE("An older file has no unknown keys to keep, whatever its minor version", "[core]") {
  for (const char* text : {R"({"format":"knotmap-sizes","version":2,"minor":9,"size_mm":7})",
                           R"({"format":"knotmap-sizes","version":3,"minor":1})",
                           R"({"format":"knotmap-sizes","version":3})"}) {
    const Opened how = opened(text).second;
    CHECK_FALSE(how.newerMinor);
    CHECK(how.unknownKeys() == UnknownKeys::refuse);
  }
}

TEST_CASE("A newer minor version is opened, its number and unknown keys are kept", "[core]") {
  const Opened how = opened(R"({"format":"knotmap-sizes","version":3,"minor":3})").second;
  CHECK(how.newerMinor == 3);
  CHECK(how.unknownKeys() == UnknownKeys::keep);
}

TEST_CASE("A newer major version is refused, however large", "[core]") {
  CHECK(refusal(R"({"format":"knotmap-sizes","version":4,"minor":0})") ==
        "a.sizes: version: found 4, expected at most 3: it was made by a newer Knotmap; update "
        "Knotmap to open it");
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":18446744073709551615})"),
             Contains("found 18446744073709551615") && Contains("newer Knotmap"));
}

TEST_CASE("A version that is none is refused with what was found and expected", "[core]") {
  CHECK(refusal(R"({"format":"knotmap-sizes"})") == "a.sizes: version: is missing, expected 3");
  CHECK(refusal(R"({"format":"knotmap-sizes","version":0})") ==
        "a.sizes: version: found 0, expected a whole number from 1 to 3");
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":"3"})"), Contains("found \"3\""));
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":-2})"), Contains("found -2"));
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":2.5})"), Contains("found 2.5"));
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":[3]})"), Contains("found no number"));
  CHECK(refusal(R"({"format":"knotmap-sizes","version":3,"minor":-1})") ==
        "a.sizes: minor: found -1, expected a whole number from 0 to 999999");
  CHECK(refusal(R"({"format":"knotmap-sizes","version":3,"minor":999999})") == "");
  CHECK_THAT(refusal(R"({"format":"knotmap-sizes","version":3,"minor":1000000})"),
             Contains("minor: found 1000000"));
}

TEST_CASE("Another format is refused by name", "[core]") {
  CHECK(refusal("[]") == "a.sizes: is no list of sizes: found no JSON object");
  CHECK(refusal("{}") == "a.sizes: is no list of sizes: found no \"format\"");
  CHECK(refusal(R"({"format":"gltf","version":3})") ==
        "a.sizes: is no list of sizes: expected the \"format\" \"knotmap-sizes\"");
  CHECK_THAT(refusal(R"({"format":3,"version":3})"), Contains("is no list of sizes"));
}
