#include "ui/author/author_panel.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "anatomy/places/regions.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

/// The atlas mode with a row in work, on the default man.
struct Authoring {
  UiProbe probe{session::Session{}};
  ui::AuthorView view;

  explicit Authoring(const char* row = nullptr) {
    const auto body = findingsWorld().body();
    const referral::Atlas& atlas = findingsWorld().catalogue().atlas;
    view.landmarks = &body.landmarks.table();
    view.regions = &body.regions.table();
    if (row) {
      view.row = atlas.findPoint(row);
      view.drawing = referral::drawingOf(atlas[*view.row]);
      view.findings =
          referral::describeDraft(body.atlas, *view.row, view.drawing, core::Side::left);
      view.unsaved = {*view.row};
    }
    probe.author = &view;
    draw();
  }
  void draw() {
    probe.frame();
    probe.frame();
  }
  /// The first action of this kind that a click on these words brings.
  template <class Action>
  std::optional<Action> actionOf(const std::string& words, int occurrence = 0) {
    for (const ui::Action& action : probe.clickOn(words, occurrence).actions)
      if (const auto* found = ui::actionAs<Action>(action)) return *found;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("the atlas mode is not there unless it is asked for", "[author]") {
  UiProbe probe{session::Session{}};
  CHECK(probe.allText().find("Correct the atlas") == std::string::npos);
}

TEST_CASE("rows are found by id, name and muscle", "[author]") {
  Authoring author;
  CHECK_THAT(author.probe.allText(), Catch::Contains("Correct the atlas"));
  author.probe.state.author.filter = "trap-1";
  author.draw();
  const auto chosen = author.actionOf<ui::ChooseRow>("TRAP-1");
  REQUIRE(chosen);
  CHECK(findingsWorld().catalogue().atlas[*chosen->row].id == "TRAP-1");
  author.probe.state.author.filter = "no such muscle";
  author.draw();
  CHECK_THAT(author.probe.allText(), Catch::Contains("No row is called so."));
}

TEST_CASE("a row shows its sites, its strokes and what they cover in words", "[author]") {
  Authoring author("TRAP-1");
  const std::string all = author.probe.allText();
  for (const char* words : {"Site 1", "Stroke 3", "Essential zone", "Spillover zone",
                            "What it covers", "cm\u00b2", "Left temple", "TRAP-2"}) {
    INFO(words);
    CHECK(all.find(words) != std::string::npos);
  }
  for (const DrawnText& text : author.probe.texts()) {
    INFO(text.words);
    CHECK_FALSE(text.cut);
  }
}

TEST_CASE("a chosen stroke can change its role and be deleted", "[author]") {
  Authoring author("TRAP-1");
  const referral::StrokeRef ref{referral::Role::essential, 1};
  author.view.state.chosen = referral::Handle{ref, 0};
  author.draw();
  const auto role = author.actionOf<ui::ChangeRow>("Spillover");
  REQUIRE(role);
  REQUIRE(std::holds_alternative<referral::SetRole>(role->change));
  CHECK(std::get<referral::SetRole>(role->change).stroke == ref);
  const auto gone = author.actionOf<ui::ChangeRow>("Delete stroke");
  REQUIRE(gone);
  CHECK(std::get<referral::RemoveStroke>(gone->change).stroke == ref);
}

TEST_CASE("saving is offered for a changed row only, and its refusal is shown", "[author]") {
  Authoring author("TRAP-1");
  CHECK(author.actionOf<ui::SaveRow>("Save this row"));
  author.view.problems = {"trapezius.json: points[0]: has no zone"};
  author.draw();
  CHECK_THAT(author.probe.allText(), Catch::Contains("Nothing was written."));
  CHECK_THAT(author.probe.allText(), Catch::Contains("has no zone"));
  author.view.unsaved.clear();
  author.draw();
  CHECK_FALSE(author.actionOf<ui::SaveRow>("Save this row"));
}

TEST_CASE("how a place lands on other bodies is said in millimetres", "[author]") {
  Authoring author("TRAP-1");
  author.view.state.chosen = referral::Handle{std::nullopt, 0};
  author.view.handleText = "\"neck-angle\"";
  author.view.drift = {{"average woman", 3.2f}, {"heavy strong man", 6.7f}};
  author.draw();
  CHECK_THAT(author.probe.allText(), Catch::Contains("average woman 3 mm"));
  CHECK_THAT(author.probe.allText(), Catch::Contains("neck-angle"));
}

TEST_CASE("the button for adding takes up the tool and lays it down", "[author]") {
  Authoring author("TRAP-1");
  const auto taken = author.actionOf<ui::ChooseAuthorTool>("Add a stroke", 1);
  REQUIRE(taken);
  CHECK(taken->tool == ui::AuthorTool::addStroke);
  CHECK(taken->role == referral::Role::spillover);
  author.view.state.tool = taken->tool;
  author.view.state.role = taken->role;
  author.draw();
  CHECK_THAT(author.probe.allText(), Catch::Contains("Click the skin where the stroke begins."));
  const auto laidDown = author.actionOf<ui::ChooseAuthorTool>("Done adding");
  REQUIRE(laidDown);
  CHECK(laidDown->tool == ui::AuthorTool::move);
}
