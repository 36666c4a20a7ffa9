#include "platform/uuid.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>

using knotmap::platform::randomUuid;

TEST_CASE("A random UUID has the form of version 4", "[platform]") {
  const std::regex form("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  for (int i = 0; i < 200; ++i) CHECK(std::regex_match(randomUuid(), form));
}

TEST_CASE("Random UUIDs differ, in every digit that is free", "[platform]") {
  std::set<std::string> uuids;
  std::vector<std::set<char>> seen(36);
  for (int i = 0; i < 500; ++i) {
    const std::string uuid = randomUuid();
    uuids.insert(uuid);
    for (std::size_t c = 0; c < uuid.size(); ++c) seen[c].insert(uuid[c]);
  }
  CHECK(uuids.size() == 500);
  for (std::size_t c = 0; c < seen.size(); ++c) {
    INFO("character " << c);
    const bool fixed = c == 8 || c == 13 || c == 14 || c == 18 || c == 23;
    // 500 draws that miss one of 16 digits: a chance of 16 * (15/16)^500, about 1e-13.
    CHECK(seen[c].size() == (fixed ? 1u : c == 19 ? 4u : 16u));
  }
}
