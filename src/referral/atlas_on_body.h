#pragma once

#include <optional>
#include <vector>

#include "anatomy/places/mark.h"
#include "referral/pattern.h"
#include "referral/zone_area.h"

namespace knotmap::referral {

/// The whole atlas placed on one body: every pattern of both sides, with what queries need.
/// Making every pattern takes some tens of milliseconds; the sites alone are much cheaper and come
/// first. Make another one after the body was reshaped. One thread at a time.
class AtlasOnBody {
 public:
  /// All must outlive this. The right side is the mirror image of the left.
  AtlasOnBody(const Atlas& atlas, const anatomy::Body& body, const anatomy::Landmarks& landmarks,
              const anatomy::GeodesicSolver& geodesics, const anatomy::RegionMap& regions);

  const Atlas& atlas() const { return *atlas_; }
  const anatomy::Body& body() const { return *body_; }
  /// Made on first use, then kept.
  const Pattern& pattern(TriggerPointId point, core::Side side) const;
  /// Sites of every point, known from the start.
  const std::vector<anatomy::BodyPoint>& sites(TriggerPointId point, core::Side side) const;
  /// Points with a usual site within `radiusMm` along the skin, nearest first; those of low
  /// confidence only when asked for.
  std::vector<NearbyPoint> near(anatomy::BodyPoint place, float radiusMm = 45.0f,
                                bool lowConfidence = false) const;
  /// Area of the skin that belongs to each fine vertex, mm2.
  std::span<const float> vertexAreaMm2() const { return vertexAreaMm2_; }
  ZoneField paintDabs(const std::vector<anatomy::BrushDab>& dabs) const;
  ZoneField paintZone(const Zone& zone, core::Side side) const;
  const anatomy::RegionMap& regions() const { return *regions_; }

  /// The skin of a pattern as areas; the spillover without what is essential already.
  struct Areas {
    ZoneArea essential, spillover;
  };
  const Areas& areas(TriggerPointId point, core::Side side) const;
  /// The skin where a symptom is felt. Made on first use, then kept.
  const ZoneArea& feltArea(SymptomId symptom, core::Side side) const;

 private:
  struct Placed {
    Pattern pattern;
    Areas areas;
  };

  const Placed& placed(TriggerPointId point, core::Side side) const;

  const Atlas* atlas_;
  const anatomy::Body* body_;
  const anatomy::GeodesicSolver* geodesics_;
  const anatomy::RegionMap* regions_;
  mutable ZonePainter painter_;
  std::vector<std::vector<anatomy::BodyPoint>> leftSites_, rightSites_;
  mutable std::vector<std::optional<Placed>> left_, right_;
  mutable std::vector<std::optional<ZoneArea>> leftFelt_, rightFelt_;
  mutable anatomy::DistanceField nearField_;
  std::vector<float> vertexAreaMm2_;
};

}  // namespace knotmap::referral
