#include <algorithm>
#include <catch2/catch.hpp>

#include "guidance/refusal.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

/// Marks where every kind of technique is possible and no stop of a precaution's question fires.
Request widest(With with) {
  Request request = tests::healthy({tests::spotAt("", "leg"), tests::spotAt("", "arm")});
  request.spots.push_back(tests::shoulderSpot());
  for (const Tool& tool : knowledge().tools) request.tools.push_back(tool.id);
  request.with = with;
  return request;
}

bool removed(const Precaution& precaution, const Step& step) {
  return std::any_of(
      precaution.removes.begin(), precaution.removes.end(),
      [&](const std::string& what) { return means(what, tests::techniqueOf(step)); });
}

bool inForce(const Advice& advice, const std::string& id) {
  return std::any_of(advice.limits.begin(), advice.limits.end(),
                     [&](const Precaution& precaution) { return precaution.id == id; });
}

}  // namespace

TEST_CASE("every asked precaution removes what it names on yes and on not sure", "[guidance]") {
  for (const Precaution& precaution : knowledge().precautions) {
    if (precaution.question.empty()) continue;
    for (const Answer answer : {Answer::yes, Answer::unsure}) {
      for (const With with : {With::alone, With::partner, With::professional}) {
        INFO(precaution.id);
        Request request = widest(with);
        request.spots.resize(2);  // a shoulder would not be stopped either, but a neck would
        request.answers[precaution.question] = answer;
        const Advice advice = advise(knowledge(), request);
        CHECK(advice.status == Advice::Status::ok);
        CHECK(inForce(advice, precaution.id));
        CHECK(advice.urgency == Urgency::selfCareWithLimits);
        for (const Step& step : advice.steps) CHECK_FALSE(removed(precaution, step));
      }
    }
  }
}

TEST_CASE("no asked precaution is in force when everything is answered with no", "[guidance]") {
  const Advice advice = advise(knowledge(), widest(With::alone));
  for (const Precaution& precaution : advice.limits) {
    INFO(precaution.id);
    CHECK(precaution.question.empty());
  }
}

TEST_CASE("each kind a precaution removes is there when it is answered with no", "[guidance]") {
  // A heating pad at hand keeps heat, none keeps the rub; together they show every kind.
  Request withHeat = widest(With::alone), withRub = widest(With::alone);
  withHeat.spots.push_back(tests::backSpot());
  withRub.tools = {"rub", "ball", "massage-gun"};
  // Only the gun reaches the buttock when nothing else is at hand.
  Request withGun = tests::healthy({tests::spotAt("", "buttock")}, {"massage-gun"});
  // Cold comes where nothing presses.
  Request unpressed = tests::healthy({tests::sideOfNeckSpot()});
  std::vector<const Technique*> given;
  for (const Request& request : {withHeat, withRub, withGun, unpressed}) {
    const Advice advice = advise(knowledge(), request);
    for (const Step& step : advice.steps) given.push_back(&tests::techniqueOf(step));
    for (const Treatment& treatment : advice.treatments)
      given.push_back(knowledge().technique(treatment.technique));
  }
  for (const Precaution& precaution : knowledge().precautions)
    for (const std::string& what : precaution.removes) {
      INFO(precaution.id << " removes " << what);
      CHECK(std::any_of(given.begin(), given.end(),
                        [&](const Technique* technique) { return means(what, *technique); }));
    }
}

TEST_CASE("what a precaution removed is said with the reason", "[guidance]") {
  Request request = tests::healthy({tests::neckSpot()});
  request.answers["clot-or-bleeding"] = Answer::yes;
  const Advice advice = advise(knowledge(), request);
  CHECK(std::any_of(advice.leftOut.begin(), advice.leftOut.end(), [](const LeftOut& left) {
    return left.technique == "Everything that presses" &&
           left.why.find("Blood clots") != std::string::npos;
  }));
}

TEST_CASE("a standing precaution is said only with what it concerns", "[guidance]") {
  const Advice pressed = advise(knowledge(), tests::healthy({tests::neckSpot()}));
  CHECK(inForce(pressed, "pain-limit"));
  CHECK_FALSE(inForce(pressed, "patch-test"));
  const Advice rubbed = advise(knowledge(), tests::healthy({tests::neckSpot()}, {"rub"}));
  CHECK(inForce(rubbed, "patch-test"));
}

TEST_CASE("broken skin or hot swelling leaves the skin alone", "[guidance]") {
  Request request = widest(With::alone);
  request.answers["skin-or-swelling"] = Answer::yes;
  for (const Step& step : advise(knowledge(), request).steps) {
    const Technique& technique = tests::techniqueOf(step);
    INFO(step.technique);
    CHECK_FALSE((technique.presses || technique.heat || technique.cold || technique.rub));
  }
}
