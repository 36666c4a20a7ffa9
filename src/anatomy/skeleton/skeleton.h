#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/places/landmarks.h"
#include "anatomy/skin/outer_skin.h"
#include "core/forward.h"

namespace knotmap::anatomy {

/// A length of the body that offsets in mm grow with: a row of `skeleton/measures.json`, the first
/// of which is the stature.
enum class MeasureId : std::uint8_t {};

/// A length between two landmarks, or the height of one above the ground, and how long it is on
/// the average man.
struct BodyMeasure {
  std::string id;
  LandmarkId from{};
  std::optional<LandmarkId> to{};
  bool toOtherSide = false;
  float averageMm = 0.0f;
};

/// A place in space relative to landmarks and bones, as the muscle tables write it:
///   "scapula.spine-root"                       a bony point or a landmark of the same side
///   "opposite:asis"                            of the other side
///   { "between": [POINT, POINT], "at": 0.4 }   a share of the straight line; may lie beyond it
///   { "from": POINT, "out": 5, "up": -10, "front": 3 }
///                                              mm along the body's axes, `out` away from the
///                                              midline toward the point's own side
///   { "from": POINT, "toward": POINT, "mm": 20 }         mm straight toward another point
///   { "skin": POINT, "depth": 8 }              mm below the skin nearest to a point
/// Lengths are those of the average man and grow with a measure of the body.
struct SpacePoint {
  enum class Kind : std::uint8_t { landmark, bony, between, offset, toward, skin };
  Kind kind = Kind::landmark;
  bool otherSide = false;
  MeasureId measure{};
  std::uint16_t index = 0;  ///< of the landmark or the bony point
  float amount = 0.0f;      ///< share or mm
  core::Vec3 offsetMm{};    ///< out, up, front
  std::vector<SpacePoint> ends{};
};

/// A bony point: a named place of a bone, found from landmarks on any shape.
struct BonyPoint {
  std::string id;    ///< "c3.transverse"
  std::string name;  ///< "transverse process of C3"
  bool paired = false;
  SpacePoint at;
  std::vector<std::string> sources;
};

/// The bony points as read from `skeleton/*.json`.
class SkeletonTable {
 public:
  static core::Result<SkeletonTable> load(const core::Assets& assets,
                                          const LandmarkTable& landmarks);

  const LandmarkTable& landmarks() const { return landmarks_; }
  const std::vector<BodyMeasure>& measures() const { return measures_; }
  const std::vector<BonyPoint>& points() const { return points_; }
  std::optional<std::uint16_t> find(std::string_view id) const;

 private:
  LandmarkTable landmarks_;
  std::vector<BodyMeasure> measures_;
  std::vector<BonyPoint> points_;
};

/// Reads a point; notes a problem for unknown ids (with a suggestion) and bad numbers.
SpacePoint readSpacePoint(const core::DataReader& data, const SkeletonTable& table,
                          MeasureId measure);
/// The measure that the member "measure" of `data` names, else `fallback`.
MeasureId readMeasure(const core::DataReader& data, const SkeletonTable& table, MeasureId fallback);

/// The bony points of one body. Table, landmarks and skin must outlive it.
class Skeleton {
 public:
  Skeleton(const SkeletonTable& table, const Landmarks& landmarks, const OuterSkin& skin);

  const SkeletonTable& table() const { return *table_; }
  /// Where a point of the left side lies; that of the right is its mirror image.
  core::Vec3 left(const SpacePoint& point) const;
  core::Vec3 left(std::uint16_t bonyPoint) const { return left_[bonyPoint]; }
  /// The ratio of a measure of this body to that of the average man.
  float scale(MeasureId measure) const { return scales_[static_cast<std::size_t>(measure)]; }

 private:
  const SkeletonTable* table_;
  const Landmarks* landmarks_;
  const OuterSkin* skin_;
  std::vector<core::Vec3> left_;
  std::vector<float> scales_;
};

}  // namespace knotmap::anatomy
