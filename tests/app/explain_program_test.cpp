
#include <catch2/catch.hpp>

#include "app/world.h"
#include "core/assets.h"
#include "findings/explanation_words.h"

namespace {

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;

/// The program with a knot at the usual place of a trigger point, chosen for it.
void markKnot(OffscreenProgram& program, const char* point, Side side) {
  anatomy::Mark mark;
  const auto id = program->tables().atlas.findPoint(point);
  mark.at = program->body().atlas().sites(*id, side).front();
  mark.triggerPoint = point;
  program->edit(session::AddMark{mark});
  program.frames(4);
}

int differentPixels(const render::Image& a, const render::Image& b) {
  int different = 0;
  for (std::size_t i = 0; i < a.rgb.size(); i += 3)
    if (std::abs(int{a.rgb[i]} - int{b.rgb[i]}) + std::abs(int{a.rgb[i + 1]} - int{b.rgb[i + 1]}) >
        24)
      ++different;
  return different;
}

/// Frames until the program would sleep, as many as that takes up to five seconds of its time.
void rest(OffscreenProgram& program) {
  for (int i = 0; i < 300 && program.nextFrameIn() && *program.nextFrameIn() < 0.2; ++i)
    program.frames(1);
}

}  // namespace

TEST_CASE("F6 opens the five screens, keys turn them, Escape leaves", "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program.key(ui::Key::f6);
  CHECK(program->ui().frame.stage == ui::Stage::explain);
  CHECK(program->explain().state().page == 0);
  program.key(ui::Key::right);
  CHECK(program->explain().state().page == 1);
  program.key(ui::Key::pageDown);
  program.key(ui::Key::space);
  CHECK(program->explain().state().page == 3);
  program.key(ui::Key::left);
  program.key(ui::Key::pageUp);
  CHECK(program->explain().state().page == 1);
  program.key(ui::Key::escape);
  CHECK(program->ui().frame.stage == ui::Stage::work);
}

TEST_CASE("The keys Y, N and U answer the question of the third screen, as edits",
          "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program.key(ui::Key::f6);
  program.key(ui::Key::y);  // not on the first screen
  CHECK(program.session().marks[0].familiar == anatomy::Mark::Familiar::unknown);
  program.key(ui::Key::right);
  program.key(ui::Key::right);
  program.key(ui::Key::y);
  CHECK(program.session().marks[0].familiar == anatomy::Mark::Familiar::yes);
  program.key(ui::Key::n);
  CHECK(program.session().marks[0].familiar == anatomy::Mark::Familiar::no);
  program.key(ui::Key::z, true);
  CHECK(program.session().marks[0].familiar == anatomy::Mark::Familiar::yes);
}

TEST_CASE("A pattern spreads once, then nothing is drawn; R shows it again", "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program.key(ui::Key::f6);
  program.key(ui::Key::right);
  program.frames(30);  // the camera has come
  const render::Image early = program.picture();
  program.frames(40);
  const render::Image later = program.picture();
  CHECK(differentPixels(early, later) > 200);
  rest(program);
  CHECK_FALSE(program.nextFrameIn());
  const render::Image all = program.picture();
  program.key(ui::Key::r);
  CHECK(program.nextFrameIn() == 0.0);
  program.frames(2);
  CHECK(differentPixels(all, program.picture()) > 200);
  rest(program);
  CHECK(program.picture().rgb == all.rgb);
}

TEST_CASE("Explain mode changes neither the session nor what is drawn after it", "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program->edit(session::ShowPattern{{"MASS-S1", Side::right}, true});
  program->perform(ui::LookFrom{"front"});
  rest(program);
  const session::Session before = program.session();
  const render::Image drawn = program.picture();
  program.key(ui::Key::f6);
  for (int page = 0; page < findings::kExplainPages; ++page) {
    rest(program);
    program.key(ui::Key::right);
  }
  program.key(ui::Key::escape);
  CHECK(program.session() == before);
  program->perform(ui::LookFrom{"front"});
  rest(program);
  CHECK(differentPixels(drawn, program.picture()) < 50);
}

TEST_CASE("A click on the body in explain mode marks nothing, on a mark it chooses it",
          "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  markKnot(program, "MASS-S1", Side::left);
  program->perform(ui::SelectMark{anatomy::MarkId{1}});
  program.key(ui::Key::f6);
  rest(program);
  program.click(program.pixel("acromion", Side::left));
  CHECK(program.session().marks.size() == 2);
  const auto at =
      render::projectToPixel(program->view().camera(), program->view().viewport(),
                             program->body().body().positionAt(program.session().marks[1].at));
  program.click(*at);
  CHECK(program.session().marks.size() == 2);
  CHECK(program->ui().marks.selected == anatomy::MarkId{2});
}

TEST_CASE("The band along the spine is named as a place where nothing presses", "[app][explain]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  rest(program);
  program.pointer(program.pixel("t4", Side::midline));
  program.frames(2);
  const auto words = [&] {
    return findings::noPressAt(
        {program.session(), {}, program->tables().catalogue(), program->body().knowledge()},
        *program->pointer().hovered(), true);
  };
  REQUIRE(program->pointer().hovered());
  REQUIRE_FALSE(words().empty());
  CHECK_THAT(words().front(), Catch::Contains("spine"));
}

TEST_CASE("Explain mode opens on its first page each time", "[app][explain]") {
  OffscreenProgram program;
  program.key(ui::Key::f6);
  program.key(ui::Key::right);
  REQUIRE(program->explain().state().page == 1);
  program.key(ui::Key::f6);
  CHECK(program->ui().frame.stage == ui::Stage::work);
  program.key(ui::Key::f6);
  CHECK(program->ui().frame.stage == ui::Stage::explain);
  CHECK(program->explain().state().page == 0);
}

TEST_CASE("A mark that is selected while explaining is the one that is talked about",
          "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  markKnot(program, "MASS-S1", Side::right);
  program.key(ui::Key::f6);
  program.key(ui::Key::tab);
  const auto talkedAbout = [&] { return program->explain().explanation().shown()->mark; };
  const auto first = talkedAbout();
  program->perform(ui::SelectMark{anatomy::MarkId{first == anatomy::MarkId{1} ? 2u : 1u}});
  program.frames(2);
  CHECK(talkedAbout() != first);
  CHECK(talkedAbout() == program->ui().marks.selected);
}

TEST_CASE("Explaining shows one pattern, whatever patterns the work shows", "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program->edit(session::ShowPattern{{"MASS-S1", Side::right}, true});
  program->edit(session::ShowPattern{{"SCM-S", Side::right}, true});
  program.key(ui::Key::f6);
  CHECK(program->explain().session().patterns.empty());
  program.key(ui::Key::right);
  REQUIRE(program->explain().session().patterns.size() == 1);
  CHECK(program->explain().session().patterns[0].triggerPoint == "TRAP-1");
}

TEST_CASE("What explaining says follows an edit", "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program.key(ui::Key::f6);
  const std::size_t felt = program->explain().explanation().felt.size();
  program->edit(session::ChooseSymptom{{"headache-temple", Side::left}, true});
  program.frames(2);
  CHECK(program->explain().explanation().felt.size() == felt + 1);
}

TEST_CASE("A person may turn the body while a page is explained; the camera stays there",
          "[app][explain]") {
  OffscreenProgram program;
  markKnot(program, "TRAP-1", Side::left);
  program.key(ui::Key::f6);
  rest(program);
  program->perform(ui::TurnBody{0.4f, 0.0f});
  const render::Camera own = program->view().camera();
  program.frames(40);
  CHECK(program->view().camera() == own);
}
