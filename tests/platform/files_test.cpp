#include "core/files.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "platform/files.h"

using namespace knotmap::core;
namespace fs = std::filesystem;

namespace {

fs::path scratch(const char* name) {
  const fs::path folder =
      fs::temp_directory_path() / ("knotmap-files-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  return folder / name;
}

}  // namespace

TEST_CASE("What was written atomically is read back, and no temporary file stays", "[core]") {
  const fs::path file = scratch("a.txt");
  const std::string bytes("one\0two", 7);
  REQUIRE(bool(knotmap::platform::writeFileAtomically(file, bytes)));
  REQUIRE(bool(knotmap::platform::writeFileAtomically(file, bytes + "!")));
  const auto read = readFile(file);
  REQUIRE(bool(read));
  CHECK(*read == bytes + "!");
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator{}) == 1);
  fs::remove_all(file.parent_path());
}

TEST_CASE("Writing into a folder that is not there fails and says where", "[core]") {
  const auto written = knotmap::platform::writeFileAtomically("/nowhere/at/all.txt", "x");
  REQUIRE_FALSE(bool(written));
  CHECK(written.error().where == "/nowhere/at/all.txt");
}

TEST_CASE("Reading refuses folders, missing files and files over the limit", "[core]") {
  CHECK_FALSE(bool(readFile(fs::temp_directory_path())));
  CHECK_FALSE(bool(readFile("/nowhere/at/all.txt")));
  const fs::path file = scratch("large.txt");
  REQUIRE(bool(knotmap::platform::writeFileAtomically(file, std::string(100, 'x'))));
  CHECK(bool(readFile(file, 100)));
  CHECK_FALSE(bool(readFile(file, 99)));
  fs::remove_all(file.parent_path());
}
