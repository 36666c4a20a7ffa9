#include <catch2/catch.hpp>

#include "ui/frame/icons.h"
#include "ui/marks/mark_words.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

session::Session twoKnots() {
  return sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left),
                      findingsWorld().knotAtLandmark("mastoid", core::Side::right)});
}

template <class Wanted>
const Wanted* only(const ui::UiOutput& output) {
  return output.edits.size() == 1 ? std::get_if<Wanted>(&output.edits[0]) : nullptr;
}

}  // namespace

TEST_CASE("An empty session says what to do first", "[ui]") {
  UiProbe probe({});
  CHECK_THAT(probe.allText(), Catch::Contains("Click the body where it hurts."));
}

TEST_CASE("Marks are listed with number and place", "[ui]") {
  UiProbe probe(twoKnots());
  for (const findings::MarkFindings& mark : probe.findings().marks)
    CHECK_THAT(probe.allText(), Catch::Contains(mark.place));
  CHECK_THAT(probe.allText(), !Catch::Contains("Click the body where it hurts."));
}

TEST_CASE("The bin in a row deletes the mark of this row", "[ui]") {
  UiProbe probe(twoKnots());
  const auto output = probe.clickOn(ui::icon::kDelete, 1);
  const auto* removed = only<session::RemoveMark>(output);
  REQUIRE(removed);
  CHECK(removed->id == anatomy::MarkId{2});
}

TEST_CASE("A locked mark cannot be deleted in its row", "[ui]") {
  session::Session session = twoKnots();
  session.marks[1].locked = true;
  UiProbe probe(session);
  CHECK(probe.clickOn(ui::icon::kDelete, 1).edits.empty());
}

TEST_CASE("The lock in a row locks, and unlocks again", "[ui]") {
  UiProbe probe(twoKnots());
  const auto locked = probe.clickOn(ui::icon::kUnlocked, 0);
  REQUIRE(only<session::LockMark>(locked));
  CHECK(only<session::LockMark>(locked)->locked);
  const auto unlocked = probe.clickOn(ui::icon::kLocked, 0);
  REQUIRE(only<session::LockMark>(unlocked));
  CHECK_FALSE(only<session::LockMark>(unlocked)->locked);
}

TEST_CASE("Clicking a row asks for its mark to be selected and shows what the spot may do",
          "[ui]") {
  UiProbe probe(twoKnots());
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  const auto output = probe.clickOn("2 right");
  REQUIRE(output.actions.size() == 1);
  const auto* selected = ui::actionAs<ui::SelectMark>(output.actions[0]);
  REQUIRE(selected);
  CHECK(selected->id == anatomy::MarkId{2});
  CHECK(probe.state.frame.tab == ui::Tab::spot);
}

TEST_CASE("The answer about the familiar pain is kept with the selected mark", "[ui]") {
  UiProbe probe(twoKnots());
  probe.state.marks.selected = anatomy::MarkId{2};
  probe.frame();
  const auto output = probe.clickOn("Yes");
  const auto* changed = only<session::ChangeMark>(output);
  REQUIRE(changed);
  CHECK(changed->mark.id == anatomy::MarkId{2});
  CHECK(changed->mark.familiar == anatomy::Mark::Familiar::yes);
}

TEST_CASE("Mirror asks for a copy of the selected mark", "[ui]") {
  UiProbe probe(twoKnots());
  probe.state.marks.selected = anatomy::MarkId{1};
  probe.frame();
  const auto output = probe.clickOn("Mirror");
  REQUIRE(only<session::MirrorMark>(output));
  CHECK(only<session::MirrorMark>(output)->id == anatomy::MarkId{1});
}

TEST_CASE("Setting the size by mouse is one gesture and one step to undo", "[ui]") {
  UiProbe probe(twoKnots());
  probe.state.marks.selected = anatomy::MarkId{1};
  probe.frame();
  const auto slider = probe.find("Size: 12 mm");
  REQUIRE(slider.size() == 1);
  const float y = slider[0].place.y + slider[0].place.height + 14.0f;
  const ui::UiOutput output = probe.click(slider[0].place.x + 120.0f, y);
  CHECK(output.gestureBegun);
  CHECK(output.gestureEnded);
  CHECK(probe.session().marks[0].sizeMm > 12.0f);
  probe.history().undo();
  CHECK(probe.session().marks[0].sizeMm == 12.0f);
  CHECK_FALSE(probe.history().canUndo());
}

TEST_CASE("Knot sizes have words from pea to plum", "[ui]") {
  CHECK(std::string(ui::sizeKey(6.0f)) == "mark-words.pea");
  CHECK(std::string(ui::sizeKey(12.0f)) == "mark-words.bean");
  CHECK(std::string(ui::sizeKey(30.0f)) == "mark-words.walnut");
  CHECK(std::string(ui::sizeKey(50.0f)) == "mark-words.plum");
}

TEST_CASE("Man and Woman set the default shapes", "[ui]") {
  UiProbe probe({});
  const auto output = probe.clickOn("Woman");
  REQUIRE(only<session::SetShape>(output));
  CHECK(only<session::SetShape>(output)->shape == anatomy::defaultWoman());
}

TEST_CASE("Covering is part of the session, no-press zones are a setting", "[ui]") {
  UiProbe probe({});
  const auto covering = probe.clickOn("Covering");
  REQUIRE(only<session::SetCovered>(covering));
  CHECK_FALSE(only<session::SetCovered>(covering)->covered);
  const auto zones = probe.clickOn("No-press zones");
  CHECK(zones.edits.empty());
  REQUIRE(zones.actions.size() == 1);
  CHECK(ui::actionAs<ui::SaveSettings>(zones.actions[0]));
  CHECK_FALSE(probe.state.settings.noPressShown);
}
