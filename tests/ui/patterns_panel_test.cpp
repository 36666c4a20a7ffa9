#include <algorithm>
#include <catch2/catch.hpp>

#include "ui/spot/pattern_choice.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

UiProbe& selectFirst(UiProbe& probe) {
  probe.state.marks.selected = anatomy::MarkId{1};
  probe.frame();
  probe.frame();
  return probe;
}

session::Session trapeziusKnot() {
  return sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left)});
}

}  // namespace

TEST_CASE("The candidates of a spot are named with their distance", "[ui]") {
  UiProbe probe(trapeziusKnot());
  selectFirst(probe);
  CHECK_THAT(probe.allText(), Catch::Contains("TRAP-1"));
  CHECK_THAT(probe.allText(), Catch::Contains("not a diagnosis"));
}

TEST_CASE("Choosing the nearest candidate shows its pattern on the side of the mark", "[ui]") {
  UiProbe probe(trapeziusKnot());
  selectFirst(probe).clickOn("Show pattern", 0);
  REQUIRE(probe.session().patterns.size() == 1);
  CHECK(probe.session().patterns[0] == session::ShownPattern{"TRAP-1", core::Side::left});
  CHECK(probe.session().marks[0].triggerPoint == "TRAP-1");
}

TEST_CASE("Hiding the chosen pattern takes the choice back", "[ui]") {
  UiProbe probe(trapeziusKnot());
  selectFirst(probe).clickOn("Show pattern", 0);
  probe.clickOn("Hide pattern", 0);
  CHECK(probe.session().patterns.empty());
  CHECK(probe.session().marks[0].triggerPoint.empty());
}

TEST_CASE("Choosing another candidate of the same mark replaces the pattern", "[ui]") {
  UiProbe probe(trapeziusKnot());
  selectFirst(probe).clickOn("Show pattern", 0);
  REQUIRE(probe.findings().marks[0].near.size() > 1);
  probe.clickOn("Show pattern", 0);
  REQUIRE(probe.session().patterns.size() == 1);
  CHECK(probe.session().patterns[0].triggerPoint == probe.session().marks[0].triggerPoint);
  CHECK(probe.session().patterns[0].triggerPoint != "TRAP-1");
}

TEST_CASE("Comparing keeps the patterns that are shown", "[ui]") {
  UiProbe probe(trapeziusKnot());
  selectFirst(probe).clickOn("Show pattern", 0);
  REQUIRE(probe.findings().marks[0].near.size() > 1);
  probe.clickOn("Compare", 0);
  CHECK(probe.session().patterns.size() == 2);
  CHECK(probe.session().marks[0].triggerPoint == "TRAP-1");
}

TEST_CASE("A fifth pattern makes the oldest one leave and says so", "[ui]") {
  session::Session session = trapeziusKnot();
  for (const char* id : {"MASS-S2", "SCM-C", "SUBO", "TEMP-1"})
    session.patterns.push_back({id, core::Side::right});
  UiProbe probe(session);
  selectFirst(probe).clickOn("Compare", 0);
  const auto& patterns = probe.session().patterns;
  CHECK(patterns.size() == ui::kMostPatterns);
  CHECK(patterns.front().triggerPoint == "SCM-C");
  CHECK_THAT(probe.state.frame.notice.text, Catch::Contains("was hidden"));
}

TEST_CASE("Patterns shown at once differ in colour", "[ui]") {
  for (std::size_t i = 0; i < ui::kMostPatterns; ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK(glm::distance(ui::patternColour(i), ui::patternColour(j)) > 0.25f);
}

TEST_CASE("A symptom door chooses its symptom, and again takes it away", "[ui]") {
  UiProbe probe({});
  probe.state.frame.tab = ui::Tab::symptoms;
  probe.frame();
  probe.clickOn("Toothache, lower second");
  REQUIRE(probe.session().symptoms.size() == 1);
  CHECK(probe.session().symptoms[0].symptom == "toothache-lower-molars");
  CHECK_FALSE(probe.session().symptoms[0].side);
}

TEST_CASE("The side of a symptom is set where it was chosen", "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", std::nullopt}};
  UiProbe probe(session);
  probe.state.frame.tab = ui::Tab::symptoms;
  probe.frame();
  // The first "Right" is the one in the panel: the view button says it in smaller type.
  const auto rights = probe.find("Right");
  const auto inPanel = std::find_if(rights.begin(), rights.end(),
                                    [](const DrawnText& text) { return text.place.x > 900.0f; });
  REQUIRE(inPanel != rights.end());
  probe.click(inPanel->place.x + 5.0f, inPanel->place.y + 5.0f);
  CHECK(probe.session().symptoms[0].side == core::Side::right);
}

TEST_CASE("Toothache of the lower molars names the masseter first and what to rule out", "[ui]") {
  session::Session session;
  session.symptoms = {{"toothache-lower-molars", core::Side::left}};
  UiProbe probe(session);
  probe.state.frame.tab = ui::Tab::symptoms;
  probe.frame();
  probe.frame();
  CHECK_THAT(probe.allText(), Catch::Contains("1. Left masseter"));
  CHECK_THAT(probe.allText(), Catch::Contains("To be ruled out first"));
}

TEST_CASE("The search finds doors by name and by the words people use", "[ui]") {
  UiProbe probe({});
  probe.state.frame.tab = ui::Tab::symptoms;
  probe.state.symptom.filter = "EARACHE";
  probe.frame();
  probe.frame();
  CHECK_FALSE(probe.find("Earache").empty());
  CHECK(probe.find("Headache at the temple").empty());
}

TEST_CASE("A search without result says what else can be done", "[ui]") {
  UiProbe probe({});
  probe.state.frame.tab = ui::Tab::symptoms;
  probe.state.symptom.filter = "zzz";
  probe.frame();
  probe.frame();
  CHECK_THAT(probe.allText(), Catch::Contains("paint where it hurts"));
}
