#include "guidance/random_people.h"

namespace knotmap::tests {

using namespace guidance;

Request RandomPeople::next() {
  Request request;
  const int spots = pick(4);
  for (int i = 0; i < spots; ++i) request.spots.push_back(spot(i));
  const int worry = pick(4) - 1;  // below 1: none, 1: few, 2: many
  const bool interrupted = oneIn(5);
  for (const Question& question : knowledge_.questions)
    if (!interrupted || oneIn(2)) request.answers[question.id] = answer(worry);
  for (const Tool& tool : knowledge_.tools)
    if (oneIn(2)) request.tools.push_back(tool.id);
  request.with = static_cast<With>(pick(3));
  if (oneIn(3))
    request.symptomCategories.push_back(
        anyOf({"headache", "toothache", "earache", "jaw", "neck", "back"}));
  if (oneIn(8)) request.painParts.push_back(anyOf({"head", "neck", "back", "chest", "leg"}));
  if (oneIn(2)) request.minutes = pick(40);
  if (oneIn(2)) request.today = std::chrono::year(2026) / 11 / 21;
  return request;
}

Answer RandomPeople::answer(int worry) {
  if (worry < 1) return Answer::no;
  const int roll = pick(200);
  if (roll < worry * worry) return Answer::yes;
  return roll < 2 * worry * worry ? Answer::unsure : Answer::no;
}

Spot RandomPeople::spot(int number) {
  Spot spot = places_[static_cast<std::size_t>(pick(static_cast<int>(places_.size())))];
  if (oneIn(40)) spot.region = spot.part = "";
  spot.label = "Mark " + std::to_string(number + 1) + ", " + spot.region;
  spot.side = static_cast<core::Side>(pick(3));
  spot.spineDistanceMm = static_cast<float>(pick(100));
  spot.brokenSkin = oneIn(8);
  spot.internal = oneIn(12);
  const std::vector<std::string> muscles{"",
                                         "",
                                         "",
                                         "trapezius.upper",
                                         "levator-scapulae",
                                         "masseter.superficial",
                                         "sternocleidomastoid.sternal",
                                         "pterygoid.medial",
                                         "gluteus-medius"};
  spot.muscle = anyOf(muscles);
  spot.likelyMuscle = anyOf(muscles);
  if (oneIn(6)) spot.otherMuscle = anyOf(muscles);
  spot.tenderness = pick(11);
  spot.since = static_cast<Since>(pick(5));
  spot.comesBack = oneIn(5);
  return spot;
}

}  // namespace knotmap::tests
