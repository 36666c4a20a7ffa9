#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
using tests::knowledge;

namespace {

constexpr int kRequests = 20000;

/// Seeded random requests: mostly healthy people, so that plans are made too.
class Requests {
 public:
  Request next() {
    Request request;
    const int spots = pick(4);
    for (int i = 0; i < spots; ++i) request.spots.push_back(spot(i));
    const int worry = pick(3);  // 0: none, 1: few, 2: many
    const bool interrupted = pick(5) == 0;
    for (const Question& question : knowledge().questions)
      if (!interrupted || pick(2) == 0) request.answers[question.id] = answer(worry);
    for (const Tool& tool : knowledge().tools)
      if (pick(2) == 0) request.tools.push_back(tool.id);
    request.with = static_cast<With>(pick(3));
    const std::vector<std::string> categories{"headache", "toothache", "earache", "jaw", "neck"};
    if (pick(3) == 0)
      request.symptomCategories.push_back(categories[static_cast<std::size_t>(pick(5))]);
    return request;
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  Answer answer(int worry) {
    const int roll = pick(200);
    if (roll < worry * worry * 2) return Answer::yes;
    return roll < worry * worry * 4 ? Answer::unsure : Answer::no;
  }

  Spot spot(int number) {
    const auto region = static_cast<std::size_t>(pick(static_cast<int>(known_.regions.size())));
    Spot spot = tests::spotAt(known_.regions[region], known_.parts[region]);
    spot.label = "Mark " + std::to_string(number + 1) + ", " + spot.region;
    spot.spineDistanceMm = static_cast<float>(pick(60));
    spot.brokenSkin = pick(8) == 0;
    spot.internal = pick(12) == 0;
    const std::vector<std::string> muscles{
        "", "", "", "trapezius.upper", "sternocleidomastoid.sternal", "pterygoid.medial"};
    spot.muscle = muscles[static_cast<std::size_t>(pick(6))];
    spot.tenderness = pick(11);
    return spot;
  }

  std::mt19937 random_{20261121};
  KnownIds known_ = tests::knownIds();
};

const Spot& spotOf(const Request& request, const std::string& label) {
  return *std::find_if(request.spots.begin(), request.spots.end(),
                       [&](const Spot& spot) { return spot.label == label; });
}

bool anyStep(const Advice& advice, bool Technique::*kind) {
  return std::any_of(advice.steps.begin(), advice.steps.end(),
                     [&](const Step& step) { return tests::techniqueOf(step).*kind; });
}

/// Written from the rules in words, not from the planner.
bool mayBePressed(const Spot& spot) {
  const std::vector<std::string> never{
      "throat",     "side-of-neck",    "scm",       "eye", "armpit",
      "under-chin", "supraclavicular", "neck-spine"};
  const bool zone = std::find(never.begin(), never.end(), spot.region) != never.end();
  const bool muscle =
      spot.muscle == "sternocleidomastoid.sternal" || spot.muscle == "pterygoid.medial";
  return !zone && !muscle && spot.spineDistanceMm >= 15.0f && !spot.brokenSkin && !spot.internal;
}

/// The first invariant this advice breaks, or "".
std::string brokenInvariant(const Request& request, const Advice& advice) {
  const bool open = !advice.questions.empty();
  if (!advice.stops.empty() && advice.status != Advice::Status::stop) return "a stop was passed";
  if (advice.stops.empty() && open && advice.status != Advice::Status::ask) return "ask is missing";
  if (advice.status != Advice::Status::ok && !advice.steps.empty()) return "steps before answers";
  if (advice.status == Advice::Status::ok && advice.steps.empty()) return "an empty plan";
  if (anyStep(advice, &Technique::heat) && anyStep(advice, &Technique::rub)) return "heat and rub";
  int lastOrder = 0;
  for (const Step& step : advice.steps) {
    const Technique& technique = tests::techniqueOf(step);
    if (step.dose.text.empty() || step.dose.sources.empty()) return "a step without a sourced dose";
    if (step.steps.empty() || step.why.empty() || step.where.empty()) return "an unexplained step";
    if (technique.order < lastOrder) return "steps out of order";
    lastOrder = technique.order;
    for (const std::string& tool : technique.tools)
      if (std::find(request.tools.begin(), request.tools.end(), tool) == request.tools.end())
        return "a tool that is not at hand";
    for (const std::string& label : step.spots) {
      const Spot& spot = spotOf(request, label);
      if (technique.presses && !mayBePressed(spot)) return "pressing in a no-press zone";
      if (technique.presses && step.dose.pressureLimit.value_or(10) > (spot.part == "head" ? 4 : 5))
        return "a pain limit that is too high";
      if (technique.percussion &&
          (spot.part == "head" || spot.part == "neck" || spot.part == "shoulder"))
        return "percussion above the shoulders";
      if (spot.brokenSkin && (technique.heat || technique.cold)) return "heat or cold on a wound";
    }
  }
  return "";
}

}  // namespace

TEST_CASE("the safety rules hold for 20,000 random people", "[guidance]") {
  Requests requests;
  for (int i = 0; i < kRequests; ++i) {
    const Request request = requests.next();
    const std::string broken = brokenInvariant(request, advise(knowledge(), request));
    if (broken.empty()) continue;
    INFO("request " << i);
    FAIL(broken);
  }
}

TEST_CASE("the random people meet every outcome and every technique", "[guidance]") {
  Requests requests;
  std::map<Advice::Status, int> outcomes;
  std::map<std::string, int> used;
  for (int i = 0; i < kRequests; ++i) {
    const Advice advice = advise(knowledge(), requests.next());
    ++outcomes[advice.status];
    for (const Step& step : advice.steps) ++used[step.technique];
    for (const Treatment& treatment : advice.treatments) ++used[treatment.technique];
  }
  for (const auto status : {Advice::Status::ok, Advice::Status::ask, Advice::Status::stop})
    CHECK(outcomes[status] > kRequests / 20);
  for (const Technique& technique : knowledge().techniques) {
    INFO(technique.id);
    CHECK(used[technique.id] > 0);
  }
}
