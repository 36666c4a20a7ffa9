#include <algorithm>

#include "guidance/answers.h"
#include "guidance/follow_up.h"
#include "guidance/plan.h"
#include "guidance/refusal.h"
#include "guidance/treatments.h"
#include "guidance/week.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// A spot of unknown part could lie anywhere and counts as one of the parts, the careful reading.
bool concernsParts(const Stop& stop, const Request& request) {
  if (stop.parts.empty() && stop.symptoms.empty()) return true;
  for (const std::string& category : request.symptomCategories)
    if (contains(stop.symptoms, category)) return true;
  for (const std::string& part : request.painParts)
    if (contains(stop.parts, part)) return true;
  return std::any_of(request.spots.begin(), request.spots.end(), [&](const Spot& spot) {
    return spot.part.empty() || contains(stop.parts, spot.part);
  });
}

bool fires(const Stop& stop, const Request& request) {
  const auto answer = answerTo(request, stop.question);
  const bool worrying = answer == Answer::yes || (answer == Answer::unsure && stop.unsureFires);
  return worrying && concernsParts(stop, request);
}

std::vector<FiredStop> firedStops(const Knowledge& knowledge, const Request& request) {
  std::vector<FiredStop> fired;
  for (const Stop& stop : knowledge.stops) {
    if (!fires(stop, request)) continue;
    fired.push_back({stop.id, stop.why, stop.goWhere, stop.urgency, stop.sources});
  }
  std::stable_sort(fired.begin(), fired.end(),
                   [](const FiredStop& a, const FiredStop& b) { return a.urgency > b.urgency; });
  return fired;
}

std::vector<Precaution> answeredPrecautions(const Knowledge& knowledge, const Request& request) {
  std::vector<Precaution> inForce;
  for (const Precaution& precaution : knowledge.precautions) {
    if (precaution.question.empty()) continue;
    if (isWorrying(answerTo(request, precaution.question))) inForce.push_back(precaution);
  }
  return inForce;
}

/// Precautions without a question are said when the plan holds something they concern.
void addStandingPrecautions(const Knowledge& knowledge, const std::vector<Step>& steps,
                            std::vector<Precaution>& limits) {
  for (const Precaution& precaution : knowledge.precautions) {
    if (!precaution.question.empty()) continue;
    const auto concerned = [&](const Step& step) {
      const Technique* technique = knowledge.technique(step.technique);
      return std::any_of(precaution.concerns.begin(), precaution.concerns.end(),
                         [&](const std::string& what) { return means(what, *technique); });
    };
    if (precaution.concerns.empty() || std::any_of(steps.begin(), steps.end(), concerned))
      limits.push_back(precaution);
  }
}

std::vector<NoPress> noPressOf(const Knowledge& knowledge, const Request& request) {
  std::vector<NoPress> all;
  for (const Spot& spot : request.spots)
    for (const NoPressZone* zone : zonesAt(knowledge, spot))
      if (!zone->percussionOnly) all.push_back({spot.label, zone->name, zone->why, zone->sources});
  return all;
}

}  // namespace

std::vector<const NoPressZone*> zonesAt(const Knowledge& knowledge, const Spot& spot) {
  std::vector<const NoPressZone*> zones;
  for (const NoPressZone& zone : knowledge.noPress) {
    const bool muscle =
        std::any_of(zone.muscles.begin(), zone.muscles.end(), [&](const std::string& word) {
          return spot.muscle.find(word) != std::string::npos ||
                 spot.otherMuscle.find(word) != std::string::npos;
        });
    const bool inside = contains(zone.regions, spot.region) || muscle ||
                        spot.spineDistanceMm < zone.midlineMm ||
                        (zone.brokenSkin && spot.brokenSkin) || (zone.internal && spot.internal);
    if (inside) zones.push_back(&zone);
  }
  return zones;
}

Advice advise(const Knowledge& knowledge, const Request& request) {
  Advice advice;
  for (const Question& question : questionsFor(knowledge, request))
    if (!answerTo(request, question.id)) advice.questions.push_back(question);
  advice.stops = firedStops(knowledge, request);
  advice.limits = answeredPrecautions(knowledge, request);
  advice.noPress = noPressOf(knowledge, request);
  if (!advice.stops.empty()) {
    advice.status = Advice::Status::stop;
    advice.urgency = advice.stops.front().urgency;
    return advice;
  }
  if (!advice.questions.empty()) {
    advice.urgency = Urgency::clinicianFirst;
    return advice;
  }
  advice.status = Advice::Status::ok;
  const bool limited = !advice.limits.empty() || !advice.noPress.empty();
  advice.urgency = limited ? Urgency::selfCareWithLimits : Urgency::selfCare;
  Plan plan = makePlan(knowledge, request, advice.limits);
  advice.steps = std::move(plan.steps);
  advice.leftOut = std::move(plan.leftOut);
  for (const Step& step : advice.steps) advice.minutes += step.minutes;
  advice.treatments = treatmentsFor(knowledge, request, advice.limits);
  advice.week = weekFor(knowledge, request, advice.steps);
  advice.followUps = followUpsFor(knowledge, request, advice.steps);
  addStandingPrecautions(knowledge, advice.steps, advice.limits);
  return advice;
}

}  // namespace knotmap::guidance
