#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <memory>

#include "session/samples.h"
#include "session/session_file.h"

using namespace knotmap;
using namespace knotmap::session;
using tests::fullSession;
using tests::TempFolder;
using tests::writeWhole;
namespace fs = std::filesystem;

namespace {

/// A program of its own that saves a copy, tells so, and waits to be killed.
class OtherProgram {
 public:
  OtherProgram(const fs::path& folder, const Session& session, const fs::path& document) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    child_ = ::fork();
    if (child_ == 0) run(folder, session, document, ready[1]);
    char saved = '0';
    REQUIRE(::read(ready[0], &saved, 1) == 1);
    REQUIRE(saved == '1');
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~OtherProgram() { kill(); }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;

  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }

 private:
  [[noreturn]] static void run(const fs::path& folder, const Session& session,
                               const fs::path& document, int ready) {
    Autosave autosave(folder);
    const char saved = autosave.save(session, document) ? '1' : '0';
    if (::write(ready, &saved, 1) == 1)
      while (true) ::pause();
    ::_exit(1);
  }

  pid_t child_ = -1;
};

Session withNotes(const std::string& notes) {
  Session session = fullSession();
  session.notes = notes;
  return session;
}

std::size_t filesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("A killed program's session comes back with the file it belongs to", "[session]") {
  const TempFolder folder;
  OtherProgram(folder.path(), fullSession(), "/home/m\xC3\xBCller/50 %/a.knotmap").kill();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].session == fullSession());
  CHECK(copies[0].document == "/home/m\xC3\xBCller/50 %/a.knotmap");
}

TEST_CASE("A session that was never saved comes back without a file", "[session]") {
  const TempFolder folder;
  OtherProgram(folder.path(), fullSession(), "").kill();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].document.empty());
}

TEST_CASE("A path in any encoding comes back byte for byte", "[session]") {
  const TempFolder folder;
  const fs::path document("/tmp/\xFF\"\\\x01 %41.knotmap");
  OtherProgram(folder.path(), fullSession(), document).kill();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].document == document);
}

TEST_CASE("A relative path is kept as the whole path", "[session]") {
  const TempFolder folder;
  OtherProgram(folder.path(), fullSession(), "a.knotmap").kill();

  CHECK(Autosave(folder.path()).recover().at(0).document == fs::current_path() / "a.knotmap");
}

TEST_CASE("The copy of a running program is not offered", "[session]") {
  const TempFolder folder;
  OtherProgram running(folder.path(), fullSession(), "");
  CHECK(Autosave(folder.path()).recover().empty());

  running.kill();
  CHECK(Autosave(folder.path()).recover().size() == 1);
}

TEST_CASE("A program is not offered its own copy", "[session]") {
  const TempFolder folder;
  Autosave autosave(folder.path());
  REQUIRE(autosave.save(fullSession(), ""));
  CHECK(autosave.recover().empty());
}

TEST_CASE("Two programs keep copies of their own", "[session]") {
  const TempFolder folder;
  OtherProgram first(folder.path(), withNotes("first"), "");
  OtherProgram second(folder.path(), withNotes("second"), "");
  second.kill();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].session.notes == "second");
}

TEST_CASE("Left copies come newest first", "[session]") {
  const TempFolder folder;
  for (const char* notes : {"old", "middle", "new"}) {
    OtherProgram(folder.path(), withNotes(notes), "").kill();
    ::usleep(20'000);
  }

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 3);
  CHECK(copies[0].session.notes == "new");
  CHECK(copies[2].session.notes == "old");
}

TEST_CASE("A later save replaces the copy", "[session]") {
  const TempFolder folder;
  auto autosave = std::make_unique<Autosave>(folder.path());
  REQUIRE(autosave->save(withNotes("first"), ""));
  REQUIRE(autosave->save(withNotes("second"), ""));
  autosave.reset();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].session.notes == "second");
}

TEST_CASE("Saving what was saved last writes nothing", "[session]") {
  const TempFolder folder;
  Autosave autosave(folder.path());
  REQUIRE(autosave.save(fullSession(), ""));
  for (const auto& entry : fs::directory_iterator(folder.path()))
    fs::last_write_time(entry, fs::file_time_type{});
  REQUIRE(autosave.save(fullSession(), ""));

  for (const auto& entry : fs::directory_iterator(folder.path()))
    CHECK(fs::last_write_time(entry) == fs::file_time_type{});
}

TEST_CASE("A discarded copy is gone, and nothing is left of a program that ended", "[session]") {
  const TempFolder folder;
  auto autosave = std::make_unique<Autosave>(folder.path());
  REQUIRE(autosave->save(fullSession(), ""));
  autosave->discard();
  CHECK(Autosave(folder.path()).recover().empty());

  autosave.reset();
  CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("A discarded session is saved again when asked to", "[session]") {
  const TempFolder folder;
  auto autosave = std::make_unique<Autosave>(folder.path());
  REQUIRE(autosave->save(fullSession(), ""));
  autosave->discard();
  REQUIRE(autosave->save(fullSession(), ""));
  autosave.reset();

  CHECK(Autosave(folder.path()).recover().size() == 1);
}

TEST_CASE("A copy that was taken over can be forgotten, a running program's cannot", "[session]") {
  const TempFolder folder;
  OtherProgram other(folder.path(), fullSession(), "");
  const Autosave autosave(folder.path());
  fs::path copy;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    if (entry.path().extension() == ".autosave") copy = entry.path();

  autosave.forget({copy, "", {}});
  CHECK(fs::exists(copy));
  other.kill();
  autosave.forget({copy, "", {}});
  CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("A copy that cannot be read is kept and not offered", "[session]") {
  const TempFolder folder;
  OtherProgram(folder.path(), fullSession(), "").kill();
  writeWhole(folder / "session-1-1.autosave", "{\"format\":\"knotmap-autosave\",");

  CHECK(Autosave(folder.path()).recover().size() == 1);
  CHECK(fs::exists(folder / "session-1-1.autosave"));
}

TEST_CASE("A copy of a newer minor version is offered, of a newer major version kept",
          "[session]") {
  const TempFolder folder;
  OtherProgram(folder.path(), fullSession(), "").kill();
  fs::path copy;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    if (entry.path().extension() == ".autosave") copy = entry.path();
  const std::string version = "\"version\": 1,";
  const auto withVersion = [&, text = tests::readWhole(copy)](const std::string& other) {
    writeWhole(copy, std::string(text).replace(text.find(version), version.size(), other));
    return Autosave(folder.path()).recover().size();
  };

  CHECK(withVersion("\"version\": 1, \"minor\": 2, \"window\": \"wide\",") == 1);
  CHECK(withVersion("\"version\": 1, \"window\": \"wide\",") == 0);
  CHECK(withVersion("\"version\": 2,") == 0);
  CHECK(fs::exists(copy));
}

TEST_CASE("The folder is made when missing, for its owner alone", "[session]") {
  const TempFolder folder;
  Autosave autosave(folder / "state/knotmap");
  REQUIRE(autosave.recover().empty());
  REQUIRE(autosave.save(fullSession(), ""));

  struct stat info {};
  REQUIRE(::stat((folder / "state/knotmap").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
}

TEST_CASE("A folder that cannot be made gives an error", "[session]") {
  const TempFolder folder;
  writeWhole(folder / "state", "a file");
  Autosave autosave(folder / "state/knotmap");

  CHECK_FALSE(autosave.save(fullSession(), ""));
}
