#include <algorithm>
#include <catch2/catch.hpp>

#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using session::SetAnswer;

session::Session shoulderKnot() {
  return sessionWith({findingsWorld().knotAtPoint("TRAP-1", core::Side::left)});
}

template <class Wanted>
std::vector<Wanted> editsOf(const ui::UiOutput& output) {
  std::vector<Wanted> found;
  for (const session::Edit& edit : output.edits)
    if (const auto* wanted = std::get_if<Wanted>(&edit)) found.push_back(*wanted);
  return found;
}

/// Names of techniques that are drawn anywhere.
std::vector<std::string> techniquesIn(const UiProbe& probe) {
  std::vector<std::string> found;
  for (const auto& technique : findingsWorld().catalogue().guidance.techniques)
    if (!probe.find(technique.name).empty()) found.push_back(technique.name);
  return found;
}

}  // namespace

TEST_CASE("The plan begins with questions and shows no technique", "[ui]") {
  UiProbe probe(shoulderKnot());
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  CHECK_FALSE(probe.find("Not sure").empty());
  CHECK(techniquesIn(probe).empty());
}

TEST_CASE("Three or four questions are asked at a time", "[ui]") {
  UiProbe probe(shoulderKnot());
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  const std::size_t asked = probe.find("Not sure").size();
  CHECK(asked >= 3);
  CHECK(asked <= 4);
}

TEST_CASE("Each answer goes to its own question", "[ui]") {
  UiProbe probe(shoulderKnot());
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  const auto first = editsOf<SetAnswer>(probe.clickOn("No", 0));
  const auto second = editsOf<SetAnswer>(probe.clickOn("No", 1));
  REQUIRE((first.size() == 1 && second.size() == 1));
  CHECK(first[0].question == probe.findings().questions[0].id);
  CHECK(second[0].question == probe.findings().questions[1].id);
  CHECK(first[0].answer == guidance::Answer::no);
}

TEST_CASE("Answering all questions with clicks leads to steps with dose", "[ui]") {
  UiProbe probe(shoulderKnot());
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  for (int guard = 0; guard < 60; ++guard) {
    const auto& questions = probe.findings().questions;
    const bool open = probe.session().answers.size() < questions.size();
    if (!open) break;
    std::size_t unanswered = 0, group = 0;
    for (const auto& question : questions) {
      if (probe.session().answers.count(question.id) > 0) continue;
      group = static_cast<std::size_t>(question.group);
      break;
    }
    for (const auto& question : questions) {
      if (static_cast<std::size_t>(question.group) != group) continue;
      if (probe.session().answers.count(question.id) == 0) break;
      ++unanswered;
    }
    probe.clickOn("No", static_cast<int>(unanswered));
  }
  REQUIRE(probe.findings().advice.status == guidance::Advice::Status::ok);
  REQUIRE_FALSE(probe.findings().advice.steps.empty());
  CHECK_FALSE(techniquesIn(probe).empty());
}

TEST_CASE("A stop shows where to go and no technique", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  session.answers["heart-or-lung-signs"] = guidance::Answer::yes;
  UiProbe probe(session);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  probe.frame();
  REQUIRE(probe.findings().advice.status == guidance::Advice::Status::stop);
  CHECK_THAT(probe.allText(), Catch::Contains("Call your emergency number now"));
  CHECK(techniquesIn(probe).empty());
}

TEST_CASE("Every other tab says that a stop stands", "[ui]") {
  session::Session session = shoulderKnot();
  session.answers["heart-or-lung-signs"] = guidance::Answer::yes;
  UiProbe probe(session);
  const auto tab = GENERATE(ui::Tab::spot, ui::Tab::symptoms);
  probe.state.frame.tab = tab;
  probe.frame();
  probe.frame();
  CHECK_THAT(probe.allText(), Catch::Contains("Call your emergency number now"));
}

TEST_CASE("A stop goes away only with its answer", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  session.answers["heart-or-lung-signs"] = guidance::Answer::yes;
  UiProbe probe(session);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  const auto changed = editsOf<SetAnswer>(probe.clickOn("No", 0));
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].question == "heart-or-lung-signs");
  CHECK(probe.findings().advice.status == guidance::Advice::Status::ok);
}

TEST_CASE("Every step names its dose, and every technique not taken its reason", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  UiProbe probe(session, 1280.0f, 9000.0f);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  probe.frame();
  for (const guidance::Step& step : probe.findings().advice.steps) {
    INFO(step.technique);
    CHECK_THAT(probe.allText(), Catch::Contains(step.name));
  }
  CHECK_FALSE(probe.find("Left out, and why").empty());
}

TEST_CASE("Tools and company are changed by clicking them", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  UiProbe probe(session, 1280.0f, 2000.0f);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  probe.clickOn("Made for");
  const auto with = editsOf<session::SetWith>(probe.clickOn("With a partner"));
  REQUIRE(with.size() == 1);
  CHECK(with[0].with == guidance::With::partner);
  const guidance::Tool& tool = findingsWorld().catalogue().guidance.tools.front();
  const auto tools = editsOf<session::SetTool>(probe.clickOn(tool.name));
  REQUIRE(tools.size() == 1);
  CHECK(tools[0].tool == tool.id);
  CHECK(tools[0].atHand);
}

TEST_CASE("The minutes at hand are chosen by clicking them", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  UiProbe probe(session, 1280.0f, 2000.0f);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  probe.clickOn("Made for");
  const auto ten = editsOf<session::SetMinutes>(probe.clickOn("10"));
  REQUIRE(ten.size() == 1);
  CHECK(ten[0].minutes == 10);
  const auto any = editsOf<session::SetMinutes>(probe.clickOn("no hurry"));
  REQUIRE(any.size() == 1);
  CHECK_FALSE(any[0].minutes);
}

TEST_CASE("What the plan is made for is said while its choices are folded away", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  session.minutes = 20;
  session.tools = {"hook"};
  UiProbe probe(session, 1280.0f, 2000.0f);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  probe.frame();
  CHECK_THAT(probe.allText(), Catch::Contains("Alone, 20 minutes, massage hook or cane"));
}

TEST_CASE("One click shows who says what about a step, and the rule that chose", "[ui]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  UiProbe probe(session, 1280.0f, 9000.0f);
  probe.state.frame.tab = ui::Tab::plan;
  probe.frame();
  const auto& steps = probe.findings().advice.steps;
  const auto disputed = std::find_if(
      steps.begin(), steps.end(), [](const guidance::Step& s) { return !s.disagreements.empty(); });
  REQUIRE(disputed != steps.end());
  const guidance::Disagreement& row = *disputed->disagreements.front();
  CHECK_THAT(probe.allText(), !Catch::Contains(row.topic));
  probe.clickOn("Who says what", 0);
  probe.frame();
  CHECK_THAT(probe.allText(), Catch::Contains(row.topic));
  CHECK_THAT(probe.allText(), Catch::Contains("Used here: "));
}

TEST_CASE("A knot that comes back is noted with its mark", "[ui]") {
  UiProbe probe(shoulderKnot(), 1280.0f, 2000.0f);
  probe.state.marks.selected = probe.session().marks.front().id;
  probe.frame();
  probe.frame();
  const auto changed = editsOf<session::ChangeMark>(probe.clickOn("Keeps coming back"));
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].mark.comesBack);
}

TEST_CASE("About this advice unfolds what is known, with its sources", "[ui]") {
  UiProbe probe(shoulderKnot(), 1280.0f, 2000.0f);
  probe.state.plan.aboutOpen = true;
  probe.frame();
  probe.frame();
  const auto& knowledge = findingsWorld().catalogue().guidance;
  CHECK_THAT(probe.allText(), Catch::Contains(knowledge.about.front().text.substr(0, 40)));
  for (const auto& [label, statements] :
       {std::pair{"What a knot is said to be", &knowledge.knots},
        std::pair{"What may bring one on", &knowledge.causes},
        std::pair{"What may keep one away", &knowledge.prevention}}) {
    INFO(label);
    REQUIRE_FALSE(statements->empty());
    probe.clickOn(label);
    probe.frame();
    CHECK_THAT(probe.allText(), Catch::Contains(statements->front().text.substr(0, 24)));
    probe.clickOn(label);  // folds away again
  }
}
