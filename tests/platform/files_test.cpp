#include "platform/files.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <string>

#include "core/files.h"
#include "platform/temporary_folder.h"

using knotmap::core::readFile;
using knotmap::platform::TemporaryFolder;
using knotmap::platform::writeFileAtomically;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t entriesIn(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator{});
}

/// Does writing fail in a process whose files may not grow over `maxBytes`, as on a full disk?
bool failsWhenFull(const fs::path& file, const std::string& bytes, rlim_t maxBytes) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{maxBytes, maxBytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(writeFileAtomically(file, bytes) ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("What was written atomically is read back, and no temporary file stays", "[platform]") {
  const TemporaryFolder folder("files-test");
  const fs::path file = folder / "a.txt";
  const std::string bytes("one\0two", 7);
  REQUIRE(writeFileAtomically(file, bytes));
  REQUIRE(writeFileAtomically(file, bytes + "!"));

  CHECK(readFile(file).value() == bytes + "!");
  CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("An empty file can be written over a full one", "[platform]") {
  const TemporaryFolder folder("files-test");
  REQUIRE(writeFileAtomically(folder / "a.txt", "text"));
  REQUIRE(writeFileAtomically(folder / "a.txt", ""));

  CHECK(readFile(folder / "a.txt").value().empty());
}

TEST_CASE("A full disk keeps the old file and leaves no temporary one", "[platform]") {
  const TemporaryFolder folder("files-test");
  const fs::path file = folder / "a.txt";
  REQUIRE(writeFileAtomically(file, "old"));

  REQUIRE(failsWhenFull(file, std::string(100'000, 'x'), 4096));
  CHECK(readFile(file).value() == "old");
  CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("Writing over a folder fails, keeps it and leaves no temporary file", "[platform]") {
  const TemporaryFolder folder("files-test");
  fs::create_directories(folder / "a.txt/inside");

  const auto written = writeFileAtomically(folder / "a.txt", "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().where == (folder / "a.txt").string());
  CHECK(fs::is_directory(folder / "a.txt/inside"));
  CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("Writing into a folder that is not there fails and says where", "[platform]") {
  const auto written = writeFileAtomically("/nowhere/at/all.txt", "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().where == "/nowhere/at/all.txt");
}

TEST_CASE("Reading refuses folders, missing files and files over the limit", "[platform]") {
  const TemporaryFolder folder("files-test");
  CHECK_FALSE(readFile(folder.path()));
  CHECK_FALSE(readFile("/nowhere/at/all.txt"));
  REQUIRE(writeFileAtomically(folder / "large.txt", std::string(100, 'x')));
  CHECK(readFile(folder / "large.txt", 100));
  CHECK_FALSE(readFile(folder / "large.txt", 99));
}
