#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

/// A request in which this stop may fire: a mark on one of its parts.
Request requestFor(const Stop& stop) {
  const std::string part = stop.parts.empty() ? "back" : stop.parts.front();
  Request request = tests::healthy({tests::spotAt("", part)});
  if (stop.parts.empty() && !stop.symptoms.empty())
    request.symptomCategories = {stop.symptoms.front()};
  return request;
}

bool fired(const Advice& advice, const std::string& id) {
  return std::any_of(advice.stops.begin(), advice.stops.end(),
                     [&](const FiredStop& stop) { return stop.id == id; });
}

}  // namespace

TEST_CASE("every stop fires on yes and leaves no technique", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    Request request = requestFor(stop);
    request.answers[stop.question] = Answer::yes;
    const Advice advice = advise(knowledge(), request);
    CHECK(fired(advice, stop.id));
    CHECK(advice.status == Advice::Status::stop);
    CHECK(advice.urgency == stop.urgency);
    CHECK(advice.steps.empty());
    CHECK(advice.leftOut.empty());
  }
}

TEST_CASE("every stop stays silent on no", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    const Advice advice = advise(knowledge(), requestFor(stop));
    CHECK(advice.stops.empty());
    CHECK(advice.status == Advice::Status::ok);
  }
}

TEST_CASE("not sure fires a stop exactly where its row says so", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    Request request = requestFor(stop);
    request.answers[stop.question] = Answer::unsure;
    CHECK(fired(advise(knowledge(), request), stop.id) == stop.unsureFires);
  }
}

TEST_CASE("not sure is the careful answer for every emergency", "[guidance]") {
  for (const Stop& stop : knowledge().stops) {
    INFO(stop.id);
    if (stop.urgency == Urgency::emergency) CHECK(stop.unsureFires);
  }
}

TEST_CASE("a stop that excuses not sure stays silent then", "[guidance]") {
  Knowledge changed = knowledge();
  for (Stop& stop : changed.stops) stop.unsureFires = false;
  for (const Stop& stop : changed.stops) {
    Request request = requestFor(stop);
    request.answers[stop.question] = Answer::unsure;
    INFO(stop.id);
    CHECK_FALSE(fired(advise(changed, request), stop.id));
  }
}

TEST_CASE("a stop wins while questions are still open", "[guidance]") {
  Request request;
  request.spots = {tests::neckSpot()};
  request.answers["sudden-headache"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  CHECK(advice.status == Advice::Status::stop);
  CHECK(advice.urgency == Urgency::emergency);
}

TEST_CASE("the gravest stop comes first", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()});
  request.answers["severe-or-rising"] = Answer::yes;
  request.answers["hard-blow"] = Answer::yes;
  request.answers["new-neurological-signs"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  REQUIRE(advice.stops.size() == 3);
  CHECK(advice.stops[0].urgency == Urgency::emergency);
  CHECK(advice.stops[1].urgency == Urgency::today);
  CHECK(advice.stops[2].urgency == Urgency::clinicianFirst);
}

TEST_CASE("fever stops self-care of the neck, but only limits that of an arm", "[guidance]") {
  Request neck = tests::healthy({tests::neckSpot()});
  neck.answers["fever"] = Answer::yes;
  CHECK(advise(knowledge(), neck).status == Advice::Status::stop);
  Request arm = tests::healthy({tests::spotAt("", "arm")});
  arm.answers["fever"] = Answer::yes;
  CHECK(advise(knowledge(), arm).status == Advice::Status::ok);
}

TEST_CASE("new neck pain with dizziness is an emergency", "[guidance]") {
  const Question* question = knowledge().question("new-neurological-signs");
  REQUIRE(question != nullptr);
  CHECK(question->text.find("dizziness") != std::string::npos);
  Request request = tests::healthy({tests::neckSpot()});
  request.answers["new-neurological-signs"] = Answer::yes;
  CHECK(advise(knowledge(), request).urgency == Urgency::emergency);
}

TEST_CASE("a symptom without a mark can be stopped too", "[guidance]") {
  Request request;
  request.symptomCategories = {"headache"};
  request.answers = tests::allNo();
  request.answers["fever"] = Answer::yes;
  CHECK(advise(knowledge(), request).status == Advice::Status::stop);
}
