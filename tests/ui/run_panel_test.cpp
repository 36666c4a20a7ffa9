#include "ui/run/run_panel.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using core::Side;
using findings::RunCommand;
using guidance::Cue;
using guidance::RunPhase;
using Part = findings::RunState::Part;

const std::string kToday = "2026-11-21";

/// A plan for two knots, every question answered with no.
session::Session answered() {
  session::Session session = sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left),
                                          findingsWorld().knotAtPoint("TRAP-1", Side::right)});
  answerAllNo(findingsWorld(), session);
  return session;
}

/// The stage with a run that has just begun.
struct Following {
  explicit Following(float width = 1280.0f, float height = 800.0f,
                     const ui::Settings& settings = {})
      : probe(answered(), width, height, settings) {
    probe.frame();
    REQUIRE(findings::startRun(probe.run, probe.findings().advice, probe.session(), kToday));
    probe.state.frame.stage = ui::Stage::run;
    draw();
  }
  findings::RunState& run() { return probe.run; }
  /// A command of the keyboard; its edits are applied.
  void command(RunCommand what) {
    session::Edits edits;
    findings::commandRun(probe.run, what, edits);
    apply(edits);
  }
  void answer(int score) {
    session::Edits edits;
    findings::answerRun(probe.run, score, edits);
    apply(edits);
  }
  void apply(const session::Edits& edits) {
    count = edits.size();
    for (const session::Edit& edit : edits) probe.history().apply(edit);
    draw();
  }
  void draw() {
    probe.frame();
    probe.frame();
  }
  /// To the exercise of a step, past the marks that are asked for.
  void toExercises() {
    while (run().part == Part::before) answer(6);
  }
  UiProbe probe;
  std::size_t count = 0;  ///< of the edits of the last act
};

}  // namespace

TEST_CASE("A run begins by asking how sore each of its marks is", "[ui][run]") {
  Following following;
  REQUIRE(following.run().part == Part::before);
  REQUIRE(following.run().scores.size() == 2);
  CHECK_FALSE(following.probe.find("How sore is it now?").empty());
  CHECK_FALSE(following.probe.find("Mark 1 of 2").empty());
  following.answer(6);
  CHECK(following.count == 1);
  CHECK_FALSE(following.probe.find("Mark 2 of 2").empty());
  following.answer(4);
  CHECK(following.run().part == Part::exercises);
  const auto& scores = following.probe.session().scores;
  REQUIRE(scores.size() == 2);
  CHECK(scores[0] == session::Score{anatomy::MarkId{1}, kToday, 6, std::nullopt});
  CHECK(scores[1] == session::Score{anatomy::MarkId{2}, kToday, 4, std::nullopt});
}

TEST_CASE("No run begins while questions are open or a stop stands", "[ui][run]") {
  for (const bool stopped : {false, true}) {
    session::Session session = sessionWith({findingsWorld().knotAtPoint("TRAP-1", Side::left)});
    if (stopped) {
      answerAllNo(findingsWorld(), session);
      session.answers["emergency"] = guidance::Answer::yes;
      for (auto& [question, answer] : session.answers) answer = guidance::Answer::yes;
    }
    UiProbe probe(session);
    probe.frame();
    REQUIRE(probe.findings().advice.status != guidance::Advice::Status::ok);
    CHECK_FALSE(findings::startRun(probe.run, probe.findings().advice, probe.session(), kToday));
    CHECK(probe.run.part == Part::none);
  }
}

TEST_CASE("An exercise names its step, its spot and what to do", "[ui][run]") {
  Following following;
  following.toExercises();
  const auto& run = following.run();
  const guidance::Step& step = run.advice.steps[run.run.exercise()->step];
  const std::string words = following.probe.allText();
  CHECK(words.find("Exercise 1 of " + std::to_string(run.run.exercises().size())) !=
        std::string::npos);
  CHECK_FALSE(following.probe.find(step.name).empty());
  CHECK_FALSE(following.probe.find("Get ready").empty());
  CHECK_FALSE(following.probe.find("Start").empty());
}

TEST_CASE("The time is drawn in big digits and runs", "[ui][run]") {
  Following following;
  following.toExercises();
  following.command(RunCommand::pauseOrGo);
  REQUIRE(following.run().run.phase() == RunPhase::hold);
  const double whole = following.run().run.secondsLeft();
  const auto shown = following.probe.find(ui::clockWords(whole));
  REQUIRE_FALSE(shown.empty());
  CHECK(std::any_of(shown.begin(), shown.end(),
                    [](const DrawnText& text) { return text.place.height > 50.0f; }));
  const auto cues = findings::tickRun(following.probe.run, 2.0);
  CHECK(cues == std::vector{Cue::start});
  CHECK(following.run().run.secondsLeft() == Approx(whole - 2.0));
  following.draw();
  CHECK_FALSE(following.probe.find(ui::clockWords(whole - 2.0)).empty());
}

TEST_CASE("Who comes back to a run finds it paused where it was left", "[ui][run]") {
  Following following;
  following.toExercises();
  following.command(RunCommand::skip);
  following.command(RunCommand::pauseOrGo);
  (void)findings::tickRun(following.probe.run, 1.0);
  const double left = following.run().run.secondsLeft();
  following.probe.state.frame.stage = ui::Stage::work;
  following.probe.frame();
  CHECK(findings::startRun(following.probe.run, following.probe.findings().advice,
                           following.probe.session(), kToday));
  CHECK(following.run().run.index() == 1);
  CHECK(following.run().run.paused());
  CHECK(following.run().run.secondsLeft() == left);
}

TEST_CASE("A run of another plan begins anew", "[ui][run]") {
  Following following;
  following.toExercises();
  guidance::Advice other = following.probe.findings().advice;
  other.steps.pop_back();
  CHECK(findings::startRun(following.probe.run, other, following.probe.session(), kToday));
  CHECK(following.run().part == Part::before);
}

TEST_CASE("Numbers are chosen with the keys for more and less, and confirmed", "[ui][run]") {
  Following following;
  following.command(RunCommand::go);
  CHECK(following.run().asked == 0);  // nothing is chosen yet
  following.command(RunCommand::more);
  CHECK(following.run().chosen == 5);
  following.command(RunCommand::less);
  following.command(RunCommand::less);
  CHECK(following.run().chosen == 3);
  for (int i = 0; i < 20; ++i) following.command(RunCommand::more);
  CHECK(following.run().chosen == 10);
  following.command(RunCommand::go);
  CHECK(following.run().asked == 1);
  CHECK(following.probe.session().scores[0].before == 10);
}

TEST_CASE("A click on a number answers with it", "[ui][run]") {
  Following following;
  following.probe.clickOn("7");
  REQUIRE(following.probe.session().scores.size() == 1);
  CHECK(following.probe.session().scores[0].before == 7);
}

TEST_CASE("At the end every mark is asked for again, and before and after are shown", "[ui][run]") {
  Following following;
  following.answer(6);
  following.answer(4);
  while (following.run().part == Part::exercises) following.command(RunCommand::skip);
  REQUIRE(following.run().part == Part::after);
  CHECK_FALSE(following.probe.find("How sore is it now, after the plan?").empty());
  following.answer(3);
  following.answer(4);
  CHECK(following.run().part == Part::end);
  const auto& scores = following.probe.session().scores;
  REQUIRE(scores.size() == 2);
  CHECK(scores[0] == session::Score{anatomy::MarkId{1}, kToday, 6, 3});
  CHECK(scores[1] == session::Score{anatomy::MarkId{2}, kToday, 4, 4});
  CHECK_FALSE(following.probe.find("Done for now").empty());
  const std::string words = following.probe.allText();
  CHECK(words.find("6 before, 3 after") != std::string::npos);
  for (const std::size_t later : following.run().run.later())
    CHECK_FALSE(following.probe.find(following.run().advice.steps[later].name).empty());
  following.command(RunCommand::go);
  CHECK(following.run().part == Part::none);
}

TEST_CASE("A mark that was not answered for before is not asked for after", "[ui][run]") {
  Following following;
  following.command(RunCommand::skip);
  following.answer(4);
  while (following.run().part == Part::exercises) following.command(RunCommand::skip);
  REQUIRE(following.run().part == Part::after);
  CHECK(following.run().asked == 1);
  following.command(RunCommand::skip);
  CHECK(following.run().part == Part::end);
  CHECK(following.probe.session().scores ==
        std::vector<session::Score>{{anatomy::MarkId{2}, kToday, 4, std::nullopt}});
}

TEST_CASE("A stop that comes up ends the run", "[ui][run]") {
  Following following;
  following.toExercises();
  guidance::Advice stopped;
  stopped.status = guidance::Advice::Status::stop;
  CHECK_FALSE(findings::endForStop(following.probe.run, following.probe.findings().advice));
  CHECK(findings::endForStop(following.probe.run, stopped));
  CHECK(following.run().part == Part::none);
}

TEST_CASE("After a round pain is asked for with its limit", "[ui][run]") {
  Following following;
  following.toExercises();
  while (following.run().part == Part::exercises &&
         following.run().run.exercise()->painLimit.value_or(0) < 1)
    following.command(RunCommand::skip);
  REQUIRE(following.run().part == Part::exercises);
  following.command(RunCommand::pauseOrGo);
  (void)findings::tickRun(following.probe.run, 1000.0);
  following.draw();
  REQUIRE(following.run().run.phase() == RunPhase::pain);
  CHECK(following.run().asks());
  CHECK_FALSE(following.probe.find("How much did that hurt?").empty());
  CHECK_FALSE(following.probe.find("0: no pain").empty());
  following.answer(2);
  CHECK_FALSE(following.run().asks());
  CHECK(following.count == 0);  // pain during a round is not kept
}

TEST_CASE("The switches for hands-free and sound work", "[ui][run]") {
  Following following;
  CHECK(following.probe.state.settings.runSound);
  following.probe.clickOn("Sound");
  CHECK_FALSE(following.probe.state.settings.runSound);
  following.command(RunCommand::handsFree);
  following.toExercises();
  CHECK(following.run().run.handsFree());
  CHECK(following.run().run.timed());
  following.probe.clickOn("Sound");
  CHECK(following.probe.state.settings.runSound);
}

TEST_CASE("Nothing of a run is cut off in a small window or at a large scale", "[ui][run]") {
  for (const auto& [width, height, scale] :
       {std::tuple{1024.0f, 700.0f, 1.0f}, {1280.0f, 800.0f, 1.0f}, {1920.0f, 1080.0f, 1.5f}}) {
    Following following(width, height, {.scale = scale});
    const float column = 0.58f * width;
    const auto check = [&] {
      for (const DrawnText& text : following.probe.texts()) {
        if (text.place.x < column) continue;
        INFO(width << " x " << height << " at " << scale << ": " << text.words);
        CHECK(text.place.x + text.place.width <= width);
      }
      for (const char* button : {"Back", "Skip", "Leave", "Hands-free", "Sound"})
        CHECK_FALSE(following.probe.find(button).empty());
    };
    check();
    following.toExercises();
    check();
    following.command(RunCommand::pauseOrGo);
    check();
  }
}

TEST_CASE("The clock counts parts of a second whole and minutes from sixty on", "[ui][run]") {
  CHECK(ui::clockWords(20.0) == "20");
  CHECK(ui::clockWords(19.2) == "20");
  CHECK(ui::clockWords(0.01) == "1");
  CHECK(ui::clockWords(0.0) == "0");
  CHECK(ui::clockWords(-3.0) == "0");
  CHECK(ui::clockWords(59.9) == "1:00");
  CHECK(ui::clockWords(600.0) == "10:00");
  CHECK(ui::clockWords(61.0) == "1:01");
}
