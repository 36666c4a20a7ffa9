#include "app/stages/sound.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

using namespace knotmap;
using app::toneOf;
using guidance::Cue;

namespace {

constexpr std::array kCues{Cue::start, Cue::three, Cue::two, Cue::one, Cue::end};

/// Hertz by counting how often the wave goes up through zero.
double hertzOf(const std::vector<std::int16_t>& tone) {
  std::size_t first = 0, last = 0;
  int rises = 0;
  for (std::size_t i = 1; i < tone.size(); ++i) {
    if (!(tone[i - 1] <= 0 && tone[i] > 0)) continue;
    if (rises++ == 0) first = i;
    last = i;
  }
  return (rises - 1) * double(app::kToneSamplesPerSecond) / double(last - first);
}

}  // namespace

TEST_CASE("Tones are soft, short and begin and end in silence", "[app][sound]") {
  for (const Cue cue : kCues) {
    const auto tone = toneOf(cue);
    REQUIRE(tone.size() > 1000);
    CHECK(tone.size() < app::kToneSamplesPerSecond / 2u);
    CHECK(std::abs(tone.front()) < 30);
    CHECK(std::abs(tone.back()) < 30);
    const auto [low, high] = std::minmax_element(tone.begin(), tone.end());
    CHECK(*high > 3000);
    CHECK(*high < 9000);
    CHECK(*low > -9000);
  }
}

TEST_CASE("The end sounds higher than the start, the last seconds lower than both",
          "[app][sound]") {
  CHECK(hertzOf(toneOf(Cue::start)) == Approx(587.3).margin(10));
  CHECK(hertzOf(toneOf(Cue::end)) == Approx(880.0).margin(10));
  CHECK(hertzOf(toneOf(Cue::one)) == Approx(440.0).margin(10));
  CHECK(toneOf(Cue::one) == toneOf(Cue::three));
}

TEST_CASE("Without a sound device nothing is heard and nothing fails", "[app][sound]") {
  ::setenv("ALSOFT_DRIVERS", "none", 1);
  app::Sound sound;
  for (const Cue cue : kCues) sound.play(cue);
  CHECK_FALSE(sound.awake());
  sound.rest();
}

TEST_CASE("A device is opened with the first tone and given back at rest", "[app][sound]") {
  ::setenv("ALSOFT_DRIVERS", "null", 1);
  app::Sound sound;
  CHECK_FALSE(sound.awake());
  sound.play(Cue::start);
  sound.play(Cue::end);
  sound.rest();
  CHECK_FALSE(sound.awake());
}
