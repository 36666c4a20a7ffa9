#include <catch2/catch.hpp>

#include "app/world.h"
#include "core/assets.h"
#include "ui/keys/keymap.h"

// Keys mean something in their stage alone, and nothing behind an open dialog.

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;
using ui::Key;
using ui::Stage;

namespace {

constexpr Stage kStages[]{Stage::work, Stage::run, Stage::explain};

/// Two selected knots and a plan for them.
void prepare(OffscreenProgram& program) {
  for (const Side side : {Side::left, Side::right}) {
    anatomy::Mark mark;
    mark.at = program->body().landmarks().at(*program->tables().landmarks.find("acromion"), side);
    program->edit(session::AddMark{mark});
  }
  program->edit(session::SetTool{"ball", true});
  for (int screen = 0; screen < 12; ++screen)
    for (const guidance::Question& question : std::vector(program->findings().questions))
      program->edit(session::SetAnswer{question.id, guidance::Answer::no});
  program->perform(ui::SelectMark{anatomy::MarkId{1}});
  program.frames(2);
}

void enter(OffscreenProgram& program, Stage stage) {
  if (stage == Stage::run) program.key(Key::f5);
  if (stage == Stage::explain) program.key(Key::f6);
  program.frames(60);  // the camera has come
  REQUIRE(program->ui().frame.stage == stage);
}

/// Everything a key could have done.
struct State {
  session::Session session;
  ui::Tool tool;
  Stage stage;
  ui::Tab tab;
  std::optional<anatomy::MarkId> selected;
  float skinOpacity;
  render::Camera camera;
  int page;
  bool paused;
  ui::FileDialog dialog;
  bool runSound, quit;

  bool operator==(const State&) const = default;
};

State stateOf(OffscreenProgram& program) {
  const ui::UiState& ui = program->ui();
  return {program.session(),
          ui.marks.tool,
          ui.frame.stage,
          ui.frame.tab,
          ui.marks.selected,
          ui.muscles.display.skinOpacity,
          program->view().camera(),
          program->explain().state().page,
          program->run().state().run.paused(),
          ui.files.dialog,
          ui.settings.runSound,
          program->wantsToQuit()};
}

}  // namespace

TEST_CASE("A key that a stage has no row for does nothing there", "[app]") {
  OffscreenProgram program;
  prepare(program);
  for (const Stage stage : kStages) {
    if (stage != program->ui().frame.stage) program.key(Key::escape);
    enter(program, stage);
    const State before = stateOf(program);
    int pressed = 0;
    for (const ui::KeyBinding& row : ui::keymap())
      for (const ui::Chord& chord : row.chords) {
        if (ui::actionOf(chord, stage)) continue;
        INFO("stage " << static_cast<int>(stage) << ", " << row.id);
        program.chord(chord);
        CHECK(stateOf(program) == before);
        ++pressed;
      }
    CHECK(pressed > 5);
  }
}

TEST_CASE("Explain mode has no keys that mark, delete or choose tools", "[app][explain]") {
  OffscreenProgram program;
  prepare(program);
  enter(program, Stage::explain);
  const State before = stateOf(program);
  for (const Key key : {Key::del, Key::x, Key::m, Key::p, Key::b, Key::t, Key::s, Key::f}) {
    INFO(static_cast<int>(key));
    program.key(key);
    CHECK(stateOf(program) == before);
  }
}

TEST_CASE("Digits in a run are scores and turn no body", "[app][run]") {
  OffscreenProgram program;
  prepare(program);
  enter(program, Stage::run);
  const render::Camera before = program->view().camera();
  program.key(ui::digitKey(4));
  CHECK(program.session().scores.at(0).before == 4);
  // What the next question is about comes into view; the named view of the digit does not.
  program.frames(60);
  CHECK(program->view().currentView().empty());
  CHECK(program->view().camera().heightM == Approx(before.heightM));
}

TEST_CASE("Keys of a run have no effect on the work before it", "[app][run]") {
  OffscreenProgram program;
  prepare(program);
  const State before = stateOf(program);
  for (const Key key :
       {Key::r, Key::h, Key::n, Key::d, Key::u, Key::y, Key::minus, Key::padEnter, ui::padKey(3)}) {
    INFO(static_cast<int>(key));
    program.key(key);
    CHECK(stateOf(program) == before);
  }
}

TEST_CASE("A dialog that opens takes the keys from its first moment", "[app]") {
  OffscreenProgram program;
  prepare(program);
  const auto dialog =
      GENERATE(ui::FileDialog::open, ui::FileDialog::saveAs, ui::FileDialog::handout);
  program->perform(ui::AskForFile{dialog});
  const State before = stateOf(program);
  for (const Key key : {Key::m, Key::p, Key::del, ui::digitKey(1), ui::digitKey(4), Key::f6}) {
    INFO(static_cast<int>(key));
    program.key(key);
    CHECK(stateOf(program) == before);
  }
  program.key(Key::z, true);
  program.key(Key::n, true);
  CHECK(stateOf(program) == before);
}

TEST_CASE("The help window takes the keys until F1 closes it", "[app]") {
  OffscreenProgram program;
  prepare(program);
  program.key(Key::f1);
  REQUIRE(program->ui().frame.helpOpen);
  const State before = stateOf(program);
  for (const Key key : {Key::p, Key::del, ui::digitKey(4), Key::f6}) program.key(key);
  program.key(Key::z, true);
  program.frames(10);
  CHECK(stateOf(program) == before);
  program.key(Key::f1);
  CHECK_FALSE(program->ui().frame.helpOpen);
  program.key(Key::p);
  CHECK(program->ui().marks.tool == ui::Tool::paint);
}

TEST_CASE("Escape during a drag in a stage gives up the drag and stays", "[app][explain]") {
  OffscreenProgram program;
  prepare(program);
  enter(program, Stage::explain);
  program.drag({400, 400}, {460, 400}, false);
  REQUIRE(program->pointer().dragging());
  program.key(Key::escape);
  CHECK_FALSE(program->pointer().dragging());
  CHECK(program->ui().frame.stage == Stage::explain);
  program.key(Key::escape);
  CHECK(program->ui().frame.stage == Stage::work);
}
