#pragma once

#include <cstdint>
#include <optional>

#include "anatomy/muscles/musculature.h"
#include "anatomy/skin/picking.h"
#include "findings/tables.h"

namespace knotmap::findings {

/// The current body with everything that depends on its shape. Parts are made when first needed and
/// again after a reshape. Must not be moved: parts point at each other.
class BodyState {
 public:
  BodyState(const anatomy::BodyModel& model, const Tables& tables, const anatomy::BodyShape& shape);
  BodyState(const BodyState&) = delete;
  BodyState& operator=(const BodyState&) = delete;

  /// Does nothing when the shape is the same.
  void reshape(const anatomy::BodyShape& shape);
  /// Call after the atlas in the tables was replaced.
  void atlasChanged();
  /// Grows with every reshape and every change of atlas.
  std::uint64_t revision() const { return revision_; }

  const anatomy::Body& body() const { return body_; }
  const anatomy::BodyPicker& picker();
  const anatomy::GeodesicSolver& geodesics();
  const anatomy::Landmarks& landmarks();
  const anatomy::RegionMap& regions();
  const anatomy::Musculature& muscles();
  /// Muscles that may lag fewer than `kMuscleLag` shapes behind the body, so that the picture keeps
  /// its rate while a slider moves.
  const anatomy::Musculature& followingMuscles();
  static constexpr std::uint64_t kMuscleLag = 3;
  /// The revision of the body for which the muscles were last made.
  std::uint64_t muscleRevision() const { return muscleRevision_; }
  const referral::AtlasOnBody& atlas();
  BodyKnowledge knowledge() { return {body_, landmarks(), regions(), atlas(), muscles()}; }

 private:
  const Tables* tables_;
  anatomy::Body body_;
  std::uint64_t revision_ = 1;
  std::optional<anatomy::BodyPicker> picker_;
  std::optional<anatomy::GeodesicSolver> geodesics_;
  bool pickerStale_ = false, geodesicsStale_ = false;
  std::optional<anatomy::Landmarks> landmarks_;
  std::optional<anatomy::RegionMap> regions_;
  std::optional<anatomy::Musculature> muscles_;
  std::uint64_t muscleRevision_ = 0;
  std::optional<referral::AtlasOnBody> atlas_;
};

}  // namespace knotmap::findings
