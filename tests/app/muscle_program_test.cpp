#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "app/world.h"
#include "core/assets.h"
#include "devtools/contact_sheet.h"

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;

namespace {

anatomy::MuscleId muscle(OffscreenProgram& program, const char* id) {
  return program->tables().muscles.find(id).value();
}

/// Looks at the left shoulder from the side.
void lookAtShoulder(OffscreenProgram& program) {
  program->perform(ui::LookFrom{"left"});
  program.frames(30);
}

}  // namespace

TEST_CASE("Below a see-through skin the muscle under the pointer is known, below skin not",
          "[app]") {
  OffscreenProgram program;
  lookAtShoulder(program);
  const glm::vec2 at = program.pixel("deltoid-side", Side::left);
  program.pointer(at);
  CHECK_FALSE(program->pointer().hoveredMuscle());
  program.key(ui::Key::s);
  CHECK(program->ui().muscles.display.skinOpacity == ui::kSeeThroughSkin);
  program.pointer(at + glm::vec2{1, 0});
  CHECK(program->pointer().hoveredMuscle() ==
        anatomy::SidedMuscle{muscle(program, "deltoid.middle"), Side::left});
  program.key(ui::Key::s);
  CHECK(program->ui().muscles.display.skinOpacity == 1.0f);
  program.pointer(at);
  CHECK_FALSE(program->pointer().hoveredMuscle());
}

TEST_CASE("A hidden or faded muscle is not met, the one behind it is", "[app]") {
  for (const auto change : {ui::hide, ui::fade}) {
    OffscreenProgram program;
    lookAtShoulder(program);
    program.key(ui::Key::s);
    ui::MuscleDisplay display = program->ui().muscles.display;
    change(display, {muscle(program, "deltoid.middle"), Side::left});
    program->perform(ui::ShowMuscles{display});
    program.pointer(program.pixel("deltoid-side", Side::left));
    const auto& hovered = program->pointer().hoveredMuscle();
    CHECK(hovered != anatomy::SidedMuscle{muscle(program, "deltoid.middle"), Side::left});
  }
}

TEST_CASE("The letter T takes up the tool for muscles and opens their tab", "[app]") {
  OffscreenProgram program;
  program.key(ui::Key::t);
  CHECK(program->ui().marks.tool == ui::Tool::muscle);
  CHECK(program->ui().frame.tab == ui::Tab::muscle);
  program.key(ui::Key::m);
  CHECK(program->ui().marks.tool == ui::Tool::mark);
}

TEST_CASE("See-through skin shows other colours than skin, and opaque skin the same as before",
          "[app]") {
  OffscreenProgram program;
  lookAtShoulder(program);
  const auto before = program.picture().rgb;
  program.key(ui::Key::s);
  program.frames(30);
  const auto through = program.picture().rgb;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before.size(); i += 3)
    changed += std::abs(before[i + 1] - through[i + 1]) > 12;
  CHECK(changed > 10000);
  program.key(ui::Key::s);
  program.frames(30);
  CHECK(program.picture().rgb == before);
}

TEST_CASE("Coming closer to a muscle moves the camera to it and leaves the session alone",
          "[app]") {
  OffscreenProgram program;
  const float before = program->view().camera().heightM;
  const anatomy::SidedMuscle temporalis{muscle(program, "temporalis"), Side::right};
  program->perform(ui::FocusMuscle{temporalis});
  program.frames(60);
  const render::Camera& camera = program->view().camera();
  CHECK(camera.heightM < 0.5f * before);
  const core::Vec3 temple = program->body().landmarks().position(
      *program->tables().landmarks.find("temple"), Side::right);
  CHECK(glm::distance(camera.target, temple) < 0.06f);
  CHECK_FALSE(program->document().history().canUndo());
}

TEST_CASE("A contact sheet is a picture for every area, large enough for all of its muscles",
          "[app]") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("knotmap-sheet-" + std::to_string(::getpid()));
  const auto done = devtools::writeContactSheet(
      {.folders = tests::folders(), .shape = anatomy::defaultWoman(), .output = folder});
  REQUIRE(bool(done));
  std::map<std::string, int> musclesIn;
  for (const anatomy::Muscle& each : tests::tables().muscles.muscles())
    if (!each.heads.empty()) ++musclesIn[each.area];
  std::set<std::string> wanted, found;
  for (const auto& [area, count] : musclesIn) wanted.insert(area + ".png");
  for (const auto& file : std::filesystem::directory_iterator(folder))
    found.insert(file.path().filename().string());
  CHECK(found == wanted);
  for (const auto& [area, count] : musclesIn) {
    const auto image = render::readPng(folder / (area + ".png"));
    INFO(area);
    REQUIRE(bool(image));
    // Three views of 260 pixels a muscle, two muscles in a row.
    CHECK(image->width == 6 * 260);
    CHECK(image->height == (count + 1) / 2 * 260);
  }
  std::filesystem::remove_all(folder);
}
