#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

/// The questions of the knowledge that depend on another.
std::vector<const Question*> followUps() {
  std::vector<const Question*> questions;
  for (const Question& question : knowledge().questions)
    if (!question.after.empty()) questions.push_back(&question);
  return questions;
}

/// A mark that makes the question relevant, everything before it answered with no.
Request beforeAnswering(const Question& question) {
  const std::string part = question.parts.empty() ? "arm" : question.parts.front();
  Request request = tests::healthy({tests::spotAt("", part)});
  for (const Question* other : followUps()) request.answers.erase(other->id);
  return request;
}

std::map<std::string, int> screensOf(const Request& request) {
  std::map<std::string, int> screens;
  for (const Question& question : questionsFor(knowledge(), request))
    screens[question.id] = question.group;
  return screens;
}

bool asks(const Request& request, const std::string& id) {
  return screensOf(request).count(id) == 1;
}

}  // namespace

TEST_CASE("a question that depends on another is not asked while that is open or no",
          "[guidance]") {
  REQUIRE_FALSE(followUps().empty());
  for (const Question* question : followUps()) {
    INFO(question->id);
    Request request = beforeAnswering(*question);
    CHECK_FALSE(asks(request, question->id));
    request.answers.erase(question->after);
    CHECK_FALSE(asks(request, question->id));
  }
}

TEST_CASE("yes and not sure both lead on to what depends on them", "[guidance]") {
  for (const Question* question : followUps())
    for (const Answer answer : {Answer::yes, Answer::unsure}) {
      INFO(question->id);
      Request request = beforeAnswering(*question);
      request.answers[question->after] = answer;
      CHECK(asks(request, question->id));
      const Advice advice = advise(knowledge(), request);
      CHECK(advice.status == Advice::Status::ask);  // and until then nothing is named
      CHECK(advice.steps.empty());
      CHECK(advice.treatments.empty());
    }
}

TEST_CASE("not sure at a follow-up holds its precaution or its stop", "[guidance]") {
  for (const Question* question : followUps()) {
    INFO(question->id);
    Request request = beforeAnswering(*question);
    request.answers[question->after] = Answer::yes;
    for (const Question* other : followUps()) request.answers[other->id] = Answer::no;
    const Advice free = advise(knowledge(), request);
    request.answers[question->id] = Answer::unsure;
    const Advice held = advise(knowledge(), request);
    const bool stopped = held.stops.size() > free.stops.size();
    const bool limited = std::any_of(
        held.limits.begin(), held.limits.end(),
        [&](const Precaution& precaution) { return precaution.question == question->id; });
    CHECK((stopped || limited));
  }
}

TEST_CASE("what depends on a question comes on a later screen", "[guidance]") {
  for (const Question* question : followUps()) {
    INFO(question->id);
    Request request = beforeAnswering(*question);
    request.answers[question->after] = Answer::yes;
    const auto screens = screensOf(request);
    CHECK(screens.at(question->id) > screens.at(question->after));
  }
}

TEST_CASE("an answer never changes its own screen or one before it", "[guidance]") {
  for (const Question* question : followUps()) {
    INFO(question->id);
    Request request = beforeAnswering(*question);
    const auto before = screensOf(request);
    request.answers[question->after] = Answer::yes;
    const auto after = screensOf(request);
    const int screen = before.at(question->after);
    for (const auto& [id, group] : before)
      if (group <= screen) CHECK(after.at(id) == group);
    for (const auto& [id, group] : after)
      if (group <= screen) CHECK(before.count(id) == 1);
  }
}

TEST_CASE("screens keep three or four questions when a gate opens", "[guidance]") {
  for (const Question* question : followUps()) {
    Request request = beforeAnswering(*question);
    request.answers[question->after] = Answer::yes;
    std::map<int, int> sizes;
    for (const auto& [id, group] : screensOf(request)) ++sizes[group];
    for (const auto& [screen, size] : sizes) {
      INFO(question->id << ", screen " << screen);
      CHECK(size <= 4);
      if (screen < static_cast<int>(sizes.size())) CHECK(size >= 3);
    }
  }
}

TEST_CASE("a worrying answer behind a gate keeps counting when the gate is closed", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()});
  request.answers["pregnancy"] = Answer::yes;  // health-conditions: no
  CHECK(asks(request, "pregnancy"));
  CHECK_FALSE(advise(knowledge(), request).limits.empty());
}
