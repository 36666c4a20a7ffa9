#include <catch2/catch.hpp>

#include "app/cli/answers.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/dates.h"
#include "core/json.h"
#include "platform/clock.h"

using namespace knotmap;
using namespace std::chrono;
using core::Json;

namespace {

/// A knot that has been beside the left neck for weeks, with everything answered with no.
session::Session healthySession(const findings::BodyState& body) {
  session::Session session;
  session.shape = {.sex = 1.0f};
  anatomy::Mark mark;
  mark.id = anatomy::MarkId{1};
  mark.since = "weeks";
  mark.at = body.landmarks().at(*tests::tables().landmarks.find("neck-angle"), core::Side::left);
  session.marks.push_back(mark);
  const Json asked = app::answerAdvise(session, tests::tables(), body);
  for (const Json& question : asked.at("questions"))
    session.answers[question.at("id")] = guidance::Answer::no;
  return session;
}

}  // namespace

TEST_CASE("The answer of advise has time, treatments, week and follow-ups", "[app]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), {.sex = 1.0f});
  session::Session session = healthySession(body);
  session.minutes = 15;
  const Json plan = app::answerAdvise(session, tests::tables(), body, year(2026) / November / 21);
  REQUIRE(plan.at("status") == "ok");
  CHECK(plan.at("minutes").get<double>() > 0);
  CHECK(plan.at("minutes").get<double>() <= 15);
  for (const Json& step : plan.at("steps")) {
    INFO(step.at("technique"));
    for (const char* key : {"minutes", "position", "cues", "feel", "stop_when", "direction"})
      CHECK(step.contains(key));
    for (const Json& row : step.at("disagreement"))
      for (const char* key : {"id", "topic", "rule", "range", "positions", "evidence"})
        CHECK(row.contains(key));
  }
  CHECK_FALSE(plan.at("treatments").empty());
  REQUIRE(plan.at("week").size() == 7);
  CHECK(plan.at("week")[0].at("date") == "2026-11-21");
  CHECK(plan.at("week")[6].at("date") == "2026-11-27");
  for (const Json& followUp : plan.at("follow_ups")) CHECK(followUp.at("date").is_string());
}

TEST_CASE("Without a day the answer of advise has no dates", "[app]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), {.sex = 1.0f});
  const Json plan = app::answerAdvise(healthySession(body), tests::tables(), body);
  REQUIRE(plan.at("week").size() == 7);
  for (const Json& day : plan.at("week")) CHECK(day.at("date").is_null());
}

TEST_CASE("A date is read only when it is one", "[app]") {
  CHECK(core::dateFromText("2024-02-29") == year(2024) / February / 29);
  for (const char* text : {"", "2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026/01/01",
                           "2026-01-01x", "tomorrow"}) {
    INFO(text);
    CHECK_FALSE(core::dateFromText(text).has_value());
  }
  CHECK(core::dateText(year(2026) / March / 5) == "2026-03-05");
  CHECK(platform::today().ok());
}
