#include "platform/process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "platform/environment.h"
#include "platform/environment_guard.h"

using namespace knotmap;
using namespace knotmap::platform;

TEST_CASE("A run of the own program ends with its exit state", "[platform]") {
  CHECK(runOwnProgram({"--help"}) == 0);
  CHECK(runOwnProgram({"--no-such-option"}) == 255);  // Catch refuses it so
}

TEST_CASE("kills itself when its parent asks for it", "[.][for-its-parent]") {
  if (!environment("KNOTMAP_TEST_KILL").empty()) std::raise(SIGKILL);
}

TEST_CASE("A run that was killed has no exit state", "[platform]") {
  REQUIRE(runOwnProgram({"[for-its-parent]"}) == 0);
  const tests::EnvironmentGuard ask("KNOTMAP_TEST_KILL", "1");
  CHECK_FALSE(runOwnProgram({"[for-its-parent]"}));
}

TEST_CASE("The number of this process is the system's", "[platform]") {
  CHECK(processId() == ::getpid());
}

TEST_CASE("Memory in use is counted in megabytes", "[platform]") {
  constexpr std::size_t kBytes = 64'000'000;
  const double before = residentMb();
  CHECK(before > 1.0);
  const std::vector<char> block(kBytes, 'x');
  CHECK(residentMb() - before == Approx(64.0).margin(4.0));
  CHECK(block.back() == 'x');
}
