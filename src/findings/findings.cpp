#include "findings/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/messages.h"
#include "findings/request.h"

namespace knotmap::findings {
namespace {

/// Landmarks farther away than this say nothing about a place.
constexpr float kLandmarkReachMm = 150.0f;

/// Whether a name begins with one of the words of a list "between, behind".
bool beginsWithOneOf(const std::string& name, std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(", ", at), words.size());
    const std::string word = std::string(words.substr(at, end - at)) + " ";
    if (name.rfind(word, 0) == 0) return true;
    at = end + 2;
  }
  return false;
}

std::string landmarkSentence(const BodyKnowledge& body, anatomy::BodyPoint point) {
  const anatomy::NearestLandmark nearest = body.landmarks.nearest(body.body.positionAt(point));
  if (!(nearest.distanceMm < kLandmarkReachMm)) return {};
  const anatomy::LandmarkTable& table = body.landmarks.table();
  const std::string what = landmarkWords(table, nearest.id, nearest.side);
  if (nearest.distanceMm < 5.0f) return table.words()("place.at", fmt::arg("what", what));
  return table.words()("place.from", fmt::arg("mm", std::lround(nearest.distanceMm)),
                       fmt::arg("what", what));
}

std::string placeWords(const BodyKnowledge& body, anatomy::BodyPoint point) {
  return anatomy::regionName(body.regions.table(), body.regions.at(point),
                             body.regions.sideAt(point));
}

void addTooth(std::vector<int>& teeth, int fdi) {
  const auto place = std::lower_bound(teeth.begin(), teeth.end(), fdi);
  if (place == teeth.end() || *place != fdi) teeth.insert(place, fdi);
}

/// Adds what one zone reaches; the atlas gives zones for the left side.
void addZone(const referral::Zone& zone, core::Side side, bool essential, PatternTargets& targets) {
  for (const int tooth : zone.teeth)
    addTooth(essential ? targets.essentialTeeth : targets.spilloverTeeth,
             side == core::Side::right ? referral::mirroredTooth(tooth) : tooth);
  for (const std::string& place : zone.deep) {
    const auto known = std::find_if(
        targets.deep.begin(), targets.deep.end(),
        [&](const PatternTargets::Deep& d) { return d.place == place && d.side == side; });
    if (known == targets.deep.end())
      targets.deep.push_back({.place = place, .side = side, .essential = essential});
    else
      known->essential = known->essential || essential;
  }
}

/// Complaints of a session: one for each side its symptoms are felt on, since a complaint has one
/// side. Painted areas belong to all of them.
std::vector<referral::Complaint> complaintsOf(const session::Session& session,
                                              const referral::Atlas& atlas) {
  referral::Complaint common;
  for (const anatomy::Mark& mark : session.marks) {
    if (mark.kind == anatomy::Mark::Kind::knot) common.knots.push_back(mark.at);
    if (mark.kind == anatomy::Mark::Kind::painArea)
      common.painted.insert(common.painted.end(), mark.dabs.begin(), mark.dabs.end());
  }
  std::vector<referral::Complaint> complaints;
  for (const session::ChosenSymptom& chosen : session.symptoms) {
    const auto id = atlas.findSymptom(chosen.symptom);
    if (!id) continue;
    auto same = std::find_if(complaints.begin(), complaints.end(),
                             [&](const referral::Complaint& c) { return c.side == chosen.side; });
    if (same == complaints.end()) {
      same = complaints.insert(complaints.end(), common);
      same->side = chosen.side;
    }
    same->symptoms.push_back(*id);
  }
  if (complaints.empty() && !common.painted.empty()) complaints.push_back(common);
  return complaints;
}

std::vector<std::string> stopsFirstOf(const session::Session& session,
                                      const std::vector<referral::Candidate>& candidates,
                                      const referral::Atlas& atlas) {
  std::vector<referral::SymptomId> ids;
  for (const session::ChosenSymptom& chosen : session.symptoms)
    if (const auto id = atlas.findSymptom(chosen.symptom)) ids.push_back(*id);
  return referral::stopsFirst(atlas, ids, referral::namedFirst(candidates));
}

/// Depth counts in full, the distance to the nearest usual place of a trigger point by half and up
/// to `kFarMm`: a muscle at the surface comes first unless a deeper one has its usual point here.
std::optional<anatomy::MuscleId> plausibleMuscle(const MarkFindings& mark,
                                                 const BodyKnowledge& body) {
  constexpr float kFarMm = 60.0f, kNearnessShare = 0.5f;
  std::optional<anatomy::MuscleId> best;
  float least = 0.0f;
  for (const anatomy::MuscleCrossing& crossing : mark.muscles) {
    if (body.muscles.table()[crossing.muscle].variant) continue;
    float nearestMm = kFarMm;
    for (const referral::NearbyPoint& near : mark.near) {
      const bool here = near.side == crossing.side || near.side == core::Side::midline;
      if (here &&
          body.muscles.table().holds(body.atlas.atlas()[near.point].muscle, crossing.muscle))
        nearestMm = std::min(nearestMm, near.distanceMm);
    }
    const float cost = crossing.enterMm + kNearnessShare * nearestMm;
    if (best && cost >= least) continue;
    best = crossing.muscle;
    least = cost;
  }
  return best;
}

}  // namespace

std::string landmarkWords(const anatomy::LandmarkTable& table, anatomy::LandmarkId id,
                          core::Side side) {
  const core::Messages& tr = table.words();
  const anatomy::Landmark& landmark = table[id];
  const char* sideOf = "";
  if (landmark.paired && side == core::Side::left) sideOf = "-left";
  if (landmark.paired && side == core::Side::right) sideOf = "-right";
  const bool spot = beginsWithOneOf(landmark.name, tr("place.where-words"));
  return tr(fmt::format("place.{}{}", spot ? "spot" : "landmark", sideOf),
            fmt::arg("name", landmark.name));
}

PatternTargets targetsOf(const session::Session& session, const referral::Atlas& atlas) {
  PatternTargets targets;
  for (const session::ShownPattern& shown : session.patterns) {
    const auto id = atlas.findPoint(shown.triggerPoint);
    if (!id) continue;
    addZone(atlas[*id].essential, shown.side, true, targets);
    addZone(atlas[*id].spillover, shown.side, false, targets);
  }
  // A tooth one pattern certainly reaches is not shown as doubtful because of another.
  const auto& sure = targets.essentialTeeth;
  auto& doubtful = targets.spilloverTeeth;
  doubtful.erase(std::remove_if(doubtful.begin(), doubtful.end(),
                                [&](int tooth) {
                                  return std::binary_search(sure.begin(), sure.end(), tooth);
                                }),
                 doubtful.end());
  return targets;
}

unsigned markNumber(const anatomy::Mark& mark) { return static_cast<unsigned>(mark.id); }

std::string describeSpot(const BodyKnowledge& body, anatomy::BodyPoint point) {
  const std::string landmark = landmarkSentence(body, point);
  const std::string place = placeWords(body, point);
  if (landmark.empty()) return place;
  return body.landmarks.table().words()("place.with-landmark", fmt::arg("place", place),
                                        fmt::arg("landmark", landmark));
}

std::string describeWithMuscles(const BodyKnowledge& body, anatomy::BodyPoint point) {
  constexpr std::size_t kNamed = 2;
  const auto below = body.muscles.below(point);
  if (below.empty()) return describeSpot(body, point);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(below.size(), kNamed); ++i)
    names.push_back(anatomy::muscleName(body.muscles.table()[below[i].muscle]));
  return body.landmarks.table().words()(
      "place.with-muscles", fmt::arg("place", placeWords(body, point)),
      fmt::arg("muscles", fmt::format("{}", fmt::join(names, ", "))));
}

MarkFindings findMark(const anatomy::Mark& mark, const BodyKnowledge& body) {
  MarkFindings findings;
  findings.id = mark.id;
  findings.place = placeWords(body, mark.at);
  findings.landmark = landmarkSentence(body, mark.at);
  findings.side = body.regions.sideAt(mark.at);
  if (mark.kind != anatomy::Mark::Kind::knot) return findings;
  findings.near = body.atlas.near(mark.at);
  std::vector<referral::TriggerPointId> points;
  for (const referral::NearbyPoint& near : findings.near) points.push_back(near.point);
  findings.stopsFirst = referral::stopsFirst(body.atlas.atlas(), {}, points);
  findings.muscles = body.muscles.below(mark.at);
  findings.plausible = plausibleMuscle(findings, body);
  return findings;
}

Findings findAll(const session::Session& session, const Catalogue& catalogue,
                 const BodyKnowledge& body) {
  Findings findings;
  for (const anatomy::Mark& mark : session.marks) findings.marks.push_back(findMark(mark, body));
  findings.targets = targetsOf(session, catalogue.atlas);
  findings.candidates =
      referral::rankCandidates(body.atlas, complaintsOf(session, catalogue.atlas));
  findings.stopsFirst = stopsFirstOf(session, findings.candidates, catalogue.atlas);
  const guidance::Request request = requestFor(session, catalogue, body);
  findings.questions = guidance::questionsFor(catalogue.guidance, request);
  findings.advice = guidance::advise(catalogue.guidance, request);
  return findings;
}

}  // namespace knotmap::findings
