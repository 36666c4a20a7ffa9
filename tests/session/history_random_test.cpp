#include <catch2/catch.hpp>

#include "session/clean.h"
#include "session/edit.h"
#include "session/samples.h"
#include "session/session_file.h"
#include "test_body.h"

using namespace knotmap;
using namespace knotmap::session;
using tests::bodyModel;
using tests::randomEdit;

namespace {

constexpr int kSequences = 2000;

/// What a history does, written as a list of all sessions and a finger on one of them.
struct Reference {
  std::vector<Session> sessions{Session{}};
  std::size_t now = 0;

  void step(const Session& next) {
    if (next == sessions[now]) return;
    sessions.resize(now + 1);
    sessions.push_back(next);
    ++now;
  }
};

}  // namespace

TEST_CASE("After random edits, undoing all gives the first session and redoing all the last",
          "[session]") {
  std::mt19937 random(1);
  int failures = 0;
  for (int sequence = 0; sequence < kSequences; ++sequence) {
    History history({}, bodyModel());
    for (int i = 0; i < 20; ++i) history.apply(randomEdit(random, history.now()));
    const Session last = history.now();
    while (history.canUndo()) history.undo();
    failures += history.now() != Session{};
    while (history.canRedo()) history.redo();
    failures += history.now() != last;
  }
  CHECK(failures == 0);
}

TEST_CASE("Random edits, undos and redos agree with a plain list of sessions", "[session]") {
  std::mt19937 random(2);
  int failures = 0;
  for (int sequence = 0; sequence < kSequences; ++sequence) {
    History history({}, bodyModel());
    Reference reference;
    for (int i = 0; i < 30; ++i) {
      const auto action = random() % 4;
      if (action == 0) {
        history.undo();
        if (reference.now > 0) --reference.now;
      } else if (action == 1) {
        history.redo();
        if (reference.now + 1 < reference.sessions.size()) ++reference.now;
      } else {
        const Edit edit = randomEdit(random, history.now());
        reference.step(apply(history.now(), edit, bodyModel()));
        history.apply(edit);
      }
      failures += history.now() != reference.sessions[reference.now];
      failures += history.canUndo() != (reference.now > 0);
      failures += history.canRedo() != (reference.now + 1 < reference.sessions.size());
    }
  }
  CHECK(failures == 0);
}

TEST_CASE("Random gestures can be cancelled, and undone as a whole", "[session]") {
  std::mt19937 random(3);
  int failures = 0;
  for (int sequence = 0; sequence < kSequences; ++sequence) {
    History history({}, bodyModel());
    for (int gesture = 0; gesture < 4; ++gesture) {
      const Session before = history.now();
      const std::string undoName = history.undoName();
      const bool cancel = random() % 2 == 0;
      history.beginGesture();
      for (int i = 0; i < 5; ++i) history.apply(randomEdit(random, history.now()));
      if (cancel) {
        history.cancelGesture();
        failures += history.now() != before || history.undoName() != undoName;
      } else {
        history.endGesture();
      }
    }
    while (history.canUndo()) history.undo();
    failures += history.now() != Session{};
  }
  CHECK(failures == 0);
}

TEST_CASE("Whatever edits make can be saved and read back the same", "[session]") {
  std::mt19937 random(4);
  int failures = 0;
  std::size_t marks = 0, dabs = 0;
  for (int sequence = 0; sequence < kSequences; ++sequence) {
    Session session;
    for (int i = 0; i < 30; ++i) session = apply(session, randomEdit(random, session), bodyModel());
    marks += session.marks.size();
    dabs += extentOf(session).dabs;
    const std::string text = sessionToText(session);
    const auto back = sessionFromText(text, "s.knotmap");
    if (!back) UNSCOPED_INFO(back.error().message());
    failures += !back || *back != session || sessionToText(*back) != text;
  }
  CHECK(failures == 0);
  CHECK(marks > 2 * kSequences);  // the sequences make sessions worth the name
  CHECK(dabs > 2 * kSequences);
}
