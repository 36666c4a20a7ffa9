#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "app/editor/live_findings.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/messages.h"

// What is said about a session follows every change of the body's shape and of the language.

using namespace knotmap;
using core::Side;
using tests::OffscreenProgram;

namespace {

constexpr anatomy::BodyShape kTallWoman{.sex = 0.0f, .weight = 0.9f, .height = 0.9f};

/// A knot beside a landmark, so that its distance tells the size of the body.
anatomy::Mark knotOn(const findings::BodyState& body, const findings::Tables& tables) {
  const auto point = tables.atlas.findPoint("GMED-1");
  REQUIRE(point);
  anatomy::Mark mark;
  mark.at = body.atlas().sites(*point, Side::left).front();
  return mark;
}

/// Knots of long standing with every question answered, so that there is a plan with dates.
void makePlan(OffscreenProgram& program) {
  anatomy::Mark mark = knotOn(program->body(), program->tables());
  mark.since = "weeks";
  mark.comesBack = true;
  program->edit(session::AddMark{mark});
  program->edit(session::SetTool{"ball", true});
  for (int screen = 0; screen < 12; ++screen)
    for (const guidance::Question& question : std::vector(program->findings().questions))
      program->edit(session::SetAnswer{question.id, guidance::Answer::no});
  program.frames(3);
}

void speak(OffscreenProgram& program, const char* language) {
  program->perform(ui::ChangeSettings{{.language = language}});
  program.frames(3);
}

std::string textOf(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// A session with its history, and what is worked out from it.
struct Live {
  std::unique_ptr<findings::Tables> tables =
      std::move(findings::loadTables(KNOTMAP_TEST_ASSETS)).value();
  session::History history{session::Session{}, tests::bodyModel()};
  app::LiveFindings live{tests::bodyModel(), *tables, history.now()};

  Live() {
    live.wake();
    history.apply(session::AddMark{knotOn(live.body(), *tables)});
  }
  const findings::MarkFindings& mark() { return live.of(history).marks.at(0); }
  std::string hover() {
    return findings::describeWithMuscles(live.body().knowledge(), history.now().marks.at(0).at);
  }
};

}  // namespace

TEST_CASE("Findings and regions follow a change of shape, as on a body made in it", "[app]") {
  Live told;
  const std::string before = told.mark().landmark;
  told.history.apply(session::SetShape{kTallWoman});
  const findings::MarkFindings after = told.mark();
  CHECK(after.landmark != before);

  const findings::BodyState fresh(tests::bodyModel(), *told.tables, kTallWoman);
  const auto wanted =
      findings::findAll(told.history.now(), told.tables->catalogue(), fresh.knowledge());
  CHECK(after.landmark == wanted.marks[0].landmark);
  CHECK(after.place == wanted.marks[0].place);
  CHECK(after.muscles.size() == wanted.marks[0].muscles.size());
  CHECK(told.hover() ==
        findings::describeWithMuscles(fresh.knowledge(), told.history.now().marks[0].at));

  told.history.undo();
  CHECK(told.mark().landmark == before);
}

TEST_CASE("While a slider changes the shape findings wait, and come when it is let go", "[app]") {
  Live told;
  const std::string before = told.mark().landmark;
  told.history.beginGesture();
  told.history.apply(session::SetShape{kTallWoman});
  CHECK(told.mark().landmark == before);
  told.history.endGesture();
  CHECK(told.mark().landmark != before);
}

TEST_CASE("Findings follow a mark while it is dragged", "[app]") {
  Live told;
  const std::string before = told.mark().place;
  told.history.beginGesture();
  told.history.apply(session::MoveMark{
      anatomy::MarkId{1},
      told.live.body().landmarks().at(*told.tables->landmarks.find("acromion"), Side::right)});
  CHECK(told.mark().place != before);
}

TEST_CASE("Before the first picture nothing is worked out", "[app]") {
  Live told;
  app::LiveFindings asleep(tests::bodyModel(), *told.tables, told.history.now());
  CHECK(asleep.of(told.history).marks.empty());
  asleep.wake();
  CHECK(asleep.of(told.history).marks.size() == 1);
}

TEST_CASE("The program's findings are those of the body it shows", "[app]") {
  OffscreenProgram program;
  program->edit(session::AddMark{knotOn(program->body(), program->tables())});
  program.frames(2);
  const std::string before = program->findings().marks[0].landmark;
  program->edit(session::SetShape{kTallWoman});
  program.frames(2);
  CHECK(program->findings().marks[0].landmark != before);
  const findings::BodyState fresh(tests::bodyModel(), program->tables(), kTallWoman);
  CHECK(program->body().body().statureM() == Approx(fresh.body().statureM()));
  CHECK(program->findings().marks[0].landmark ==
        findings::findAll(program.session(), program->tables().catalogue(), fresh.knowledge())
            .marks[0]
            .landmark);
  program.key(ui::Key::z, true);
  CHECK(program->findings().marks[0].landmark == before);
}

TEST_CASE("In another language findings speak it, and plans keep their dates", "[app]") {
  OffscreenProgram program;
  makePlan(program);
  const findings::Findings english = program->findings();
  REQUIRE(english.advice.status == guidance::Advice::Status::ok);
  REQUIRE_FALSE(english.advice.week.empty());
  speak(program, "de");

  const findings::Findings& german = program->findings();
  CHECK(german.marks[0].place != english.marks[0].place);
  CHECK_THAT(german.marks[0].place, Catch::Contains("link"));
  CHECK(german.marks[0].place == findings::findAll(program.session(), program->tables().catalogue(),
                                                   program->body().knowledge())
                                     .marks[0]
                                     .place);
  REQUIRE(german.advice.week.size() == english.advice.week.size());
  REQUIRE(german.advice.week[0].date);
  CHECK(german.advice.week[0].date == english.advice.week[0].date);
  REQUIRE(german.advice.followUps.size() == english.advice.followUps.size());
  for (std::size_t i = 0; i < german.advice.followUps.size(); ++i)
    CHECK(german.advice.followUps[i].date == english.advice.followUps[i].date);
}

TEST_CASE("Explain mode changes its language while it is open", "[app][explain]") {
  OffscreenProgram program;
  makePlan(program);
  program.key(ui::Key::f6);
  REQUIRE(program->explain().on());
  const std::string english = program->explain().explanation().subjects.at(0).name;
  const auto page = program->explain().state().page;
  speak(program, "de");
  CHECK(program->explain().explanation().subjects.at(0).name != english);
  CHECK(program->explain().state().page == page);
}

TEST_CASE("A plan, its scores and its handout have the date of the program's clock", "[app]") {
  using namespace std::chrono;
  OffscreenProgram program;
  makePlan(program);
  CHECK(program->findings().advice.week.at(0).date == 2026y / March / 2);
  program.setDate(2031y / July / 19);
  program.restart();
  program.frames(2);
  CHECK(program->findings().advice.week.at(0).date == 2031y / July / 19);
  program.key(ui::Key::f5);
  program.key(ui::digitKey(6));
  REQUIRE(program.session().scores.size() == 1);
  CHECK(program.session().scores[0].date == "2031-07-19");
  program->perform(ui::ExportHandout{program.file("handout.md")});
  CHECK_THAT(textOf(program.file("handout.md")), Catch::Contains("2031"));
}

TEST_CASE("The chosen language is there at the next start", "[app]") {
  OffscreenProgram program;
  speak(program, "de");
  program.restart();
  CHECK(program->tables().messages().language() == "de");
}

TEST_CASE("A message does not stay in the old language", "[app]") {
  OffscreenProgram program;
  program->perform(ui::Say{{"Saved case.knotmap", false}});
  program->perform(ui::ChangeSettings{{.language = "de"}});
  program.frames(2);
  CHECK(program->ui().frame.notice.text.empty());
}
