#include "findings/explanation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "findings/explanation_words.h"
#include "findings/findings_world.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using core::Side;
using findings::ExplainContent;
using findings::ExplainPage;

/// A session with what is found about it and what explain mode makes of it.
struct Explained {
  explicit Explained(session::Session of, const findings::ExplainState& state = {},
                     std::optional<anatomy::MarkId> selected = {})
      : session(std::move(of)),
        findings(findingsWorld().find(session)),
        explanation(findings::explanationOf(source(), state, selected)) {}
  findings::ExplainSource source() const { return {session, findings, catalogue, body}; }
  ExplainContent at(ExplainPage page) const { return explanation.contentOf(page); }

  session::Session session;
  findings::Catalogue catalogue = findingsWorld().catalogue();
  findings::BodyKnowledge body = findingsWorld().body();
  findings::Findings findings;
  findings::Explanation explanation;
};

session::Session shoulderKnot() {
  return sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left)});
}

session::Session templeHeadache() {
  session::Session session;
  session.symptoms = {{"headache-temple", Side::left}};
  return session;
}

std::string idOf(const Explained& explained) {
  return explained.catalogue.atlas[explained.explanation.point->point].id;
}

}  // namespace

TEST_CASE("With nothing marked every page but the last says what to mark first", "[ui][explain]") {
  const Explained explained({});
  for (const ExplainPage page :
       {ExplainPage::feel, ExplainPage::origin, ExplainPage::test, ExplainPage::plan})
    CHECK(explained.at(page) == ExplainContent::nothing);
  CHECK(explained.at(ExplainPage::help) == ExplainContent::help);
  CHECK(explained.explanation.felt.empty());
}

TEST_CASE("One mark with open questions: what is felt, its muscle, the test, then the questions",
          "[ui][explain]") {
  const Explained explained(shoulderKnot());
  CHECK(explained.at(ExplainPage::feel) == ExplainContent::feel);
  CHECK(explained.at(ExplainPage::origin) == ExplainContent::origin);
  CHECK(explained.at(ExplainPage::test) == ExplainContent::test);
  CHECK(explained.at(ExplainPage::plan) == ExplainContent::questions);
  CHECK(explained.at(ExplainPage::help) == ExplainContent::help);
  CHECK(idOf(explained) == "TRAP-1");
}

TEST_CASE("Once all questions are answered with no the steps are shown", "[ui][explain]") {
  session::Session session = shoulderKnot();
  answerAllNo(findingsWorld(), session);
  CHECK(Explained(session).at(ExplainPage::plan) == ExplainContent::steps);
}

TEST_CASE("Symptoms only: their candidates, and no question about a mark", "[ui][explain]") {
  const Explained explained(templeHeadache());
  REQUIRE(explained.explanation.subjects.size() == 1);
  CHECK_FALSE(explained.explanation.shown()->mark);
  CHECK(explained.at(ExplainPage::origin) == ExplainContent::origin);
  const ExplainContent test = explained.at(ExplainPage::test);
  CHECK((test == ExplainContent::testNoMark || test == ExplainContent::testTrained));
  REQUIRE(explained.explanation.felt.size() == 1);
  CHECK_THAT(explained.explanation.felt[0].words, Catch::Contains("on the left"));
}

TEST_CASE("A stop takes the place of muscle, test and plan", "[ui][explain]") {
  session::Session session = shoulderKnot();
  session.answers["heart-or-lung-signs"] = guidance::Answer::yes;
  const Explained explained(session);
  CHECK(explained.at(ExplainPage::feel) == ExplainContent::feel);
  for (const ExplainPage page : {ExplainPage::origin, ExplainPage::test, ExplainPage::plan})
    CHECK(explained.at(page) == ExplainContent::stop);
  CHECK(explained.at(ExplainPage::help) == ExplainContent::help);
}

TEST_CASE("A mark in a no-press zone is for trained hands, and says which zone it is",
          "[ui][explain]") {
  session::Session session = sessionWith({findingsWorld().knotAtPoint("SCM-S", Side::left)});
  session.marks[0].triggerPoint = "SCM-S";
  const Explained explained(session);
  CHECK(explained.at(ExplainPage::test) == ExplainContent::testTrained);
  REQUIRE_FALSE(explained.explanation.noPress.empty());
  CHECK_THAT(explained.explanation.noPress[0], Catch::StartsWith("Do not press here: "));
}

TEST_CASE("The chosen trigger point comes before those that are nearer", "[ui][explain]") {
  session::Session session = shoulderKnot();
  session.marks[0].triggerPoint = "MASS-S1";  // far away, but the person's choice
  const Explained explained(session);
  CHECK(idOf(explained) == "MASS-S1");
  CHECK(explained.explanation.shown()->points.size() > 1);
  CHECK(explained.explanation.shown()->points.size() <= findings::kExplainCandidates);
}

TEST_CASE("Of the points near a mark those that fit what is felt come first", "[ui][explain]") {
  session::Session session = shoulderKnot();
  const auto place = [](const Explained& explained, const char* id) {
    const auto& points = explained.explanation.shown()->points;
    return std::find_if(points.begin(), points.end(),
                        [&](const findings::ExplainPoint& point) {
                          return explained.catalogue.atlas[point.point].id == id;
                        }) -
           points.begin();
  };
  REQUIRE(place(Explained(session), "LEVS") < 4);
  session.symptoms = {{"headache-temple", Side::left}};
  const Explained explained(session, {}, session.marks[0].id);
  CHECK(idOf(explained) == "TRAP-1");
  CHECK(place(explained, "TRAP-1") < place(explained, "LEVS"));
}

TEST_CASE("The selected mark is shown, else the first with a trigger point, else the complaint",
          "[ui][explain]") {
  session::Session session = templeHeadache();
  session.marks = sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left),
                               findingsWorld().knotAtPoint("MASS-S1", Side::right)})
                      .marks;
  session.nextMark = 3;
  CHECK(Explained(session).explanation.subject == 2);
  session.marks[1].triggerPoint = "MASS-S1";
  CHECK(Explained(session).explanation.subject == 1);
  CHECK(Explained(session, {}, session.marks[0].id).explanation.subject == 0);
  findings::ExplainState chosen;
  chosen.subject = 2;
  CHECK(Explained(session, chosen, session.marks[0].id).explanation.subject == 2);
  chosen.subject = 17;
  CHECK(Explained(session, chosen).explanation.subject == 2);
}

TEST_CASE("A pattern is told in words: regions with their side, teeth, deep places",
          "[ui][explain]") {
  session::Session session = sessionWith({findingsWorld().knotAtPoint("MASS-S1", Side::right)});
  session.marks[0].triggerPoint = "MASS-S1";
  const Explained explained(session);
  const auto& sent = explained.explanation.sent;
  CHECK(std::count(sent.begin(), sent.end(), "upper back teeth") == 1);
  for (const std::string& place : sent) CHECK_THAT(place, !Catch::Contains("left"));
  for (const std::string& place : explained.explanation.sentToo)
    CHECK(std::find(sent.begin(), sent.end(), place) == sent.end());
}

TEST_CASE("Emergencies stand before all else that needs help", "[ui][explain]") {
  for (const session::Session& session : {shoulderKnot(), templeHeadache()}) {
    const auto help = Explained(session).explanation.help;
    CHECK(std::is_partitioned(help.begin(), help.end(),
                              [](const findings::HelpLine& line) { return line.emergency; }));
  }
  const auto help = Explained(templeHeadache()).explanation.help;
  REQUIRE_FALSE(help.empty());
  CHECK(help.front().emergency);
  CHECK_FALSE(help.back().emergency);
}

TEST_CASE("Every deep place of the atlas has words", "[ui][explain]") {
  const findings::Catalogue catalogue = findingsWorld().catalogue();
  for (const referral::TriggerPoint& row : catalogue.atlas.points()) {
    referral::Pattern pattern;
    pattern.essentialDeep = row.essential.deep;
    pattern.spilloverDeep = row.spillover.deep;
    const Explained explained(session::Session{});
    INFO(row.id);
    CHECK(findings::reachedPlaces(explained.source(), pattern, true).size() ==
          row.essential.deep.size());
    CHECK(findings::reachedPlaces(explained.source(), pattern, false).size() ==
          row.spillover.deep.size());
  }
}

TEST_CASE("Pages end at the first and the last; each begins its pattern again", "[explain]") {
  const Explained explained(session::Session{});
  findings::ExplainState state;
  const auto turn = [&](findings::ExplainCommand command) {
    session::Edits edits;
    findings::commandExplain(state, explained.explanation, session::Session{}, command, edits);
    CHECK(edits.empty());
  };
  turn(findings::ExplainCommand::previousPage);
  CHECK(state.page == 0);
  state.began = 3.0;
  turn(findings::ExplainCommand::nextPage);
  CHECK(state.page == 1);
  CHECK_FALSE(state.began);
  for (int i = 0; i < 9; ++i) turn(findings::ExplainCommand::nextPage);
  CHECK(state.page == findings::kExplainPages - 1);
  state.began = 4.0;
  turn(findings::ExplainCommand::nextPage);
  CHECK(state.began == 4.0);
}

TEST_CASE("Candidates and subjects go round, and another subject starts at its first candidate",
          "[explain]") {
  session::Session session = sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left),
                                          findingsWorld().knotAtPoint("MASS-S1", Side::right)});
  findings::ExplainState state;
  state.page = static_cast<int>(findings::ExplainPage::origin);
  session.answers.clear();
  const auto press = [&](findings::ExplainCommand command) {
    session::Edits edits;
    findings::commandExplain(state, Explained(session, state).explanation, session, command, edits);
  };
  const std::size_t count = Explained(session, state).explanation.shown()->points.size();
  REQUIRE(count > 1);
  press(findings::ExplainCommand::up);
  CHECK(state.candidate == count - 1);
  press(findings::ExplainCommand::nextCandidate);
  CHECK(state.candidate == 0);
  press(findings::ExplainCommand::nextCandidate);
  press(findings::ExplainCommand::nextSubject);
  CHECK(state.subject == 1u);
  CHECK(state.candidate == 0);
  press(findings::ExplainCommand::nextSubject);
  CHECK(state.subject == 0u);
}

TEST_CASE("Up and down scroll the pages that show no candidate", "[explain]") {
  const Explained explained(session::Session{});
  findings::ExplainState state;
  session::Edits edits;
  findings::commandExplain(state, explained.explanation, {}, findings::ExplainCommand::down, edits);
  CHECK(state.linesDown > 0);
  findings::commandExplain(state, explained.explanation, {}, findings::ExplainCommand::up, edits);
  CHECK(state.linesDown == 0);
}

TEST_CASE("A pattern spreads from nothing to all, never backwards, slow at both ends",
          "[ui][explain]") {
  CHECK(findings::spreadMm(0.0, 200.0f) == 0.0f);
  CHECK(findings::spreadMm(-1.0, 200.0f) == 0.0f);
  CHECK(std::isinf(findings::spreadMm(findings::kSpreadSeconds, 200.0f)));
  float before = 0.0f;
  for (double seconds = 0.0; seconds < findings::kSpreadSeconds; seconds += 0.05) {
    const float now = findings::spreadMm(seconds, 200.0f);
    CHECK(now >= before);
    before = now;
  }
  CHECK(before >= 200.0f);  // all is there before it stands still
  CHECK(findings::spreadMm(0.25, 200.0f) < 0.1f * 200.0f);
}

TEST_CASE("A dose in short ends before its first aside", "[ui][explain]") {
  CHECK(findings::shortDose("Hold 30 seconds; up to 60 while it eases") == "Hold 30 seconds");
  CHECK(findings::shortDose("10 minutes (the source gives none)") == "10 minutes");
  CHECK(findings::shortDose("As the doctor decides") == "As the doctor decides");
  CHECK(findings::shortDose("").empty());
}

TEST_CASE("Nobody is sent to feel for a spot where nothing may press", "[ui][explain]") {
  session::Session session;
  session.symptoms = {{"low-back", Side::left}};
  std::size_t delicate = 0;
  for (findings::ExplainState state; state.candidate < findings::kExplainCandidates;
       ++state.candidate) {
    const Explained explained(session, state);
    REQUIRE(explained.explanation.point);
    const auto& sites = explained.body.atlas.sites(explained.explanation.point->point,
                                                   explained.explanation.point->side);
    const bool pressed = std::all_of(sites.begin(), sites.end(), [&](anatomy::BodyPoint site) {
      return findings::noPressAt(explained.source(), site).empty();
    });
    INFO(idOf(explained));
    if (!pressed) CHECK(explained.at(ExplainPage::test) == ExplainContent::testTrained);
    delicate += pressed ? 0 : 1;
  }
  CHECK(delicate > 0);  // the iliopsoas lies behind the belly
}
