#include "platform/file_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <optional>
#include <utility>

#include "platform/temporary_folder.h"

using knotmap::platform::FileLock;
using knotmap::platform::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Another process that holds a lock until it is killed.
class Holder {
 public:
  explicit Holder(const fs::path& file) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    child_ = ::fork();
    if (child_ == 0) hold(file, ready[1]);
    char locked = '0';
    REQUIRE(::read(ready[0], &locked, 1) == 1);
    REQUIRE(locked == '1');
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~Holder() { kill(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }

 private:
  [[noreturn]] static void hold(const fs::path& file, int ready) {
    const auto lock = FileLock::take(file);
    const char locked = lock ? '1' : '0';
    if (::write(ready, &locked, 1) == 1)
      while (true) ::pause();
    ::_exit(1);
  }

  pid_t child_ = -1;
};

}  // namespace

TEST_CASE("A lock that another process holds is not free until that process dies", "[platform]") {
  const TemporaryFolder folder("lock-test");
  const fs::path file = folder / "a.lock";
  Holder other(file);

  CHECK_FALSE(FileLock::isFree(file));
  const auto refused = FileLock::take(file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where == file.string());

  other.kill();
  CHECK(FileLock::isFree(file));
  CHECK(FileLock::take(file));
}

TEST_CASE("A lock excludes a second owner in the same program", "[platform]") {
  const TemporaryFolder folder("lock-test");
  std::optional<FileLock> first = FileLock::take(folder / "a.lock").value();

  CHECK_FALSE(FileLock::take(folder / "a.lock"));
  CHECK(FileLock::take(folder / "b.lock"));
  first.reset();
  CHECK(FileLock::take(folder / "a.lock"));
}

TEST_CASE("A lock moves with its owner and ends once", "[platform]") {
  const TemporaryFolder folder("lock-test");
  const fs::path file = folder / "a.lock";
  std::optional<FileLock> holder;
  {
    FileLock first = FileLock::take(file).value();
    holder = std::move(first);
  }
  CHECK_FALSE(FileLock::isFree(file));
  holder.reset();
  CHECK(FileLock::isFree(file));
}

TEST_CASE("A missing lock file is free, and asking does not make it", "[platform]") {
  const TemporaryFolder folder("lock-test");

  CHECK(FileLock::isFree(folder / "a.lock"));
  CHECK_FALSE(fs::exists(folder / "a.lock"));
}

TEST_CASE("What cannot be opened as a lock counts as held", "[platform]") {
  const TemporaryFolder folder("lock-test");

  CHECK_FALSE(FileLock::isFree(folder.path()));
  CHECK_FALSE(FileLock::take(folder.path()));
  CHECK_FALSE(FileLock::take(folder / "nowhere/a.lock"));
}

TEST_CASE("A lock file is for its owner alone and stays when the lock ends", "[platform]") {
  const TemporaryFolder folder("lock-test");
  const fs::path file = folder / "a.lock";
  (void)FileLock::take(file);

  REQUIRE(fs::exists(file));
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("Taking a lock keeps what its file holds", "[platform]") {
  const TemporaryFolder folder("lock-test");
  const fs::path file = folder / "a.lock";
  std::ofstream(file) << "text";
  (void)FileLock::take(file);

  CHECK(fs::file_size(file) == 4);
}
