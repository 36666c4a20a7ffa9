#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "anatomy/places/mark.h"
#include "anatomy/places/regions.h"
#include "anatomy/skin/geodesic.h"
#include "referral/atlas.h"

namespace knotmap::referral {

/// How far beyond a zone's border its field is still known, in mm.
inline constexpr float kFieldMarginMm = 25.0f;

/// A zone on the skin of one body as a signed distance: below zero inside, zero on the border, in
/// mm along the skin, at the vertices of the fine mesh. Vertices that are not listed lie further
/// outside than `kFieldMarginMm`.
struct ZoneField {
  struct Sample {
    std::uint32_t fineVertex;
    float mm;
  };
  std::vector<Sample> samples;  ///< sorted by vertex
};

/// One trigger point on one side of one body.
struct Pattern {
  TriggerPointId point{};
  core::Side side = core::Side::left;
  std::vector<anatomy::BodyPoint> sites;
  ZoneField essential, spillover;
  std::vector<int> essentialTeeth, spilloverTeeth;  ///< FDI, mirrored for the right side
  std::vector<std::string> essentialDeep, spilloverDeep;
};

/// Turns strokes into fields; holds the working memory for many of them. One thread at a time.
class ZonePainter {
 public:
  /// All must outlive the painter. Call `GeodesicSolver::refit` first after a reshape.
  ZonePainter(const anatomy::Body& body, const anatomy::Landmarks& landmarks,
              const anatomy::GeodesicSolver& geodesics);

  ZoneField paint(const std::vector<Stroke>& strokes, core::Side side);
  /// The union of brush dabs, as a user paints them.
  ZoneField paintDabs(const std::vector<anatomy::BrushDab>& dabs);
  /// One trigger point, whole.
  Pattern pattern(const Atlas& atlas, TriggerPointId point, core::Side side);

 private:
  /// A piece of a stroke as straight line, with the radius it is drawn with.
  struct Piece {
    core::Vec3 from{}, to{};
    float radiusMm = 0.0f;
  };

  void addStroke(const Stroke& stroke, core::Side side);
  void addDab(anatomy::BodyPoint at, float radiusMm);
  ZoneField fieldOfSources();
  void collectFaces();
  float straightMm(core::Vec3 position, float edgeMm) const;
  float correctedMm(float marchedMm, float edgeMm, core::Vec3 position) const;
  float edgeMm(std::uint32_t edge) const;

  const anatomy::Body* body_;
  const anatomy::Landmarks* landmarks_;
  const anatomy::GeodesicSolver* geodesics_;
  anatomy::DistanceField field_;
  std::vector<anatomy::GeodesicSource> sources_;
  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> faces_;  ///< faces with a reached vertex
  std::vector<std::uint32_t> stamp_;  ///< per fine vertex: the last paint that listed it
  std::uint32_t paint_ = 0;
};

/// The same zone on the other side of the body.
ZoneField mirrored(const ZoneField& field, const anatomy::BodyModel& model);

/// FDI number of the same tooth on the other side: 16 <-> 26, 36 <-> 46.
int mirroredTooth(int fdi);

/// Area of the part of a zone inside one region and side.
struct RegionShare {
  anatomy::RegionId region{};
  core::Side side = core::Side::midline;
  float areaMm2 = 0.0f;
};

/// Which regions a zone covers, largest first; slivers under `minAreaMm2` are left out.
std::vector<RegionShare> regionShares(const ZoneField& field, const anatomy::Body& body,
                                      const anatomy::RegionMap& regions, float minAreaMm2 = 25.0f);

/// A trigger point whose usual site is near a place.
struct NearbyPoint {
  TriggerPointId point{};
  core::Side side = core::Side::left;
  float distanceMm = 0.0f;  ///< along the skin
};

}  // namespace knotmap::referral
