#include "platform/folders.h"

#include <catch2/catch.hpp>

#include "platform/environment.h"
#include "platform/environment_guard.h"
#include "platform/temporary_folder.h"

using namespace knotmap::platform;
using knotmap::tests::EnvironmentGuard;
namespace fs = std::filesystem;

TEST_CASE("The environment gives what is set, and nothing for what is not", "[platform]") {
  const EnvironmentGuard set("KNOTMAP_TEST_VARIABLE", "a value");
  CHECK(environment("KNOTMAP_TEST_VARIABLE") == "a value");
  CHECK(environment("KNOTMAP_TEST_UNSET").empty());
}

TEST_CASE("The executable is this program's own file", "[platform]") {
  CHECK(executableFile().filename() == "knotmap_platform_tests");
  CHECK(fs::exists(executableFile()));
}

TEST_CASE("The state folder is made where XDG_STATE_HOME says", "[platform]") {
  const TemporaryFolder folder("folders-test");
  const EnvironmentGuard state("XDG_STATE_HOME", (folder / "state").string());

  CHECK(stateFolder() == folder / "state/knotmap");
  CHECK(fs::is_directory(folder / "state/knotmap"));
}

TEST_CASE("A new state folder is its owner's alone", "[platform]") {
  const TemporaryFolder folder("folders-test");
  const EnvironmentGuard state("XDG_STATE_HOME", (folder / "state").string());
  CHECK(fs::status(stateFolder()).permissions() == fs::perms::owner_all);
}

TEST_CASE("Without XDG_STATE_HOME the state folder lies in the home folder", "[platform]") {
  const TemporaryFolder folder("folders-test");
  const EnvironmentGuard state("XDG_STATE_HOME", ""), home("HOME", folder.path().string());

  CHECK(stateFolder() == folder / ".local/state/knotmap");
  CHECK(fs::is_directory(folder / ".local/state/knotmap"));
}

TEST_CASE("Without a home the state folder lies in the temporary folder", "[platform]") {
  const TemporaryFolder folder("folders-test");
  const EnvironmentGuard state("XDG_STATE_HOME", ""), home("HOME", ""),
      temporary("TMPDIR", folder.path().string());

  CHECK(stateFolder() == folder / "knotmap");
}

TEST_CASE("The data lies where --data says, when the assets are there", "[platform]") {
  const TemporaryFolder folder("folders-test");
  const auto missing = findFolders(folder.path());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().where == folder.path().string());

  fs::create_directories(folder / "assets");
  const auto found = findFolders(folder.path());
  REQUIRE(found);
  CHECK(found->assets == folder / "assets");
  CHECK(found->shaders == folder / "shaders");
  CHECK(found->body == folder / "knotmap.body");
  CHECK(found->fonts == folder / "fonts");
}
