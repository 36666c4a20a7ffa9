
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/stages/run_stage.h"
#include "core/assets.h"
#include "world.h"

using namespace knotmap;
using tests::OffscreenProgram;
using Part = findings::RunState::Part;
using guidance::RunPhase;

namespace {

/// Marks two spots and answers every question with no, for one person alone.
void makePlan(OffscreenProgram& program) {
  for (const core::Side side : {core::Side::left, core::Side::right}) {
    anatomy::Mark mark;
    const auto id = program->tables().landmarks.find("acromion");
    mark.at = program->body().landmarks().at(*id, side);
    program->edit(session::AddMark{mark});
  }
  program->edit(session::SetTool{"ball", true});
  program.frames(2);
  for (int screen = 0; screen < 12; ++screen) {
    const auto asked = findings::findAll(program.session(), program->tables().catalogue(),
                                         program->body().knowledge());
    for (const guidance::Question& question : asked.questions)
      program->edit(session::SetAnswer{question.id, guidance::Answer::no});
  }
  program.frames(3);
}

const findings::RunState& runOf(OffscreenProgram& program) { return program->run().state(); }

}  // namespace

TEST_CASE("A whole plan is followed to its end with the keyboard alone", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f5);
  REQUIRE(program->ui().frame.stage == ui::Stage::run);
  REQUIRE(runOf(program).part == Part::before);
  const std::size_t marks = runOf(program).scores.size();
  REQUIRE(marks == 2);
  program.key(ui::Key::t);  // ten
  program.key(ui::Key::up);
  program.key(ui::Key::up);
  program.key(ui::Key::enter);  // six
  std::size_t rounds = 0, exercises = runOf(program).run.exercises().size();
  REQUIRE(exercises > 0);
  for (int key = 0; key < 300 && runOf(program).part == Part::exercises; ++key) {
    const guidance::Run& run = runOf(program).run;
    switch (run.phase()) {
      case RunPhase::ready:
        program.key(ui::Key::space);
        ++rounds;
        break;
      case RunPhase::pain:
        program.key(ui::digitKey(2));
        break;
      case RunPhase::more:
        program.key(ui::Key::right);
        break;
      case RunPhase::hold:
      case RunPhase::rest:
      case RunPhase::finished:
        program.frames(5, 5.0);
        break;
    }
  }
  CHECK(rounds == exercises);
  REQUIRE(runOf(program).part == Part::after);
  program.key(ui::digitKey(3));
  program.key(ui::Key::minus);
  CHECK(runOf(program).part == Part::end);
  const auto& scores = program.session().scores;
  REQUIRE(scores.size() == 2);
  CHECK(scores[0].before == 10);
  CHECK(scores[0].after == 3);
  CHECK(scores[1].before == 6);
  CHECK(scores[1].after == 10);
  const auto log = program->takeLog();
  CHECK(std::count(log.begin(), log.end(), "cue start") >= std::ptrdiff_t(exercises));
  program.key(ui::Key::enter);
  CHECK(program->ui().frame.stage == ui::Stage::work);
  program.key(ui::Key::z, true);
  CHECK_FALSE(program.session().scores[1].after);  // one step of undo for each answer
}

TEST_CASE("Frames are wanted only while the time of an exercise runs", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f5);
  program.key(ui::Key::right);
  program.key(ui::Key::right);
  REQUIRE(runOf(program).part == Part::exercises);
  program.frames(60, 0.1);
  CHECK(program.nextFrameIn() == std::nullopt);
  program.key(ui::Key::space);
  program.frames(20, 0.01);
  REQUIRE(program.nextFrameIn());
  CHECK(*program.nextFrameIn() == Approx(0.125));
  program.key(ui::Key::space);
  program.frames(20, 0.01);
  REQUIRE(runOf(program).run.paused());
  CHECK(program.nextFrameIn() == std::nullopt);
}

TEST_CASE("Keys of a run neither mark, look elsewhere nor choose tools", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f5);
  const auto tool = program->ui().marks.tool;
  const std::size_t marks = program.session().marks.size();
  for (const ui::Key key : {ui::Key::p, ui::Key::b, ui::Key::x, ui::Key::del}) program.key(key);
  CHECK(program->ui().marks.tool == tool);
  CHECK(program.session().marks.size() == marks);
  program.key(ui::Key::escape);
  CHECK(program->ui().frame.stage == ui::Stage::work);
}

TEST_CASE("An answer that stops ends a run at once", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f5);
  REQUIRE(program->ui().frame.stage == ui::Stage::run);
  for (const auto& [question, answer] : session::Session(program.session()).answers)
    program->edit(session::SetAnswer{question, guidance::Answer::yes});
  program.frames(3);
  CHECK(program->ui().frame.stage == ui::Stage::work);
  CHECK(program->ui().frame.tab == ui::Tab::plan);
  CHECK(program->ui().frame.notice.isError);
}

TEST_CASE("An arrow shows where to press, and fibres run along the muscle", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  const auto muscle = program->tables().muscles.find("trapezius.upper");
  REQUIRE(muscle);
  const auto& muscles = program->body().muscles();
  const core::Vec3 left{0.1f, 1.5f, -0.05f}, right{-0.1f, 1.5f, -0.05f};
  const auto along = app::fibreDirection(muscles, {*muscle, core::Side::left}, left);
  const auto mirrored = app::fibreDirection(muscles, {*muscle, core::Side::right}, right);
  REQUIRE(along);
  REQUIRE(mirrored);
  CHECK(glm::length(*along) == Approx(1.0f));
  CHECK(along->x > 0.2f);  // from the neck outwards to the shoulder
  CHECK(mirrored->x == Approx(-along->x));
  CHECK(mirrored->y == Approx(along->y));
}

TEST_CASE("A plan that is followed ends with its session: no score reaches another one",
          "[app][run]") {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / "knotmap-other-session.knotmap";
  OffscreenProgram program;
  makePlan(program);
  program->perform(ui::SaveSessionAs{file});
  program.key(ui::Key::f5);
  program.key(ui::digitKey(6));
  REQUIRE(program.session().scores.size() == 1);
  program->perform(ui::OpenSession{file});
  program.frames(2);
  CHECK(program->ui().frame.stage == ui::Stage::work);
  CHECK(runOf(program).part == findings::RunState::Part::none);
  program.key(ui::Key::f5);
  program.key(ui::Key::right);
  CHECK(program.session().scores.empty());
  std::filesystem::remove(file);
}

TEST_CASE("F5 without a plan shows what is missing", "[app][run]") {
  OffscreenProgram program;
  program.key(ui::Key::f5);
  CHECK(program->ui().frame.stage == ui::Stage::work);
  CHECK(program->ui().frame.tab == ui::Tab::plan);
}

TEST_CASE("The camera comes to the mark that is asked for", "[app][run]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f5);
  program.frames(60);
  const auto asked = runOf(program).scores[runOf(program).asked].mark;
  const core::Vec3 place = program->body().body().positionAt(program.session().find(asked)->at);
  CHECK(glm::distance(program->view().camera().target, place) < 0.001f);
}
