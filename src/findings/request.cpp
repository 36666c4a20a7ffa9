#include "findings/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/messages.h"

namespace knotmap::findings {
namespace {

guidance::Since sinceFrom(const std::string& word) {
  using guidance::Since;
  if (word == "today") return Since::today;
  if (word == "days") return Since::days;
  if (word == "weeks") return Since::weeks;
  return word == "months" ? Since::months : Since::unknown;
}

/// Distance to the line of spinous processes. On the back of neck and trunk the skin runs nearly
/// straight across, so the distance from the mid-plane stands in for the distance along the skin;
/// it is the shorter of the two and so errs on the careful side.
float spineDistanceMm(const BodyKnowledge& body, anatomy::BodyPoint point,
                      const std::string& part) {
  constexpr float kFarMm = 1000.0f;
  const bool hasSpine = part == "neck" || part == "back" || part == "buttock" || part == "shoulder";
  if (!hasSpine) return kFarMm;
  const anatomy::SurfacePoint surface = body.body.surfaceAt(point);
  if (surface.normal.z > 0.0f) return kFarMm;
  return std::abs(surface.position.x) * core::kMmPerM;
}

void addOnce(std::vector<std::string>& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

/// Kinds of symptom a trigger point is a main candidate for.
void addCategoriesOf(const std::string& triggerPoint, const referral::Atlas& atlas,
                     std::vector<std::string>& categories) {
  const auto id = atlas.findPoint(triggerPoint);
  if (!id) return;
  for (const referral::Symptom& symptom : atlas.symptoms())
    for (const referral::SymptomCandidate& candidate : symptom.candidates)
      if (candidate.point == *id && candidate.role == referral::Role::essential)
        addOnce(categories, symptom.category);
}

std::vector<std::string> categoriesOf(const session::Session& session,
                                      const referral::Atlas& atlas) {
  std::vector<std::string> categories;
  for (const session::ChosenSymptom& chosen : session.symptoms)
    if (const auto id = atlas.findSymptom(chosen.symptom)) addOnce(categories, atlas[*id].category);
  for (const session::ShownPattern& shown : session.patterns)
    addCategoriesOf(shown.triggerPoint, atlas, categories);
  for (const anatomy::Mark& mark : session.marks)
    addCategoriesOf(mark.triggerPoint, atlas, categories);
  return categories;
}

}  // namespace

float brokenSkinDistanceMm(const session::Session& session, const anatomy::Body& body,
                           anatomy::BodyPoint point) {
  float nearestMm = std::numeric_limits<float>::infinity();
  const core::Vec3 position = body.positionAt(point);
  for (const anatomy::Mark& mark : session.marks) {
    if (mark.kind != anatomy::Mark::Kind::brokenSkin) continue;
    for (const anatomy::BrushDab& dab : mark.dabs) {
      const float straightMm = glm::distance(position, body.positionAt(dab.at)) * core::kMmPerM;
      nearestMm = std::min(nearestMm, straightMm - dab.radiusMm);
    }
  }
  return nearestMm;
}

guidance::Spot spotOf(const anatomy::Mark& mark, const session::Session& session,
                      const Catalogue& catalogue, const BodyKnowledge& body) {
  const anatomy::RegionId id = body.regions.at(mark.at);
  const anatomy::Region& region = body.regions.table()[id];
  guidance::Spot spot;
  spot.side = body.regions.sideAt(mark.at);
  spot.label = catalogue.messages(
      "guidance.mark", fmt::arg("number", markNumber(mark)),
      fmt::arg("place", anatomy::regionName(body.regions.table(), id, spot.side)));
  spot.region = region.id;
  spot.part = region.part;
  spot.spineDistanceMm = spineDistanceMm(body, mark.at, region.part);
  spot.brokenSkin = brokenSkinDistanceMm(session, body.body, mark.at) <= kBrokenSkinMarginMm;
  spot.tenderness = mark.tenderness;
  spot.since = sinceFrom(mark.since);
  spot.comesBack = mark.comesBack;
  if (const auto point = catalogue.atlas.findPoint(mark.triggerPoint)) {
    spot.internal = catalogue.atlas[*point].internal;
    spot.muscle = catalogue.muscles[catalogue.atlas[*point].muscle].id;
  }
  if (!mark.muscle.empty()) {
    spot.otherMuscle = spot.muscle;
    spot.muscle = mark.muscle;
  }
  if (spot.muscle.empty())
    if (const auto muscle = findMark(mark, body).plausible)
      spot.likelyMuscle = catalogue.muscles[*muscle].id;
  return spot;
}

guidance::Request requestFor(const session::Session& session, const Catalogue& catalogue,
                             const BodyKnowledge& body) {
  guidance::Request request;
  for (const anatomy::Mark& mark : session.marks)
    if (mark.kind == anatomy::Mark::Kind::knot)
      request.spots.push_back(spotOf(mark, session, catalogue, body));
  for (const anatomy::Mark& mark : session.marks) {
    if (mark.kind != anatomy::Mark::Kind::painArea) continue;
    for (const anatomy::BrushDab& dab : mark.dabs)
      addOnce(request.painParts, body.regions.table()[body.regions.at(dab.at)].part);
  }
  request.answers = session.answers;
  request.with = session.with;
  request.tools = session.tools;
  request.minutes = session.minutes;
  request.today = catalogue.today;
  request.symptomCategories = categoriesOf(session, catalogue.atlas);
  return request;
}

}  // namespace knotmap::findings
