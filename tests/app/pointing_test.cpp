#include <catch2/catch.hpp>

#include "app/world.h"

// What the pointer meets on the body, and what it leaves alone.

using namespace knotmap;
using anatomy::Mark;
using anatomy::MarkId;
using core::Side;
using tests::OffscreenProgram;

namespace {

glm::vec2 notch(OffscreenProgram& program) {
  return program.pixel("suprasternal-notch", Side::midline);
}

void paint(OffscreenProgram& program, ui::Tool tool, glm::vec2 from) {
  program->perform(ui::ChooseTool{tool});
  program.drag(from, from + glm::vec2{0, 40});
}

}  // namespace

TEST_CASE("A locked mark stays where it is; a drag on it turns the body", "[app]") {
  OffscreenProgram program;
  const glm::vec2 at = notch(program);
  program.click(at);
  program->edit(session::LockMark{MarkId{1}, true});
  const anatomy::BodyPoint placed = program.session().marks[0].at;
  const float azimuthRad = program->view().camera().azimuthRad;
  program.drag(at, at + glm::vec2{40, 20});
  CHECK(program.session().marks[0].at == placed);
  CHECK(program->view().camera().azimuthRad != azimuthRad);
}

TEST_CASE("A mark on the far side of the body is not grabbed through it", "[app]") {
  OffscreenProgram program;
  const glm::vec2 at = notch(program);
  const auto c7 = program->tables().landmarks.find("c7");
  Mark behind;
  behind.at = program->body().landmarks().at(*c7, Side::midline);
  program->edit(session::AddMark{behind});
  const glm::vec2 through = program.pixel("c7", Side::midline);
  program.drag(through, through + glm::vec2{40, 0});
  CHECK(program.session().marks[0].at == behind.at);
  program.pointer(at);
  CHECK_FALSE(program->pointer().hoveredMark());
}

TEST_CASE("Over a panel nothing of the body is hovered", "[app]") {
  OffscreenProgram program;
  program.pointer(notch(program));
  REQUIRE(program->pointer().hovered());
  program.pointer({60, 400});
  program.pointer({61, 400});
  CHECK_FALSE(program->pointer().hovered());
}

TEST_CASE("A stroke after one that was given up begins an area of its own", "[app]") {
  OffscreenProgram program;
  const glm::vec2 from = notch(program);
  program->perform(ui::ChooseTool{ui::Tool::paint});
  program.drag(from, from + glm::vec2{0, 40}, false);
  program.key(ui::Key::escape);
  program.button(from, false);
  REQUIRE(program.session().marks.empty());
  paint(program, ui::Tool::paint, from);
  REQUIRE(program.session().marks.size() == 1);
  CHECK(program.session().marks[0].dabs.size() > 1);
}

TEST_CASE("A stroke goes on with the selected area of its kind, never with another", "[app]") {
  OffscreenProgram program;
  const glm::vec2 from = notch(program);
  paint(program, ui::Tool::brokenSkin, from);
  paint(program, ui::Tool::paint, from + glm::vec2{30, 0});
  REQUIRE(program.session().marks.size() == 2);
  CHECK(program.session().marks[0].kind == Mark::Kind::brokenSkin);
  CHECK(program.session().marks[1].kind == Mark::Kind::painArea);
  const std::size_t dabs = program.session().marks[1].dabs.size();
  paint(program, ui::Tool::paint, from - glm::vec2{30, 0});
  REQUIRE(program.session().marks.size() == 2);
  CHECK(program.session().marks[1].dabs.size() > dabs);
}

TEST_CASE("A locked area is not painted on: the stroke begins another", "[app]") {
  OffscreenProgram program;
  const glm::vec2 from = notch(program);
  paint(program, ui::Tool::paint, from);
  program->edit(session::LockMark{MarkId{1}, true});
  const std::size_t dabs = program.session().marks[0].dabs.size();
  paint(program, ui::Tool::paint, from + glm::vec2{30, 0});
  REQUIRE(program.session().marks.size() == 2);
  CHECK(program.session().marks[0].dabs.size() == dabs);
}

TEST_CASE("A slow stroke leaves dabs a share of the brush apart, not one a frame", "[app]") {
  OffscreenProgram program;
  const glm::vec2 from = notch(program);
  program->perform(ui::ChooseTool{ui::Tool::paint});
  program.drag(from, from + glm::vec2{0, 6}, false);
  for (int i = 0; i < 12; ++i) program.pointer(from + glm::vec2{0.1f * static_cast<float>(i), 6});
  program.button(from, false);
  REQUIRE(program.session().marks.size() == 1);
  CHECK(program.session().marks[0].dabs.size() < 6);
}
