#include "devtools/replay.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "app/world.h"
#include "core/assets.h"
#include "core/files.h"
#include "platform/files.h"

namespace {

using namespace knotmap;

/// Plays a script and keeps what it left.
struct Played {
  std::string error;  ///< "" if every step could be done
  std::string log;
};

Played play(const std::string& script) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("knotmap-replay-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  REQUIRE(bool(platform::writeFileAtomically(folder / "script.txt", script)));
  const auto done = devtools::replay(
      {.setup = {.folders = tests::folders(), .stateFolder = {}, .session = {}, .shape = {}},
       .script = folder / "script.txt",
       .width = 900,
       .height = 700,
       .output = folder});
  Played played;
  if (!done) played.error = done.error().message();
  if (const auto log = core::readFile(folder / "log.txt", 1u << 20)) played.log = *log;
  std::filesystem::remove_all(folder);
  return played;
}

}  // namespace

TEST_CASE("A click with the tool for muscles selects the muscle that is seen there", "[app]") {
  const Played played = play(
      "view left\n"
      "tool muscle\n"
      "click-landmark deltoid-side left\n"
      "expect-muscle deltoid.middle left\n"
      "view right\n"
      "click-landmark deltoid-side right\n"
      "expect-muscle deltoid.middle right\n"
      "expect-marks 0\n");
  CHECK(played.error == "");
}

TEST_CASE("With a layer off a click selects the muscle below", "[app]") {
  const Played played = play(
      "view upper-back\n"
      "tool muscle\n"
      "skin 0\n"
      "click-landmark scapula-superior-angle left\n"
      "expect-muscle trapezius.middle left\n"
      "layer superficial off\n"
      // What is selected stays in sight, and in the way, until a click beside the body.
      "click 300 100\n"
      "click-landmark scapula-superior-angle left\n"
      "expect-muscle levator-scapulae left\n");
  CHECK(played.error == "");
}

TEST_CASE("A click with the tool for marks still marks the skin when it is see-through", "[app]") {
  const Played played = play(
      "view upper-back\n"
      "skin 20\n"
      "click-landmark scapula-spine-root right\n"
      "expect-marks 1\n"
      "skin 0\n"
      "click-landmark t6 left\n"
      "expect-marks 2\n");
  CHECK(played.error == "");
  CHECK_THAT(played.log, Catch::Contains("edit Add knot"));
}

TEST_CASE("A click beside the body with the tool for muscles selects none", "[app]") {
  const Played played = play(
      "muscle trapezius.upper left\n"
      "view front\n"
      "tool muscle\n"
      "click 300 100\n"
      "expect-muscle trapezius.upper left\n");
  CHECK_THAT(played.error, Catch::Contains("found no muscle selected"));
}

TEST_CASE("A replay selects a muscle by its id and comes closer to it", "[app]") {
  const Played played = play(
      "muscle masseter.superficial right\n"
      "expect-muscle masseter.superficial right\n");
  CHECK(played.error == "");
}

TEST_CASE("A replay says which word about muscles it does not know", "[app]") {
  const struct {
    const char *step, *words;
  } cases[] = {{"muscle trapezius.uper left", "did you mean \"trapezius.upper\"?"},
               {"muscle trapezius.upper middle", "expected left or right"},
               {"skin 120", "expected percent from 0 to 100"},
               {"skin", "expected percent from 0 to 100"},
               {"layer outer on", "expected superficial, intermediate or deep"},
               {"layer deep maybe", "then on or off"},
               {"tool hammer", "expected mark, paint, broken-skin or muscle"},
               {"expect-muscle temporalis left", "found no muscle selected"}};
  for (const auto& each : cases) {
    const Played played = play(std::string("view front\n") + each.step + "\n");
    INFO(each.step);
    CHECK_THAT(played.error, Catch::Contains("script.txt:2"));
    CHECK_THAT(played.error, Catch::Contains(each.words));
  }
}
