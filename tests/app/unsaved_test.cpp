#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "app/world.h"
#include "core/assets.h"
#include "session/session_file.h"

// What somebody marked, noted or answered is not lost, whichever way the program is left.

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;
namespace fs = std::filesystem;

namespace {

/// A mark, a note and an answer.
void work(OffscreenProgram& program, const std::string& notes) {
  anatomy::Mark mark;
  mark.at =
      program->body().landmarks().at(*program->tables().landmarks.find("acromion"), Side::left);
  program->edit(session::AddMark{mark});
  program->edit(session::SetNotes{notes});
  program->edit(session::SetAnswer{"fever", guidance::Answer::no});
  program.frames(2);
}

/// Sessions that were put aside, by name.
std::vector<fs::path> keptFiles(const OffscreenProgram& program) {
  std::vector<fs::path> kept;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(program.stateFolder(), none))
    if (entry.path().extension() == ".knotmap") kept.push_back(entry.path());
  std::sort(kept.begin(), kept.end());
  return kept;
}

session::Session contentOf(const fs::path& file) {
  auto loaded = session::loadSession(file);
  REQUIRE(bool(loaded));
  return std::move(loaded).value();
}

fs::path otherSession(const OffscreenProgram& program) {
  session::Session other;
  other.notes = "other";
  const fs::path file = program.file("other.knotmap");
  REQUIRE(bool(session::saveSession(other, file)));
  return file;
}

/// From now on nothing can be written there.
void breakStateFolder(const OffscreenProgram& program) {
  fs::remove_all(program.stateFolder());
  std::ofstream(program.stateFolder()) << "in the way";
}

bool titleHasDot(OffscreenProgram& program) {
  return program->title().find("\u2022") != std::string::npos;
}

}  // namespace

TEST_CASE("A fresh program has nothing to save and leaves nothing behind", "[app]") {
  OffscreenProgram program;
  CHECK_FALSE(program->document().dirty());
  CHECK_FALSE(titleHasDot(program));
  CHECK(program.session().date == "2026-03-02T09:00:00+01:00");
  const std::string uuid = program.session().uuid;
  CHECK_FALSE(uuid.empty());
  program.kill();
  CHECK(program.session().uuid != uuid);
  CHECK_FALSE(program->document().dirty());
}

TEST_CASE("Opening a session keeps unsaved work in a file of its own", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  const session::Session before = program.session();
  program->perform(ui::OpenSession{otherSession(program)});
  CHECK(program.session().notes == "other");
  CHECK_FALSE(program->ui().frame.notice.isError);
  REQUIRE(keptFiles(program).size() == 1);
  CHECK(contentOf(keptFiles(program)[0]) == before);
}

TEST_CASE("Starting a new session keeps unsaved work, and never over what was kept", "[app]") {
  OffscreenProgram program;
  work(program, "first");
  const session::Session first = program.session();
  program->perform(ui::NewSession{});
  CHECK(program.session().notes.empty());
  CHECK(program.session().uuid != first.uuid);
  CHECK_FALSE(program->document().dirty());
  work(program, "second");
  const session::Session second = program.session();
  program->perform(ui::NewSession{});
  REQUIRE(keptFiles(program).size() == 2);
  CHECK(contentOf(keptFiles(program)[0]) == first);
  CHECK(contentOf(keptFiles(program)[1]) == second);
}

TEST_CASE("Work of the very frame in which somebody starts anew is kept too", "[app]") {
  OffscreenProgram program;
  program->edit(session::SetNotes{"quick"});
  program->perform(ui::NewSession{});
  REQUIRE(keptFiles(program).size() == 1);
  CHECK(contentOf(keptFiles(program)[0]).notes == "quick");
}

TEST_CASE("Where unsaved work cannot be kept, neither open nor new lets go of it", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  const fs::path other = otherSession(program);
  breakStateFolder(program);
  const session::Session before = program.session();
  program->perform(ui::Say{});
  SECTION("open") { program->perform(ui::OpenSession{other}); }
  SECTION("new") { program->perform(ui::NewSession{}); }
  CHECK(program.session() == before);
  CHECK(program->document().dirty());
  CHECK(program->ui().frame.notice.isError);
  CHECK_FALSE(program->ui().frame.notice.text.empty());
}

TEST_CASE("An autosave that fails is seen", "[app]") {
  OffscreenProgram program;
  breakStateFolder(program);
  program->edit(session::SetNotes{"mine"});
  program.frames(1);
  CHECK(program->ui().frame.notice.isError);
  CHECK_THAT(program->ui().frame.notice.text, Catch::Contains(program.stateFolder().string()));
}

TEST_CASE("An autosave that fails is told once for each change, not with every frame", "[app]") {
  OffscreenProgram program;
  breakStateFolder(program);
  program->edit(session::SetNotes{"mine"});
  program.frames(8);
  const auto errors = [](const std::vector<std::string>& log) {
    return std::count_if(log.begin(), log.end(),
                         [](const std::string& line) { return line.starts_with("error "); });
  };
  CHECK(errors(program->takeLog()) == 1);
  program->edit(session::SetNotes{"mine, too"});
  program.frames(8);
  CHECK(errors(program->takeLog()) == 1);
}

TEST_CASE("After a crash the session is back as it was, and unsaved", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  const session::Session before = program.session();
  program.kill();
  CHECK(program.session() == before);
  CHECK(program->document().dirty());
  CHECK(titleHasDot(program));
  CHECK(program->document().file().empty());
  CHECK_FALSE(program->ui().frame.notice.text.empty());
  program.kill();
  CHECK(program.session() == before);
}

TEST_CASE("After a crash the session still belongs to its file", "[app]") {
  OffscreenProgram program;
  const fs::path file = program.file("case.knotmap");
  work(program, "saved");
  program->perform(ui::SaveSessionAs{file});
  program->edit(session::SetNotes{"not saved"});
  program.frames(1);
  program.kill();
  CHECK(program->document().file() == file);
  CHECK(program.session().notes == "not saved");
  CHECK(program->document().dirty());

  program->perform(ui::SaveSession{});
  CHECK(contentOf(file).notes == "not saved");
  program.restart();
  CHECK(program.session().notes.empty());
  CHECK(program->document().file().empty());
}

TEST_CASE("Leaving with unsaved work brings it back at the next start", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  const session::Session before = program.session();
  program.restart();
  CHECK(program.session() == before);
  CHECK(program->document().dirty());
}

TEST_CASE("Leaving with saved work begins with an empty session", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  program->perform(ui::SaveSessionAs{program.file("case.knotmap")});
  program.restart();
  CHECK(program.session().marks.empty());
  CHECK_FALSE(program->document().dirty());
}

TEST_CASE("A broken file leaves session, past and title alone and says what is wrong", "[app]") {
  OffscreenProgram program;
  work(program, "mine");
  const session::Session before = program.session();
  const std::string title = program->title();
  const fs::path file = program.file("broken.knotmap");
  std::ofstream(file) << "{\"format\": 3";
  program->perform(ui::AskForFile{ui::FileDialog::open});
  program->perform(ui::OpenSession{file});
  CHECK(program.session() == before);
  CHECK(program->document().history().canUndo());
  CHECK(program->document().dirty());
  CHECK(program->title() == title);
  CHECK(program->ui().frame.notice.isError);
  CHECK_FALSE(program->ui().files.error.empty());
  CHECK(program->ui().files.dialog == ui::FileDialog::open);
  CHECK(keptFiles(program).empty());
}

TEST_CASE("Saving where nothing can be written keeps the old name and says so", "[app]") {
  OffscreenProgram program;
  const fs::path file = program.file("case.knotmap");
  work(program, "one");
  program->perform(ui::SaveSessionAs{file});
  CHECK_FALSE(titleHasDot(program));
  program->edit(session::SetNotes{"two"});
  program->perform(ui::SaveSessionAs{program.file("missing") / "other.knotmap"});
  CHECK(program->document().file() == file);
  CHECK(program->document().dirty());
  CHECK(titleHasDot(program));
  CHECK(program->ui().frame.notice.isError);
}

TEST_CASE("Undo after saving makes the session unsaved again", "[app]") {
  OffscreenProgram program;
  work(program, "one");
  program->perform(ui::SaveSessionAs{program.file("case.knotmap")});
  REQUIRE_FALSE(program->document().dirty());
  program.key(ui::Key::z, true);
  CHECK(program->document().dirty());
  CHECK(titleHasDot(program));
  program.key(ui::Key::y, true);
  CHECK_FALSE(program->document().dirty());
}

TEST_CASE("Opening a session selects none of its marks", "[app]") {
  OffscreenProgram program;
  work(program, "one");
  program->perform(ui::SaveSessionAs{program.file("case.knotmap")});
  program->perform(ui::SelectMark{anatomy::MarkId{1}});
  program->perform(ui::OpenSession{program.file("case.knotmap")});
  CHECK_FALSE(program->ui().marks.selected);
}
