#include "guidance/treatments.h"

#include <algorithm>

#include "guidance/refusal.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

bool concerns(const Technique& technique, const Request& request) {
  if (request.spots.empty()) return true;
  return std::any_of(request.spots.begin(), request.spots.end(), [&](const Spot& spot) {
    const bool reached = technique.parts.empty() || contains(technique.parts, spot.part);
    return reached && !contains(technique.notParts, spot.part);
  });
}

With giverOf(const Technique& technique) {
  const bool professional = std::find(technique.who.begin(), technique.who.end(),
                                      With::professional) != technique.who.end();
  return professional ? With::professional : With::doctor;
}

}  // namespace

std::vector<Treatment> treatmentsFor(const Knowledge& knowledge, const Request& request,
                                     const std::vector<Precaution>& inForce) {
  const Refusals refusals(knowledge, request, inForce);
  std::vector<Treatment> treatments;
  for (const Technique& technique : knowledge.techniques) {
    if (!isTreatment(technique, request.with) || !concerns(technique, request)) continue;
    if (refusals.byLimits(technique)) continue;
    std::string what = technique.why;
    for (const std::string& limit : technique.limits) what += " " + limit;
    treatments.push_back({.technique = technique.id,
                          .name = technique.name,
                          .what = std::move(what),
                          .who = giverOf(technique),
                          .sources = technique.sources});
  }
  std::stable_sort(treatments.begin(), treatments.end(),
                   [](const Treatment& a, const Treatment& b) { return a.who < b.who; });
  return treatments;
}

}  // namespace knotmap::guidance
