#include "app/editor/document.h"

#include <catch2/catch.hpp>

#include "platform/files.h"
#include "platform/temporary_folder.h"
#include "test_body.h"

using namespace knotmap;
namespace fs = std::filesystem;

namespace {

constexpr const char* kUuid = "00000000-0000-4000-8000-000000000001";

app::Document::Begin always(std::string uuid = kUuid) {
  return [uuid] {
    session::Session session;
    session.uuid = uuid;
    session.date = "2026-03-02T09:00:00+01:00";
    return session;
  };
}

/// Documents of one person, whose state folder is made when it is needed.
struct Desk {
  platform::TemporaryFolder home{"document"};
  fs::path state = home / "state";

  app::Document begin() const { return {tests::bodyModel(), state, always()}; }
  std::vector<fs::path> copies() const {
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(state, none))
      if (entry.path().extension() == ".autosave") found.push_back(entry.path());
    return found;
  }
};

void note(app::Document& document, const std::string& words) {
  document.history().apply(session::SetNotes{words});
}

session::Session contentOf(const fs::path& file) {
  auto loaded = session::loadSession(file);
  REQUIRE(bool(loaded));
  return std::move(loaded).value();
}

}  // namespace

TEST_CASE("A new document has the uuid and date it was given and nothing to save", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  CHECK(document.history().now().uuid == kUuid);
  CHECK(document.history().now().date == "2026-03-02T09:00:00+01:00");
  CHECK_FALSE(document.dirty());
  CHECK(bool(document.autosave()));
  CHECK_FALSE(fs::exists(desk.state));
}

TEST_CASE("Starting anew begins another session, not the old one emptied", "[app]") {
  int begun = 0;
  app::Document document(tests::bodyModel(), {}, [&] {
    return always("00000000-0000-4000-8000-00000000000" + std::to_string(++begun))();
  });
  note(document, "first");
  document.startNew();
  CHECK(document.history().now().uuid == "00000000-0000-4000-8000-000000000002");
  CHECK(document.history().now().notes.empty());
  CHECK_FALSE(document.dirty());
  CHECK_FALSE(document.history().canUndo());
}

TEST_CASE("Undoing and redoing past a save makes a document unsaved again", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  note(document, "one");
  REQUIRE(bool(document.saveAs(desk.home / "case.knotmap")));
  CHECK_FALSE(document.dirty());
  document.history().undo();
  CHECK(document.dirty());
  document.history().redo();
  CHECK_FALSE(document.dirty());
  note(document, "two");
  document.history().undo();
  CHECK_FALSE(document.dirty());
  document.history().redo();
  CHECK(document.dirty());
}

TEST_CASE("Unsaved work is kept as it is, each time in another file", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  note(document, "first");
  const auto first = document.keepUnsaved();
  REQUIRE(bool(first));
  CHECK(contentOf(*first) == document.history().now());
  note(document, "second");
  const auto second = document.keepUnsaved();
  REQUIRE(bool(second));
  CHECK(*second != *first);
  CHECK(contentOf(*first).notes == "first");
  CHECK(contentOf(*second).notes == "second");
}

TEST_CASE("Saved work needs no keeping", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  CHECK(document.keepUnsaved()->empty());
  note(document, "saved");
  REQUIRE(bool(document.saveAs(desk.home / "case")));
  CHECK(document.file() == desk.home / "case.knotmap");
  CHECK(document.keepUnsaved()->empty());
}

TEST_CASE("A document that cannot be saved keeps its name and stays unsaved", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  note(document, "one");
  REQUIRE(bool(document.saveAs(desk.home / "case.knotmap")));
  note(document, "two");
  CHECK_FALSE(bool(document.saveAs(desk.home / "no such folder" / "other.knotmap")));
  CHECK(document.file() == desk.home / "case.knotmap");
  CHECK(document.dirty());
  CHECK(contentOf(document.file()).notes == "one");
}

TEST_CASE("An opened document is saved to the file it came from", "[app]") {
  const Desk desk;
  session::Session other;
  other.notes = "other";
  REQUIRE(bool(session::saveSession(other, desk.home / "other.knotmap")));
  app::Document document = desk.begin();
  note(document, "mine");
  REQUIRE(bool(document.open(desk.home / "other.knotmap")));
  CHECK(document.history().now() == other);
  CHECK(document.file() == desk.home / "other.knotmap");
  CHECK_FALSE(document.dirty());
  CHECK_FALSE(document.history().canUndo());
}

TEST_CASE("A file that cannot be read leaves session, past and name alone", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  note(document, "one");
  REQUIRE(bool(document.saveAs(desk.home / "case.knotmap")));
  note(document, "two");
  REQUIRE(bool(platform::writeFileAtomically(desk.home / "broken.knotmap", "{\"format\": 3")));
  CHECK_FALSE(bool(document.open(desk.home / "broken.knotmap")));
  CHECK(document.history().now().notes == "two");
  CHECK(document.file() == desk.home / "case.knotmap");
  CHECK(document.dirty());
  document.history().undo();
  CHECK(document.history().now().notes == "one");
}

TEST_CASE("An autosave lasts until its document is saved or left without changes", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  note(document, "one");
  REQUIRE(bool(document.autosave()));
  CHECK(desk.copies().size() == 1);
  SECTION("saved") {
    REQUIRE(bool(document.saveAs(desk.home / "case.knotmap")));
    CHECK(desk.copies().empty());
  }
  SECTION("undone") {
    document.history().undo();
    REQUIRE(bool(document.autosave()));
    CHECK(desk.copies().empty());
  }
  SECTION("closed unsaved") {
    document.close();
    CHECK(desk.copies().size() == 1);
  }
  SECTION("undone and closed") {
    document.history().undo();
    document.close();
    CHECK(desk.copies().empty());
  }
}

TEST_CASE("Nothing is autosaved in the middle of a drag", "[app]") {
  const Desk desk;
  app::Document document = desk.begin();
  document.history().beginGesture();
  note(document, "half");
  REQUIRE(bool(document.autosave()));
  CHECK(desk.copies().empty());
  document.history().endGesture();
  REQUIRE(bool(document.autosave()));
  CHECK(desk.copies().size() == 1);
}

TEST_CASE("What is recovered counts as unsaved until its file holds it", "[app]") {
  const Desk desk;
  session::Session left;
  {
    app::Document document = desk.begin();
    note(document, "one");
    SECTION("of a file") { REQUIRE(bool(document.saveAs(desk.home / "case.knotmap"))); }
    SECTION("of no file") {}
    note(document, "two");
    REQUIRE(bool(document.autosave()));
    left = document.history().now();
  }
  const fs::path file =
      fs::exists(desk.home / "case.knotmap") ? desk.home / "case.knotmap" : fs::path{};
  app::Document document(tests::bodyModel(), desk.state,
                         always("00000000-0000-4000-8000-000000000009"));
  REQUIRE(document.recover());
  CHECK(document.history().now() == left);
  CHECK(document.file() == file);
  CHECK(document.dirty());
  CHECK(desk.copies().size() == 1);

  REQUIRE(bool(document.saveAs(desk.home / "case.knotmap")));
  CHECK_FALSE(document.dirty());
  CHECK_FALSE(desk.begin().recover());
}

TEST_CASE("A recovered session that its file holds already is not unsaved", "[app]") {
  const Desk desk;
  {
    app::Document document = desk.begin();
    note(document, "one");
    REQUIRE(bool(document.autosave()));
    REQUIRE(bool(session::saveSession(document.history().now(), desk.home / "case.knotmap")));
    session::Autosave copy(desk.state);
    REQUIRE(bool(copy.save(document.history().now(), desk.home / "case.knotmap")));
    document.history().undo();
    document.close();
  }
  app::Document document = desk.begin();
  REQUIRE(document.recover());
  CHECK(document.file() == desk.home / "case.knotmap");
  CHECK_FALSE(document.dirty());
}

TEST_CASE("Two programs of one person do not take each other's work", "[app]") {
  const Desk desk;
  app::Document running = desk.begin();
  note(running, "mine");
  REQUIRE(bool(running.autosave()));
  app::Document second = desk.begin();
  CHECK_FALSE(second.recover());
  CHECK(desk.copies().size() == 1);
}
