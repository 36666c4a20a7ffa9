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

/// What a person feels: named symptoms, painted areas, or both, and on which side.
struct Complaint {
  std::vector<SymptomId> symptoms{};
  std::vector<anatomy::BrushDab> painted{};
  std::optional<core::Side> side{};         ///< none: both sides are considered
  std::vector<anatomy::BodyPoint> knots{};  ///< sore spots already marked, as support
  bool lowConfidence = false;               ///< points of one practitioner's report count too
};

/// A trigger point that may explain a complaint. Never a diagnosis.
struct Candidate {
  TriggerPointId point{};
  core::Side side = core::Side::left;
  int rank = 1;        ///< candidates that cannot be told apart share a rank
  float score = 0.0f;  ///< 0..1, see docs/methods.md "Ranking"
  Role role = Role::essential;
  float covered = 0.0f;  ///< share of the complaint inside the pattern
  float excess = 0.0f;   ///< share of the pattern that is not felt
  std::string why;       ///< one sentence in plain words
};

/// Trigger points that may explain the complaint, most likely first. Needs every pattern, so the
/// first call on a body is slower; later ones take well under a millisecond.
std::vector<Candidate> explain(const AtlasOnBody& atlas, const Complaint& complaint);

/// So many candidates are named at first; the others when a person asks for more.
inline constexpr std::size_t kNamedFirst = 6;

/// What must be ruled out before a muscle is named, for these symptoms and for the points that
/// would be named; each sentence once.
std::vector<std::string> stopsFirst(const Atlas& atlas, const std::vector<SymptomId>& symptoms,
                                    const std::vector<TriggerPointId>& named = {});

}  // namespace knotmap::referral
