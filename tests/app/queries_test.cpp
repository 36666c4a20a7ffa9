#include <catch2/catch.hpp>

#include "app/cli/answers.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/json.h"

using namespace knotmap;
using core::Json;
using core::Side;

namespace {

const findings::BodyState& averageMan() {
  static findings::BodyState state(tests::bodyModel(), tests::tables(), {.sex = 1.0f});
  return state;
}

Json explained(const std::string& symptom) {
  auto answer = app::answerExplain({{symptom}, "", Side::left}, tests::tables(), averageMan());
  REQUIRE(bool(answer));
  return std::move(answer).value();
}

}  // namespace

TEST_CASE("Every kind of list has items with id and name", "[app]") {
  for (const std::string& kind : app::listedKinds()) {
    INFO(kind);
    const auto list = app::listItems(kind, tests::tables());
    REQUIRE(bool(list));
    REQUIRE_FALSE(list->at("items").empty());
    for (const Json& item : list->at("items")) {
      CHECK_FALSE(item.at("id").get<std::string>().empty());
      CHECK_FALSE(item.at("name").get<std::string>().empty());
    }
  }
}

TEST_CASE("Toothache of the lower molars puts the masseter first", "[app]") {
  const Json answer = explained("toothache-lower-molars");
  REQUIRE_FALSE(answer.at("candidates").empty());
  CHECK(answer.at("candidates")[0].at("trigger_point") == "MASS-S2");
  CHECK(answer.at("candidates")[0].at("side") == "left");
  CHECK_FALSE(answer.at("stops_first").empty());
}

TEST_CASE("The window lists the same candidates as the command line, in the same order", "[app]") {
  const std::vector<std::string> symptoms{"headache-temple", "jaw", "neck"};
  for (const std::optional<Side> side : {std::optional(Side::right), std::optional<Side>()}) {
    session::Session session;
    for (auto it = symptoms.rbegin(); it != symptoms.rend(); ++it)
      session.symptoms.push_back({*it, side});
    const auto found =
        findings::findAll(session, tests::tables().catalogue(), averageMan().knowledge());
    const auto answer =
        app::answerExplain({symptoms, "", side}, tests::tables(), averageMan()).value();
    const Json& listed = answer.at("candidates");
    REQUIRE(listed.size() == found.candidates.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const referral::Candidate& candidate = found.candidates[i];
      CHECK(listed[i].at("trigger_point") == tests::tables().atlas[candidate.point].id);
      CHECK(listed[i].at("side") == core::sideName(candidate.side));
      CHECK(listed[i].at("rank") == candidate.rank);
      CHECK(listed[i].at("why") == candidate.why);
    }
  }
}

TEST_CASE("A headache in the temple has the upper trapezius among the first three", "[app]") {
  const Json answer = explained("headache-temple");
  bool found = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, answer.at("candidates").size()); ++i)
    found = found || answer.at("candidates")[i].at("trigger_point") == "TRAP-1";
  CHECK(found);
}

TEST_CASE("The left upper trapezius refers to the left temple and never to the right", "[app]") {
  const auto answer = app::answerRefer("TRAP-1", Side::left, tests::tables(), averageMan());
  REQUIRE(bool(answer));
  bool temple = false;
  for (const char* zone : {"essential", "spillover"})
    for (const Json& item : answer->at(zone)) {
      if (item.at("kind") != "skin") continue;
      CHECK(item.at("side") != "right");
      temple = temple || (std::string(zone) == "essential" && item.at("region") == "temple");
    }
  CHECK(temple);
}

TEST_CASE("Where answers a landmark with its side, region and distance zero", "[app]") {
  for (const Side side : {Side::left, Side::right}) {
    const auto answer = app::answerWhere({{}, "acromion", side}, tests::tables(), averageMan());
    REQUIRE(bool(answer));
    CHECK(answer->at("side") == core::sideName(side));
    CHECK(answer->at("landmark").at("id") == "acromion");
    CHECK(answer->at("landmark").at("distance_mm") == 0.0);
  }
}

TEST_CASE("An unknown id is refused with the nearest known one", "[app]") {
  const auto answer = app::answerRefer("TRAP1", Side::left, tests::tables(), averageMan());
  REQUIRE_FALSE(bool(answer));
  CHECK(answer.error().message().find("TRAP-1") != std::string::npos);
}

TEST_CASE("A session without answers is asked and given no technique", "[app]") {
  session::Session session;
  session.shape = {.sex = 1.0f};
  anatomy::Mark mark;
  mark.id = anatomy::MarkId{1};
  mark.at = averageMan().landmarks().at(*tests::tables().landmarks.find("neck-angle"), Side::left);
  session.marks.push_back(mark);
  const Json asked = app::answerAdvise(session, tests::tables(), averageMan());
  CHECK(asked.at("status") == "ask");
  CHECK(asked.at("steps").empty());
  for (const Json& question : asked.at("questions"))
    session.answers[question.at("id")] = guidance::Answer::no;
  const Json planned = app::answerAdvise(session, tests::tables(), averageMan());
  CHECK(planned.at("status") == "ok");
  REQUIRE_FALSE(planned.at("steps").empty());
  for (const Json& step : planned.at("steps")) CHECK_FALSE(step.at("dose").at("text").empty());
}
