#include <catch2/catch.hpp>

#include "ui/frame/icons.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

template <class Wanted>
bool asksFor(const ui::UiOutput& output) {
  return output.actions.size() == 1 && ui::actionAs<Wanted>(output.actions[0]) != nullptr;
}

}  // namespace

TEST_CASE("Undo is asked for only when there is something to undo", "[ui]") {
  UiProbe probe({});
  CHECK(probe.clickOn(ui::icon::kUndo).actions.empty());
  probe.history().apply(session::SetCovered{false});
  probe.frame();
  CHECK(asksFor<ui::Undo>(probe.clickOn(ui::icon::kUndo)));
}

TEST_CASE("Redo is asked for after an undo", "[ui]") {
  UiProbe probe({});
  probe.history().apply(session::SetCovered{false});
  CHECK(probe.clickOn(ui::icon::kRedo).actions.empty());
  probe.history().undo();
  probe.frame();
  CHECK(asksFor<ui::Redo>(probe.clickOn(ui::icon::kRedo)));
}

TEST_CASE("New and Save ask the window to do it", "[ui]") {
  UiProbe probe({});
  CHECK(asksFor<ui::NewSession>(probe.clickOn(ui::icon::kNew)));
  CHECK(asksFor<ui::SaveSession>(probe.clickOn(ui::icon::kSave)));
}

TEST_CASE("A tool is chosen by its button", "[ui]") {
  UiProbe probe({});
  probe.clickOn("Paint pain");
  CHECK(probe.state.marks.tool == ui::Tool::paint);
  CHECK_FALSE(probe.find("Brush 15 mm").empty());
  probe.clickOn("Broken skin");
  CHECK(probe.state.marks.tool == ui::Tool::brokenSkin);
}

TEST_CASE("Each view button asks for its view", "[ui]") {
  UiProbe probe({});
  const auto output = probe.clickOn("Upper back");
  REQUIRE(asksFor<ui::LookFrom>(output));
  CHECK(std::get<ui::LookFrom>(output.actions[0]).view == "upper-back");
}

TEST_CASE("The theme button changes the theme and has it saved", "[ui]") {
  UiProbe probe({});
  const auto output = probe.clickOn(ui::icon::kDark);
  CHECK(probe.state.settings.dark);
  CHECK(asksFor<ui::SaveSettings>(output));
}

TEST_CASE("The size menu sets the scale", "[ui]") {
  UiProbe probe({});
  probe.clickOn(ui::icon::kScale);
  const auto output = probe.clickOn("150 %");
  CHECK(probe.state.settings.scale == 1.5f);
  CHECK(asksFor<ui::SaveSettings>(output));
}

TEST_CASE("Help opens and closes with its buttons", "[ui]") {
  UiProbe probe({});
  probe.clickOn(ui::icon::kHelp);
  CHECK(probe.state.frame.helpOpen);
  CHECK_FALSE(probe.find("Knotmap in a minute").empty());
  probe.clickOn("Close");
  CHECK_FALSE(probe.state.frame.helpOpen);
  CHECK(probe.find("Knotmap in a minute").empty());
}

TEST_CASE("What is under the cursor and whose sides are meant is always said", "[ui]") {
  UiProbe probe({});
  probe.hover = "left temple, at the left temple";
  probe.frame();
  CHECK_FALSE(probe.find("left temple, at the left temple").empty());
  CHECK_FALSE(probe.find("L and R are the patient's sides").empty());
}
