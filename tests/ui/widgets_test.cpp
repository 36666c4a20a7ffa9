#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <utility>

#include "ui/frame/icons.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using Tab = ui::Tab;

/// A session that fills every panel.
session::Session fullSession() {
  session::Session session =
      sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left),
                   findingsWorld().knotAtPoint("MASS-S2", core::Side::right)});
  session.marks[0].triggerPoint = "TRAP-1";
  session.patterns = {{"TRAP-1", core::Side::left}, {"MASS-S2", core::Side::right}};
  session.symptoms = {{"toothache-lower-molars", core::Side::right}};
  return session;
}

/// Selects a muscle, so that its facts and the layers of muscles are drawn.
void selectMuscle(UiProbe& probe) {
  const auto muscle = findingsWorld().catalogue().muscles.find("trapezius.upper");
  ui::select(probe.state.muscles.display, {muscle.value(), core::Side::left});
}

struct Look {
  float width, height, scale;
  Tab tab;
  const char* language = "en";
};

std::vector<std::string> cutTexts(const Look& look, const session::Session& session) {
  UiProbe probe(session, look.width, look.height, {.scale = look.scale, .language = look.language});
  probe.state.frame.tab = look.tab;
  probe.state.marks.selected = anatomy::MarkId{1};
  selectMuscle(probe);
  probe.frame();
  probe.frame();
  std::vector<std::string> cut;
  for (const DrawnText& text : probe.texts())
    if (text.cut || text.place.x < 0.0f || text.place.x + text.place.width > look.width + 1.0f)
      cut.push_back(text.words);
  return cut;
}

}  // namespace

TEST_CASE("No text is cut at its right edge in any window", "[ui]") {
  session::Session answered = fullSession();
  answerAllNo(findingsWorld(), answered);
  for (const auto& [width, height, scale] :
       {std::tuple{1024.0f, 700.0f, 1.0f}, std::tuple{1280.0f, 800.0f, 1.0f},
        std::tuple{1920.0f, 1080.0f, 1.5f}, std::tuple{3840.0f, 2160.0f, 2.0f}})
    for (const Tab tab : {Tab::spot, Tab::symptoms, Tab::muscle, Tab::plan})
      for (const session::Session& session : {fullSession(), answered}) {
        INFO(width << " x " << height << " at " << scale << ", tab " << static_cast<int>(tab));
        CHECK(cutTexts({width, height, scale, tab}, session) == std::vector<std::string>{});
      }
}

TEST_CASE("No German text is cut at its right edge in any window", "[ui]") {
  session::Session answered = fullSession();
  answerAllNo(findingsWorld(), answered);
  for (const auto& [width, height, scale] :
       {std::tuple{1024.0f, 700.0f, 1.0f}, std::tuple{1280.0f, 800.0f, 1.0f},
        std::tuple{1920.0f, 1080.0f, 1.5f}})
    for (const Tab tab : {Tab::spot, Tab::symptoms, Tab::muscle, Tab::plan})
      for (const session::Session& session : {fullSession(), answered}) {
        INFO(width << " x " << height << " at " << scale << ", tab " << static_cast<int>(tab));
        CHECK(cutTexts({width, height, scale, tab, "de"}, session) == std::vector<std::string>{});
      }
}

TEST_CASE("The languages to choose from are a click away", "[ui]") {
  UiProbe probe({});
  probe.clickOn(ui::icon::kLanguage);
  const auto output = probe.clickOn("Deutsch");
  CHECK(probe.state.settings.language == "de");
  REQUIRE(output.actions.size() == 1);
  CHECK(ui::actionAs<ui::SaveSettings>(output.actions[0]));
}

TEST_CASE("Every widget has its own id", "[ui]") {
  UiProbe probe(fullSession(), 1280.0f, 1600.0f);
  probe.state.marks.selected = anatomy::MarkId{1};
  selectMuscle(probe);
  for (const Tab tab : {Tab::spot, Tab::symptoms, Tab::muscle, Tab::plan}) {
    probe.state.frame.tab = tab;
    probe.frame();
    // Two widgets with one id are both lit; seen from a grid, the id is then in two places.
    constexpr float kStep = 13.0f;
    std::map<unsigned, std::set<std::pair<int, int>>> places;
    for (int row = 0; row < 124; ++row)
      for (int column = 0; column < 99; ++column) {
        if (const unsigned id =
                probe.widgetAt(static_cast<float>(column) * kStep, static_cast<float>(row) * kStep))
          places[id].insert({row, column});
      }
    REQUIRE(places.size() > 20);
    for (const auto& [id, cells] : places) {
      const int rows = cells.rbegin()->first - cells.begin()->first + 1;
      std::set<int> columns;
      for (const auto& cell : cells) columns.insert(cell.second);
      std::set<int> filled;
      for (const auto& cell : cells) filled.insert(cell.first);
      INFO("id " << id << " first seen in row " << cells.begin()->first << ", column "
                 << cells.begin()->second);
      CHECK(static_cast<int>(filled.size()) == rows);
      CHECK(static_cast<int>(columns.size()) == *columns.rbegin() - *columns.begin() + 1);
    }
  }
}
