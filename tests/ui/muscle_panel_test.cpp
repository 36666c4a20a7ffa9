#include <algorithm>
#include <catch2/catch.hpp>

#include "ui/frame/interface.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using core::Side;

const anatomy::MuscleTable& table() { return findingsWorld().catalogue().muscles; }

anatomy::MuscleId muscle(const char* id) {
  const auto found = table().find(id);
  REQUIRE(found);
  return *found;
}

/// The muscle tab, tall enough for the whole list.
class MuscleTab : public UiProbe {
 public:
  explicit MuscleTab(const session::Session& session = {}) : UiProbe(session, 1280.0f, 9000.0f) {
    state.frame.tab = ui::Tab::muscle;
    draw();
  }
  void draw() {
    frame();
    frame();
  }
  void search(const char* words) {
    state.muscles.filter = words;
    draw();
  }
  void choose(const char* id, Side side) {
    ui::select(state.muscles.display, {muscle(id), side});
    draw();
  }
};

template <class Wanted>
const Wanted* asked(const ui::UiOutput& output) {
  for (const ui::Action& action : output.actions)
    if (const auto* wanted = ui::actionAs<Wanted>(action)) return wanted;
  return nullptr;
}

}  // namespace

TEST_CASE("The muscle tab lists muscles under their areas, with everyday names", "[ui]") {
  MuscleTab tab;
  for (const char* words : {"Jaw", "Shoulder", "Hip", "Upper trapezius", "Gluteus maximus"}) {
    INFO(words);
    CHECK_FALSE(tab.find(words).empty());
  }
}

TEST_CASE("Traps finds the parts of the trapezius and nothing of the jaw", "[ui]") {
  MuscleTab tab;
  tab.search("traps");
  for (const char* part : {"Upper trapezius", "Middle trapezius", "Lower trapezius"})
    CHECK(tab.find(part).size() == 1);
  CHECK(tab.find("Temporalis").empty());
  CHECK(tab.find("Jaw").empty());
}

TEST_CASE("SCM finds both heads of the sternocleidomastoid, in any case of letters", "[ui]") {
  MuscleTab tab;
  for (const char* words : {"SCM", "scm"}) {
    tab.search(words);
    CHECK(tab.find("Sternocleidomastoid").size() == 2);
    CHECK(tab.find("Upper trapezius").empty());
  }
}

TEST_CASE("German words find muscles too", "[ui]") {
  MuscleTab tab;
  tab.search("kappenmuskel");
  CHECK(tab.find("Upper trapezius").size() == 1);
  CHECK(tab.find("Masseter").empty());
}

TEST_CASE("A search for no muscle says so", "[ui]") {
  MuscleTab tab;
  tab.search("zzz");
  CHECK_THAT(tab.allText(), Catch::Contains("No muscle is called so."));
}

TEST_CASE("Choosing a muscle selects it, looks at it and makes the skin see-through", "[ui]") {
  MuscleTab tab;
  tab.search("traps");
  const auto output = tab.clickOn("Upper trapezius");
  const anatomy::SidedMuscle wanted{muscle("trapezius.upper"), Side::left};
  CHECK(tab.state.muscles.display.selected == wanted);
  const auto* focus = asked<ui::FocusMuscle>(output);
  REQUIRE(focus);
  CHECK(focus->muscle == wanted);
  CHECK(tab.state.muscles.display.skinOpacity == ui::kSeeThroughSkin);
  CHECK(tab.state.muscles.filter.empty());
  CHECK(output.edits.empty());
}

TEST_CASE("The next muscle is chosen on the side of the last one", "[ui]") {
  MuscleTab tab;
  tab.choose("temporalis", Side::right);
  tab.search("traps");
  tab.clickOn("Lower trapezius");
  CHECK(tab.state.muscles.display.selected ==
        anatomy::SidedMuscle{muscle("trapezius.lower"), Side::right});
}

TEST_CASE("A group is chosen by its first member", "[ui]") {
  MuscleTab tab;
  tab.search("scalenes");
  tab.clickOn("Scalene muscles");
  REQUIRE(tab.state.muscles.display.selected);
  CHECK(tab.state.muscles.display.selected->muscle ==
        table().surfacesOf(muscle("scalenes")).front());
}

TEST_CASE("A selected muscle says what it does, where it goes and how it hurts", "[ui]") {
  MuscleTab tab;
  tab.choose("trapezius.upper", Side::right);
  const std::string all = tab.allText();
  for (const char* words : {"Right upper trapezius", "What it does", "From", "To", "Nerve",
                            "Superficial layer", "TRAP-1"})
    CHECK_THAT(all, Catch::Contains(words));
}

TEST_CASE("Every muscle with a surface can be drawn with all its facts", "[ui]") {
  MuscleTab tab;
  for (std::size_t i = 0; i < table().muscles().size(); ++i) {
    const anatomy::Muscle& facts = table().muscles()[i];
    if (facts.heads.empty()) continue;
    ui::select(tab.state.muscles.display, {static_cast<anatomy::MuscleId>(i), Side::right});
    tab.draw();
    INFO(facts.id);
    CHECK_THAT(tab.allText(), Catch::Contains("Right "));
    CHECK_THAT(tab.allText(), Catch::Contains("What it does"));
    CHECK_THAT(tab.allText(), Catch::Contains("Closer"));
  }
}

TEST_CASE("Show only, Fade and Hide act on the selected muscle of its side", "[ui]") {
  const anatomy::SidedMuscle right{muscle("trapezius.upper"), Side::right};
  const auto clicked = [&](const char* button) {
    MuscleTab tab;
    tab.choose("trapezius.upper", Side::right);
    CHECK(tab.clickOn(button).edits.empty());
    return tab.state.muscles.display;
  };
  const ui::MuscleDisplay alone = clicked("Show only");
  CHECK(alone.only == std::vector{right});
  CHECK(alone.selected == right);
  const ui::MuscleDisplay faded = clicked("Fade");
  CHECK(faded.faded == std::vector{right});
  CHECK(faded.only.empty());
  const ui::MuscleDisplay hidden = clicked("Hide");
  CHECK(hidden.hidden == std::vector{right});
  CHECK_FALSE(hidden.selected);
}

TEST_CASE("The button of a muscle that is shown only or faded takes that back", "[ui]") {
  MuscleTab tab;
  tab.choose("trapezius.upper", Side::right);
  tab.clickOn("Show only");
  tab.clickOn("Show all");
  CHECK(tab.state.muscles.display.only.empty());
  tab.clickOn("Fade");
  tab.clickOn("Bring back");
  CHECK(tab.state.muscles.display.faded.empty());
}

TEST_CASE("Closer asks to look at the selected muscle", "[ui]") {
  MuscleTab tab;
  tab.choose("infraspinatus", Side::right);
  const auto output = tab.clickOn("Closer");
  const auto* focus = asked<ui::FocusMuscle>(output);
  REQUIRE(focus);
  CHECK(focus->muscle == anatomy::SidedMuscle{muscle("infraspinatus"), Side::right});
}

TEST_CASE("All muscles goes back to the list", "[ui]") {
  MuscleTab tab;
  tab.choose("infraspinatus", Side::left);
  CHECK(tab.find("Temporalis").empty());
  tab.clickOn("All muscles");
  CHECK_FALSE(tab.state.muscles.display.selected);
  CHECK_FALSE(tab.find("Temporalis").empty());
}

TEST_CASE("Where a muscle refers is shown on its side and hidden again", "[ui]") {
  MuscleTab tab;
  tab.choose("trapezius.upper", Side::right);
  tab.clickOn("Show where it refers", 0);
  REQUIRE(tab.session().patterns.size() == 1);
  const session::ShownPattern shown = tab.session().patterns[0];
  CHECK(shown.side == Side::right);
  const auto& atlas = findingsWorld().catalogue().atlas;
  const auto point = atlas.findPoint(shown.triggerPoint);
  REQUIRE(point);
  const auto carriers = table().surfacesOf(atlas[*point].muscle);
  CHECK(std::find(carriers.begin(), carriers.end(), muscle("trapezius.upper")) != carriers.end());
  tab.clickOn("Hide pattern", 0);
  CHECK(tab.session().patterns.empty());
}

TEST_CASE("A member of a group shows the trigger points of the group", "[ui]") {
  MuscleTab tab;
  const auto& atlas = findingsWorld().catalogue().atlas;
  for (const referral::TriggerPoint& point : atlas.points()) {
    const auto members = table().surfacesOf(point.muscle);
    if (members.size() < 2) continue;
    for (const anatomy::MuscleId member : members) {
      ui::select(tab.state.muscles.display, {member, Side::left});
      tab.draw();
      INFO(point.id << " in " << table()[member].id);
      CHECK_THAT(tab.allText(), Catch::Contains(point.id));
    }
  }
}

TEST_CASE("The tool for muscles opens their tab and makes an opaque skin see-through", "[ui]") {
  ui::UiState state;
  ui::perform(state, ui::ChooseTool{ui::Tool::muscle});
  CHECK(state.marks.tool == ui::Tool::muscle);
  CHECK(state.frame.tab == ui::Tab::muscle);
  CHECK(state.muscles.display.skinOpacity == ui::kSeeThroughSkin);
  state.muscles.display.skinOpacity = 0.7f;
  ui::perform(state, ui::ChooseTool{ui::Tool::mark});
  CHECK(state.muscles.display.skinOpacity == 0.7f);
  ui::perform(state, ui::ChooseTool{ui::Tool::muscle});
  CHECK(state.muscles.display.skinOpacity == 0.7f);
}
