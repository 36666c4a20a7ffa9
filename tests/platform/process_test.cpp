#include "platform/process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

using namespace knotmap::platform;

TEST_CASE("A run of the own program ends with its exit state", "[platform]") {
  CHECK(runOwnProgram({"--help"}) == 0);
  CHECK(runOwnProgram({"--no-such-option"}) == 255);  // Catch refuses it so
}

TEST_CASE("kills itself", "[.][for-its-parent]") { std::raise(SIGKILL); }

TEST_CASE("A run that was killed has no exit state", "[platform]") {
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
