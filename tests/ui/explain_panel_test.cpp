#include "ui/explain/explain_panel.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using anatomy::Mark;
using core::Side;

session::Session shoulderKnot() {
  return sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left)});
}

/// The column of one page.
struct Page {
  Page(const session::Session& session, findings::ExplainPage page, float height = 1600.0f)
      : probe(session, 1280.0f, height) {
    probe.state.frame.stage = ui::Stage::explain;
    probe.explain.page = static_cast<int>(page);
    probe.frame();
    probe.frame();
  }
  std::string text() { return probe.allText(); }
  UiProbe probe;
};

template <class Wanted>
std::vector<Wanted> editsOf(const ui::UiOutput& output) {
  std::vector<Wanted> found;
  for (const session::Edit& edit : output.edits)
    if (const auto* wanted = std::get_if<Wanted>(&edit)) found.push_back(*wanted);
  return found;
}

/// Names of techniques that are drawn anywhere.
std::size_t techniquesIn(const UiProbe& probe) {
  const auto& techniques = findingsWorld().catalogue().guidance.techniques;
  return static_cast<std::size_t>(
      std::count_if(techniques.begin(), techniques.end(),
                    [&](const auto& technique) { return !probe.find(technique.name).empty(); }));
}

}  // namespace

TEST_CASE("Each page has its title", "[ui][explain]") {
  for (const auto& [page, title] : {std::pair{findings::ExplainPage::feel, "Where you feel it"},
                                    {findings::ExplainPage::origin, "Where it may come from"},
                                    {findings::ExplainPage::test, "What we test"},
                                    {findings::ExplainPage::plan, "What to do"},
                                    {findings::ExplainPage::help, "When to get help"}}) {
    Page shown(shoulderKnot(), page);
    CHECK_FALSE(shown.probe.find(title).empty());
  }
}

TEST_CASE("With nothing marked a button leads back to the body", "[ui][explain]") {
  Page page({}, findings::ExplainPage::feel);
  CHECK_THAT(page.text(), Catch::Contains("Nothing is marked yet"));
  page.probe.clickOn("Back to the body");
  CHECK(page.probe.state.frame.stage == ui::Stage::work);
}

TEST_CASE("Where it may come from says often reported and how well documented, and no diagnosis",
          "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::origin);
  CHECK_THAT(page.text(), Catch::Contains("often reported"));
  CHECK_THAT(page.text(), Catch::Contains("Well documented"));
  CHECK_THAT(page.text(), Catch::Contains("One possibility"));
  CHECK_THAT(page.text(), !Catch::Contains("diagnosis"));
  CHECK_THAT(page.text(), Catch::Contains("Left upper trapezius"));
}

TEST_CASE("Numbers are shown only when they are asked for", "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::origin);
  CHECK_THAT(page.text(), !Catch::Contains("TRAP-1"));
  CHECK_THAT(page.text(), !Catch::Contains(" mm from the mark"));
  page.probe.clickOn("Show numbers");
  CHECK_THAT(page.text(), Catch::Contains("TRAP-1"));
  CHECK_THAT(page.text(), Catch::Contains(" mm from the mark"));
}

TEST_CASE("Another possibility is shown on a click", "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::origin);
  CHECK_THAT(page.text(), Catch::Contains("Possibility 1 of"));
  page.probe.explain.began = 1.0;
  page.probe.clickOn("Next possibility");
  page.probe.frame();
  CHECK_THAT(page.text(), Catch::Contains("Possibility 2 of"));
  CHECK_FALSE(page.probe.explain.began);
}

TEST_CASE("A click shows the pattern again", "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::origin);
  page.probe.explain.began = 1.0;
  page.probe.clickOn("Show it again");
  CHECK_FALSE(page.probe.explain.began);
}

TEST_CASE("The answer whether pressing brings on the known pain is noted with the mark",
          "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::test);
  CHECK_THAT(page.text(), Catch::Contains("Does pressing it bring on the pain you know?"));
  const auto yes = editsOf<session::ChangeMark>(page.probe.clickOn("Yes"));
  REQUIRE(yes.size() == 1);
  CHECK(yes[0].mark.familiar == Mark::Familiar::yes);
  CHECK(yes[0].mark.at == page.probe.session().marks[0].at);
  page.probe.clickOn("No");
  CHECK(page.probe.session().marks[0].familiar == Mark::Familiar::no);
  page.probe.clickOn("Not sure");
  CHECK(page.probe.session().marks[0].familiar == Mark::Familiar::unknown);
}

TEST_CASE("A locked mark keeps its answer", "[ui][explain]") {
  session::Session session = shoulderKnot();
  session.marks[0].locked = true;
  Page page(session, findings::ExplainPage::test);
  CHECK(editsOf<session::ChangeMark>(page.probe.clickOn("Yes")).empty());
  CHECK_THAT(page.text(), Catch::Contains("locked"));
}

TEST_CASE("While questions are open the plan names no technique and leads to them",
          "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::plan);
  CHECK(techniquesIn(page.probe) == 0);
  page.probe.clickOn("To the safety questions");
  CHECK(page.probe.state.frame.stage == ui::Stage::work);
  CHECK(page.probe.state.frame.tab == ui::Tab::plan);
}

TEST_CASE("The plan shows its first three steps and says that there are more", "[ui][explain]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  Page page(session, findings::ExplainPage::plan);
  const auto& steps = page.probe.findings().advice.steps;
  REQUIRE(steps.size() > 4);
  for (std::size_t i = 0; i < 3; ++i) CHECK_THAT(page.text(), Catch::Contains(steps[i].name + ":"));
  CHECK_THAT(page.text(), !Catch::Contains(steps[3].name + ":"));
  CHECK_THAT(page.text(),
             Catch::Contains(std::to_string(steps.size() - 3) + " more steps are in the plan"));
}

TEST_CASE("After a stop no page names a technique or a muscle, and where to go is said",
          "[ui][explain]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  session.answers["heart-or-lung-signs"] = guidance::Answer::yes;
  for (const auto page : {findings::ExplainPage::origin, findings::ExplainPage::test,
                          findings::ExplainPage::plan, findings::ExplainPage::help}) {
    Page shown(session, page);
    CHECK_THAT(shown.text(), Catch::Contains("Call your emergency number now"));
    CHECK_THAT(shown.text(), !Catch::Contains("trapezius"));
    CHECK(techniquesIn(shown.probe) == 0);
  }
}

TEST_CASE("When to get help says everything that is to be ruled out", "[ui][explain]") {
  session::Session session = shoulderKnot();
  session.symptoms = {{"headache-temple", Side::left}};
  Page page(session, findings::ExplainPage::help, 3000.0f);
  for (const std::string& sentence : page.probe.findings().stopsFirst) {
    INFO(sentence);
    CHECK_THAT(page.text(), Catch::Contains(sentence.substr(0, 18)));
  }
}

TEST_CASE("Which mark is talked about is chosen below the page", "[ui][explain]") {
  Page page(sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left),
                         findingsWorld().knotAtPoint("MASS-S1", Side::right)}),
            findings::ExplainPage::origin);
  CHECK_THAT(page.text(), Catch::Contains("trapezius"));
  page.probe.clickOn("Mark 2");
  page.probe.frame();
  CHECK_THAT(page.text(), Catch::Contains("asseter"));
}

TEST_CASE("Buttons turn pages, and the first and last page have nothing beyond", "[ui][explain]") {
  Page page(shoulderKnot(), findings::ExplainPage::feel);
  page.probe.clickOn("Back");
  CHECK(page.probe.explain.page == 0);
  for (int wanted = 1; wanted < findings::kExplainPages; ++wanted) {
    page.probe.clickOn("Next");
    CHECK(page.probe.explain.page == wanted);
    page.probe.frame();
  }
  page.probe.clickOn("Close");
  CHECK(page.probe.state.frame.stage == ui::Stage::work);
}

TEST_CASE("Nothing is cut off in a small window, but for what scrolls", "[ui][explain]") {
  for (const auto page :
       {findings::ExplainPage::feel, findings::ExplainPage::origin, findings::ExplainPage::test,
        findings::ExplainPage::plan, findings::ExplainPage::help}) {
    UiProbe probe(shoulderKnot(), 1024.0f, 700.0f);
    probe.state.frame.stage = ui::Stage::explain;
    probe.explain.page = static_cast<int>(page);
    probe.frame();
    probe.frame();
    for (const char* words : {"Back", "Next", "Show numbers", "Close"}) {
      const auto found = probe.find(words);
      INFO(words);
      REQUIRE_FALSE(found.empty());
      CHECK_FALSE(found[0].cut);
    }
    for (const DrawnText& text : probe.texts())
      if (text.place.x > 600.0f) CHECK(text.place.x + text.place.width <= 1024.0f);
  }
}
