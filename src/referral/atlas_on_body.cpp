#include "referral/atlas_on_body.h"

#include <algorithm>

#include "anatomy/places/place.h"

namespace knotmap::referral {
namespace {

using anatomy::BodyPoint;
using core::Side;

std::vector<float> vertexAreas(const anatomy::Body& body) {
  std::vector<float> areas(anatomy::kFineVertexCount, 0.0f);
  const auto fine = body.finePositions();
  constexpr float kThirdOfHalfMm2 = core::kMmPerM * core::kMmPerM / 6.0f;
  for (const auto& [a, b, c] : body.model().fineTriangles()) {
    const float third =
        glm::length(glm::cross(fine[b] - fine[a], fine[c] - fine[a])) * kThirdOfHalfMm2;
    areas[a] += third;
    areas[b] += third;
    areas[c] += third;
  }
  return areas;
}

Pattern mirrored(const Pattern& left, const anatomy::BodyModel& model) {
  Pattern right = left;
  right.side = Side::right;
  for (BodyPoint& site : right.sites) site = model.mirrored(site);
  right.essential = mirrored(left.essential, model);
  right.spillover = mirrored(left.spillover, model);
  for (auto* teeth : {&right.essentialTeeth, &right.spilloverTeeth}) {
    std::transform(teeth->begin(), teeth->end(), teeth->begin(), mirroredTooth);
    std::sort(teeth->begin(), teeth->end());
  }
  return right;
}

}  // namespace

AtlasOnBody::AtlasOnBody(const Atlas& atlas, const anatomy::Body& body,
                         const anatomy::Landmarks& landmarks,
                         const anatomy::GeodesicSolver& geodesics,
                         const anatomy::RegionMap& regions)
    : atlas_(&atlas),
      body_(&body),
      geodesics_(&geodesics),
      regions_(&regions),
      painter_(body, landmarks, geodesics),
      left_(atlas.points().size()),
      right_(atlas.points().size()),
      leftFelt_(atlas.symptoms().size()),
      rightFelt_(atlas.symptoms().size()),
      vertexAreaMm2_(vertexAreas(body)) {
  for (const TriggerPoint& point : atlas.points()) {
    std::vector<BodyPoint> left, right;
    for (const anatomy::Place& site : point.sites) {
      left.push_back(anatomy::resolvePlace(site, body, landmarks, Side::left));
      right.push_back(body.model().mirrored(left.back()));
    }
    leftSites_.push_back(std::move(left));
    rightSites_.push_back(std::move(right));
  }
}

const AtlasOnBody::Placed& AtlasOnBody::placed(TriggerPointId point, Side side) const {
  const auto index = static_cast<std::size_t>(point);
  if (side == Side::right) {
    std::optional<Placed>& right = right_[index];
    if (!right) {
      const Placed& left = placed(point, Side::left);
      const auto& model = body_->model();
      right =
          Placed{mirrored(left.pattern, model),
                 {mirrored(left.areas.essential, model), mirrored(left.areas.spillover, model)}};
    }
    return *right;
  }
  std::optional<Placed>& left = left_[index];
  if (!left) {
    Placed made{painter_.pattern(*atlas_, point, Side::left), {}};
    made.areas.essential = zoneArea(made.pattern.essential, *body_);
    made.areas.spillover = without(zoneArea(made.pattern.spillover, *body_), made.areas.essential);
    left = std::move(made);
  }
  return *left;
}

const Pattern& AtlasOnBody::pattern(TriggerPointId point, Side side) const {
  return placed(point, side).pattern;
}

const AtlasOnBody::Areas& AtlasOnBody::areas(TriggerPointId point, Side side) const {
  return placed(point, side).areas;
}

const ZoneArea& AtlasOnBody::feltArea(SymptomId symptom, Side side) const {
  const auto index = static_cast<std::size_t>(symptom);
  std::optional<ZoneArea>& felt = side == Side::right ? rightFelt_[index] : leftFelt_[index];
  if (!felt) {
    if (side == Side::right)
      felt = mirrored(feltArea(symptom, Side::left), body_->model());
    else
      felt = zoneArea(painter_.paint((*atlas_)[symptom].felt.strokes, Side::left), *body_);
  }
  return *felt;
}

const std::vector<BodyPoint>& AtlasOnBody::sites(TriggerPointId point, Side side) const {
  return (side == Side::right ? rightSites_ : leftSites_)[static_cast<std::size_t>(point)];
}

std::vector<NearbyPoint> AtlasOnBody::near(BodyPoint place, float radiusMm,
                                           bool lowConfidence) const {
  // One edge more than the radius, so that the corners around a site at the rim have distances.
  constexpr float kReserveMm = 30.0f;
  const core::Vec3 position = body_->positionAt(place);
  geodesics_->distances(std::vector<anatomy::GeodesicSource>{{place, 0.0f}}, radiusMm + kReserveMm,
                        nearField_);
  const auto distanceMm = [&](BodyPoint site) {
    // Never less than the straight line, which also corrects the interpolation near the place.
    const float straight = glm::distance(position, body_->positionAt(site)) * core::kMmPerM;
    const float marched = anatomy::fieldAtMm(body_->model(), nearField_, site);
    constexpr float kFlatMm = 15.0f;
    return straight < kFlatMm && marched < 2.0f * kReserveMm ? straight
                                                             : std::max(straight, marched);
  };
  std::vector<NearbyPoint> found;
  for (std::size_t i = 0; i < atlas_->points().size(); ++i) {
    const auto id = static_cast<TriggerPointId>(i);
    const TriggerPoint& point = atlas_->points()[i];
    if (!lowConfidence && point.evidence.confidence == Confidence::low) continue;
    for (const Side side : {Side::left, Side::right}) {
      if (point.midline && side == Side::right) continue;
      if (point.onlyOn && *point.onlyOn != side) continue;
      NearbyPoint nearest{id, point.midline ? Side::midline : side, anatomy::kUnreached};
      for (const BodyPoint site : sites(id, side))
        nearest.distanceMm = std::min(nearest.distanceMm, distanceMm(site));
      if (nearest.distanceMm <= radiusMm) found.push_back(nearest);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.distanceMm < b.distanceMm; });
  return found;
}

ZoneField AtlasOnBody::paintDabs(const std::vector<anatomy::BrushDab>& dabs) const {
  return painter_.paintDabs(dabs);
}

ZoneField AtlasOnBody::paintZone(const Zone& zone, Side side) const {
  return painter_.paint(zone.strokes, side);
}

}  // namespace knotmap::referral
