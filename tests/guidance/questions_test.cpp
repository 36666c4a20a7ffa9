#include <algorithm>
#include <catch2/catch.hpp>

#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

Request withSpot(Spot spot) {
  Request request;
  request.spots.push_back(std::move(spot));
  return request;
}

bool asks(const Request& request, const std::string& id) {
  const auto questions = questionsFor(knowledge(), request);
  return std::any_of(questions.begin(), questions.end(),
                     [&](const Question& question) { return question.id == id; });
}

int screens(const Request& request) { return questionsFor(knowledge(), request).back().group; }

}  // namespace

TEST_CASE("a mark on the neck is asked about on at most four screens", "[guidance]") {
  CHECK(screens(withSpot(tests::neckSpot())) <= 4);
}

TEST_CASE("a mark on shoulder or back is asked about on at most four screens", "[guidance]") {
  CHECK(screens(withSpot(tests::shoulderSpot())) <= 4);
  CHECK(screens(withSpot(tests::backSpot())) <= 4);
}

TEST_CASE("a screen holds at most four questions", "[guidance]") {
  for (const char* part :
       {"head", "neck", "chest", "abdomen", "back", "shoulder", "buttock", "arm", "leg"}) {
    const auto questions = questionsFor(knowledge(), withSpot(tests::spotAt("", part)));
    for (int screen = 1; screen <= questions.back().group; ++screen) {
      const auto size = std::count_if(questions.begin(), questions.end(),
                                      [&](const Question& q) { return q.group == screen; });
      INFO(part << " screen " << screen);
      CHECK(size >= 3);
      CHECK(size <= 4);
    }
  }
}

TEST_CASE("signs of an emergency are asked before anything else", "[guidance]") {
  const auto questions = questionsFor(knowledge(), withSpot(tests::neckSpot()));
  std::vector<bool> emergency;
  for (const Question& question : questions)
    emergency.push_back(
        std::any_of(knowledge().stops.begin(), knowledge().stops.end(), [&](const Stop& stop) {
          return stop.question == question.id && stop.urgency == Urgency::emergency;
        }));
  CHECK(std::is_partitioned(emergency.begin(), emergency.end(), [](bool e) { return e; }));
  CHECK(emergency.front());
}

TEST_CASE("painted pain is asked about like a mark in its place", "[guidance]") {
  for (const char* part : {"head", "neck", "chest", "back"}) {
    INFO(part);
    Spot spot;
    spot.part = part;
    Request painted;
    painted.painParts = {part};
    const auto byMark = questionsFor(knowledge(), withSpot(spot));
    const auto byPaint = questionsFor(knowledge(), painted);
    REQUIRE(byMark.size() == byPaint.size());
    for (std::size_t i = 0; i < byMark.size(); ++i) CHECK(byMark[i].id == byPaint[i].id);
  }
}

TEST_CASE("a mark on the low back asks for squeezed nerves", "[guidance]") {
  CHECK(asks(withSpot(tests::backSpot()), "cauda-equina"));
}

TEST_CASE("a mark on the neck does not ask for squeezed nerves of the low back", "[guidance]") {
  CHECK_FALSE(asks(withSpot(tests::neckSpot()), "cauda-equina"));
}

TEST_CASE("a toothache asks for the dentist, a headache does not", "[guidance]") {
  Request request;
  request.symptomCategories = {"toothache"};
  CHECK(asks(request, "tooth-unchecked"));
  request.symptomCategories = {"headache"};
  CHECK_FALSE(asks(request, "tooth-unchecked"));
}

TEST_CASE("an earache asks the questions of the ear", "[guidance]") {
  Request request;
  request.symptomCategories = {"earache"};
  CHECK(asks(request, "ear-emergency"));
  CHECK(asks(request, "ear-doctor"));
}

TEST_CASE("every category of symptom doors asks for an emergency", "[guidance]") {
  const auto file = core::readJsonFile(KNOTMAP_TEST_ASSETS "/symptoms.json", 1);
  REQUIRE(file);
  for (const core::Json& symptom : file->at("symptoms")) {
    Request request;
    request.symptomCategories = {symptom.at("category").get<std::string>()};
    INFO(request.symptomCategories.front());
    CHECK(asks(request, "new-neurological-signs"));
    CHECK(asks(request, "heart-or-lung-signs"));
  }
}

TEST_CASE("a spot of unknown part is asked everything a part can ask", "[guidance]") {
  const Request request = withSpot(tests::spotAt("", ""));
  for (const Question& question : knowledge().questions) {
    INFO(question.id);
    if (!question.parts.empty()) CHECK(asks(request, question.id));
  }
}

TEST_CASE("a question answered with yes stays when its mark has gone", "[guidance]") {
  Request request = withSpot(tests::neckSpot());
  request.answers["cauda-equina"] = Answer::yes;
  CHECK(asks(request, "cauda-equina"));
  request.answers["cauda-equina"] = Answer::no;
  CHECK_FALSE(asks(request, "cauda-equina"));
}

TEST_CASE("open questions mean ask, with the first screen first and no step", "[guidance]") {
  const Advice advice = advise(knowledge(), withSpot(tests::neckSpot()));
  CHECK(advice.status == Advice::Status::ask);
  CHECK(advice.steps.empty());
  CHECK(advice.leftOut.empty());
  CHECK(advice.urgency == Urgency::clinicianFirst);
  REQUIRE_FALSE(advice.questions.empty());
  CHECK(advice.questions.front().group == 1);
}

TEST_CASE("one open question is enough to hold everything back", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()});
  request.answers.erase("recurrent");
  const Advice advice = advise(knowledge(), request);
  CHECK(advice.status == Advice::Status::ask);
  REQUIRE(advice.questions.size() == 1);
  CHECK(advice.questions.front().id == "recurrent");
}

TEST_CASE("names of answers, company and urgency are read back", "[guidance]") {
  for (const Answer answer : {Answer::yes, Answer::no, Answer::unsure})
    CHECK(answerFromName(answerName(answer)) == answer);
  for (const With with : {With::alone, With::partner, With::professional, With::doctor})
    CHECK(withFromName(withName(with)) == with);
  CHECK_FALSE(withFromName("friend").has_value());
  CHECK(urgencyName(Urgency::emergency) == "emergency");
}
