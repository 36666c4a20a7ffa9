#include "app/editor/program.h"

#include <catch2/catch.hpp>

#include "app/world.h"
#include "core/assets.h"

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;

TEST_CASE("A click on the skin marks the spot under the pointer on the patient's side", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  program.frames(30);
  program.click(program.pixel("scapula-spine-root", Side::left));
  REQUIRE(program.session().marks.size() == 1);
  const anatomy::BodyPoint at = program.session().marks[0].at;
  const core::Vec3 wanted = program->body().landmarks().position(
      *program->tables().landmarks.find("scapula-spine-root"), Side::left);
  CHECK(glm::distance(program->body().body().positionAt(at), wanted) < 0.003f);
  CHECK(anatomy::sideAt(program->body().body(), at) == Side::left);
}

TEST_CASE("A drag beside a mark turns the body and marks nothing", "[app]") {
  OffscreenProgram program;
  const float before = program->view().camera().azimuthRad;
  program.drag({600, 400}, {700, 400});
  CHECK(program.session().marks.empty());
  CHECK(program->view().camera().azimuthRad != before);
}

TEST_CASE("A drag with Shift or the middle button moves the body aside and marks nothing",
          "[app]") {
  OffscreenProgram program;
  const bool shift = GENERATE(true, false);
  const int button = shift ? 0 : 2;
  const render::Camera before = program->view().camera();
  const glm::vec2 from{640, 330};
  program.pointer(from);
  program.button(from, true, button, shift);
  for (int i = 1; i <= 4; ++i) program.pointer(from + glm::vec2{20.0f * float(i), 0.0f});
  program.button(from + glm::vec2{80, 0}, false, button, shift);
  const render::Camera after = program->view().camera();
  CHECK(program.session().marks.empty());
  CHECK(after.azimuthRad == before.azimuthRad);
  CHECK(after.elevationRad == before.elevationRad);
  CHECK(after.heightM == before.heightM);
  CHECK(glm::distance(after.target, before.target) > 0.05f);
}

TEST_CASE("A click with Shift marks nothing", "[app]") {
  OffscreenProgram program;
  const glm::vec2 at = program.pixel("suprasternal-notch", Side::midline);
  program.pointer(at);
  program.button(at, true, 0, true);
  program.button(at, false, 0, true);
  program.frames(25);
  CHECK(program.session().marks.empty());
}

TEST_CASE("A mark is dragged along the skin in one undo step", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  program.frames(30);
  const glm::vec2 from = program.pixel("scapula-spine-root", Side::left);
  program.click(from);
  const anatomy::BodyPoint placed = program.session().marks[0].at;
  program.drag(from, from + glm::vec2{40, 30});
  CHECK_FALSE(program.session().marks[0].at == placed);
  program.key(ui::Key::z, true);
  CHECK(program.session().marks[0].at == placed);
}

TEST_CASE("Escape puts a dragged mark back", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  program.frames(30);
  const glm::vec2 from = program.pixel("scapula-spine-root", Side::left);
  program.click(from);
  const anatomy::BodyPoint placed = program.session().marks[0].at;
  program.drag(from, from + glm::vec2{40, 30}, false);
  CHECK_FALSE(program.session().marks[0].at == placed);
  program.key(ui::Key::escape);
  CHECK(program.session().marks[0].at == placed);
}

TEST_CASE("A double click comes closer and leaves no mark", "[app]") {
  OffscreenProgram program;
  const glm::vec2 at = program.pixel("suprasternal-notch", Side::midline);
  const float height = program->view().camera().heightM;
  program.pointer(at);
  for (int i = 0; i < 2; ++i) {
    program.button(at, true);
    program.button(at, false);
  }
  program.frames(30);
  CHECK(program.session().marks.empty());
  CHECK(program->view().camera().heightM < height);
}

TEST_CASE("A program at rest wants no further frame", "[app]") {
  OffscreenProgram program;
  program.frames(60);
  CHECK_FALSE(program.nextFrameIn().has_value());
}

TEST_CASE("Painting makes one area of many dabs and one undo step", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  program->perform(ui::ChooseTool{ui::Tool::paint});
  program.frames(30);
  const glm::vec2 from = program.pixel("t3", Side::midline);
  program.drag(from, from + glm::vec2{60, 60});
  REQUIRE(program.session().marks.size() == 1);
  CHECK(program.session().marks[0].kind == anatomy::Mark::Kind::painArea);
  CHECK(program.session().marks[0].dabs.size() > 2);
  program.key(ui::Key::z, true);
  CHECK(program.session().marks.empty());
}

TEST_CASE("A marked left upper trapezius can light up the temple", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"head-left"});
  program.frames(30);
  const glm::vec2 temple = program.pixel("temple", Side::left);
  const auto colourAt = [&](glm::vec2 at) {
    const render::Image image = program.picture();
    const auto i = 3 * (static_cast<std::size_t>(at.y) * OffscreenProgram::kWidth +
                        static_cast<std::size_t>(at.x));
    return std::array<int, 3>{image.rgb[i], image.rgb[i + 1], image.rgb[i + 2]};
  };
  const auto before = colourAt(temple);
  program->edit(session::ShowPattern{{"TRAP-1", Side::left}, true});
  program.frames(30);
  const auto after = colourAt(temple);
  // The first pattern colour is a warm one: less green and blue than skin.
  CHECK(after[1] < before[1] - 20);
  CHECK(after[2] < before[2] - 20);
}

TEST_CASE("A named view follows the body's stature and leaves the person's own view alone",
          "[app]") {
  OffscreenProgram program;
  const float before = program->view().camera().heightM;
  program->edit(session::SetShape{{.height = 0.9f}});
  program.frames(5);
  CHECK(program->view().camera().heightM > 1.1f * before);
  program->perform(ui::TurnBody{0.5f, 0.0f});
  const render::Camera own = program->view().camera();
  program->edit(session::SetShape{{.height = 0.3f}});
  program.frames(5);
  CHECK(program->view().camera() == own);
}

TEST_CASE("Keys wait for the end of a drag, Escape gives it up", "[app]") {
  OffscreenProgram program;
  program->perform(ui::LookFrom{"upper-back"});
  program.frames(30);
  const glm::vec2 from = program.pixel("scapula-spine-root", Side::left);
  program.click(from);
  const anatomy::BodyPoint placed = program.session().marks[0].at;
  program.drag(from, from + glm::vec2{40, 30}, false);
  program.key(ui::Key::z, true);
  program.key(ui::Key::n, true);
  REQUIRE(program.session().marks.size() == 1);
  CHECK_FALSE(program.session().marks[0].at == placed);
  program.key(ui::Key::escape);
  CHECK(program.session().marks[0].at == placed);
}

TEST_CASE(
    "A drag that the window loses puts the mark back and leaves nothing selected that is gone",
    "[app]") {
  OffscreenProgram program;
  program->perform(ui::ChooseTool{ui::Tool::paint});
  const glm::vec2 from = program.pixel("suprasternal-notch", Side::midline);
  program.drag(from, from + glm::vec2{0, 60}, false);
  REQUIRE(program.session().marks.size() == 1);
  REQUIRE(program->ui().marks.selected);
  program->post({.kind = app::InputEvent::Kind::focusLost});
  program.frames(2);
  CHECK(program.session().marks.empty());
  CHECK_FALSE(program->ui().marks.selected);
  CHECK_FALSE(program->pointer().dragging());
}

TEST_CASE("A mark that is undone is no longer selected", "[app]") {
  OffscreenProgram program;
  program.click(program.pixel("suprasternal-notch", Side::midline));
  REQUIRE(program->ui().marks.selected);
  program.key(ui::Key::z, true);
  CHECK_FALSE(program->ui().marks.selected);
}
