#include <catch2/catch.hpp>

#include "session/edit.h"
#include "session/samples.h"
#include "test_body.h"

using namespace knotmap;
using namespace knotmap::session;
using anatomy::MarkId;
using tests::bodyModel;
using tests::knotAt;

namespace {

anatomy::BodyPoint at(std::uint32_t face) { return {anatomy::FaceId{face}, 0.5f, 0.5f}; }

/// One knot, placed; nothing to undo.
History withKnot() { return History(apply({}, AddMark{knotAt(7)}, bodyModel()), bodyModel()); }

}  // namespace

TEST_CASE("another document has no past and is seen as a change", "[session]") {
  History history = withKnot();
  const std::uint64_t before = history.revision();
  history.apply(SetNotes{"a note"});
  history.restart(apply({}, AddMark{knotAt(9)}, bodyModel()));
  CHECK(history.revision() > before + 1);
  CHECK_FALSE(history.canUndo());
  CHECK(history.now().marks.size() == 1);
}

TEST_CASE("Undo gives the session before an edit and redo the one after it", "[session]") {
  History history({}, bodyModel());
  history.apply(AddMark{knotAt(7)});
  const Session added = history.now();

  history.undo();
  CHECK(history.now() == Session{});
  history.redo();
  CHECK(history.now() == added);
}

TEST_CASE("Undo and redo at the ends change nothing", "[session]") {
  History history({}, bodyModel());
  history.undo();
  history.redo();

  CHECK(history.now() == Session{});
  CHECK(history.revision() == 0);
}

TEST_CASE("An edit that changes nothing adds no step and keeps what can be redone", "[session]") {
  History history({}, bodyModel());
  history.apply(SetNotes{"a"});
  history.undo();
  const auto revision = history.revision();
  history.apply(SetCovered{true});

  CHECK_FALSE(history.canUndo());
  CHECK(history.canRedo());
  CHECK(history.revision() == revision);
}

TEST_CASE("An edit after undo ends what could be redone", "[session]") {
  History history({}, bodyModel());
  history.apply(SetNotes{"a"});
  history.undo();
  history.apply(SetNotes{"b"});

  CHECK_FALSE(history.canRedo());
}

TEST_CASE("Steps are named by their edits", "[session]") {
  History history({}, bodyModel());
  history.apply(AddMark{knotAt(7)});
  history.apply(MoveMark{MarkId{1}, at(9)});
  CHECK(history.undoName() == "edit.move-mark");
  CHECK(history.redoName().empty());

  history.undo();
  CHECK(history.undoName() == "edit.add-knot");
  CHECK(history.redoName() == "edit.move-mark");
}

TEST_CASE("The revision grows with every change, also by undo and redo", "[session]") {
  History history({}, bodyModel());
  history.apply(SetNotes{"a"});
  CHECK(history.revision() == 1);
  history.undo();
  CHECK(history.revision() == 2);
  history.redo();
  CHECK(history.revision() == 3);
}

TEST_CASE("Edits of one target in one gesture are one step", "[session]") {
  History history = withKnot();
  const Session before = history.now();
  history.beginGesture();
  for (std::uint32_t face = 10; face < 30; ++face) history.apply(MoveMark{MarkId{1}, at(face)});
  history.endGesture();
  CHECK(history.now().marks[0].at == at(29));

  history.undo();
  CHECK(history.now() == before);
  CHECK_FALSE(history.canUndo());
}

TEST_CASE("Edits of one target in two gestures are two steps", "[session]") {
  History history = withKnot();
  for (const std::uint32_t face : {10u, 11u}) {
    history.beginGesture();
    history.apply(MoveMark{MarkId{1}, at(face)});
    history.endGesture();
  }

  history.undo();
  CHECK(history.now().marks[0].at == at(10));
}

TEST_CASE("Edits of one target without a gesture are a step each", "[session]") {
  History history = withKnot();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.apply(MoveMark{MarkId{1}, at(11)});

  history.undo();
  CHECK(history.now().marks[0].at == at(10));
}

TEST_CASE("Edits of two targets in one gesture are two steps", "[session]") {
  History history = withKnot();
  history.beginGesture();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.apply(SetNotes{"a"});
  history.endGesture();

  history.undo();
  CHECK(history.now().notes.empty());
  CHECK(history.now().marks[0].at == at(10));
}

TEST_CASE("A knot that is placed and dragged in one gesture is one step", "[session]") {
  History history({}, bodyModel());
  history.beginGesture();
  history.apply(AddMark{knotAt(7)});
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.apply(MoveMark{MarkId{1}, at(11)});
  history.endGesture();

  CHECK(history.undoName() == "edit.add-knot");
  history.undo();
  CHECK(history.now() == Session{});
}

TEST_CASE("A stroke that starts an area is one step", "[session]") {
  History history({}, bodyModel());
  anatomy::Mark area = knotAt(7);
  area.kind = anatomy::Mark::Kind::painArea;
  history.beginGesture();
  history.apply(AddMark{area});
  for (std::uint32_t face = 10; face < 20; ++face)
    history.apply(AddDab{MarkId{1}, {at(face), 12.0f}});
  history.endGesture();

  CHECK(history.now().marks[0].dabs.size() == 10);
  history.undo();
  CHECK_FALSE(history.canUndo());
}

TEST_CASE("Cancelling a gesture puts back what was there, also what could be redone", "[session]") {
  History history = withKnot();
  history.apply(SetNotes{"a"});
  history.undo();
  const Session before = history.now();
  history.beginGesture();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.apply(SetCovered{false});
  history.cancelGesture();

  CHECK(history.now() == before);
  CHECK_FALSE(history.canUndo());
  CHECK(history.redoName() == "edit.notes");
  CHECK_FALSE(history.inGesture());
}

TEST_CASE("A gesture that ends where it began leaves no step", "[session]") {
  History history = withKnot();
  const anatomy::BodyPoint home = history.now().marks[0].at;
  history.beginGesture();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.apply(MoveMark{MarkId{1}, home});
  history.endGesture();

  CHECK_FALSE(history.canUndo());
}

TEST_CASE("Undo during a gesture ends it and takes it back", "[session]") {
  History history = withKnot();
  const Session before = history.now();
  history.beginGesture();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.undo();

  CHECK_FALSE(history.inGesture());
  CHECK(history.now() == before);
  CHECK(history.redoName() == "edit.move-mark");
}

TEST_CASE("Cancelling without a gesture changes nothing", "[session]") {
  History history = withKnot();
  history.apply(MoveMark{MarkId{1}, at(10)});
  history.cancelGesture();

  CHECK(history.now().marks[0].at == at(10));
  CHECK(history.canUndo());
}
