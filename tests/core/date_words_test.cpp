#include "core/date_words.h"

#include <catch2/catch.hpp>

#include "core/assets.h"

using namespace knotmap;
using namespace std::chrono;

TEST_CASE("A date is written with day, month and year", "[core]") {
  const auto messages = core::Messages::load(KNOTMAP_TEST_ASSETS);
  REQUIRE(bool(messages));
  CHECK(core::dateWords(2026y / November / 21, *messages) == "21 November 2026");
  CHECK(core::dateWords(2027y / January / 1, *messages) == "1 January 2027");
}

TEST_CASE("A day soon to come is written with its weekday", "[core]") {
  const auto messages = core::Messages::load(KNOTMAP_TEST_ASSETS);
  REQUIRE(bool(messages));
  CHECK(core::dayWords(2026y / November / 21, *messages) == "Saturday 21 November");
  CHECK(core::dayWords(2026y / November / 22, *messages) == "Sunday 22 November");
}
