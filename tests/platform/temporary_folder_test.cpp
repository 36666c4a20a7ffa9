#include "platform/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "platform/environment_guard.h"

using knotmap::platform::TemporaryFolder;
using knotmap::tests::EnvironmentGuard;
namespace fs = std::filesystem;

TEST_CASE("A temporary folder is there, empty and gone at the end with what is in it",
          "[platform]") {
  fs::path path;
  {
    const TemporaryFolder folder("folder-test");
    path = folder.path();
    REQUIRE(fs::is_directory(path));
    CHECK(fs::is_empty(path));
    CHECK(path.filename().string().rfind("knotmap-folder-test-", 0) == 0);
    fs::create_directories(folder / "a/b");
    std::ofstream(folder / "a/b/c.txt") << "text";
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("A temporary folder is for its owner alone", "[platform]") {
  const TemporaryFolder folder("folder-test");
  CHECK(fs::status(folder.path()).permissions() == fs::perms::owner_all);
}

TEST_CASE("Two temporary folders of one name are two", "[platform]") {
  const TemporaryFolder first("folder-test"), second("folder-test");
  CHECK(first.path() != second.path());
}

TEST_CASE("A link in a temporary folder goes, what it leads to stays", "[platform]") {
  const TemporaryFolder kept("folder-test");
  std::ofstream(kept / "a.txt") << "text";
  {
    const TemporaryFolder folder("folder-test");
    fs::create_directory_symlink(kept.path(), folder / "link");
  }
  CHECK(fs::exists(kept / "a.txt"));
}

TEST_CASE("Where no temporary folder can be made its path is not there", "[platform]") {
  const TemporaryFolder folder("no/such/folder");
  CHECK(folder.path().is_absolute());
  CHECK_FALSE(fs::exists(folder.path()));
  CHECK_FALSE(std::ofstream(folder / "a.txt").is_open());
}

TEST_CASE("A temporary folder lies where TMPDIR says", "[platform]") {
  const TemporaryFolder outer("folder-test");
  const EnvironmentGuard temporary("TMPDIR", outer.path().string());
  const TemporaryFolder inner("folder-test");
  CHECK(inner.path().parent_path() == outer.path());
}
