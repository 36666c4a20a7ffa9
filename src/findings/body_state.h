#pragma once

#include <cstdint>
#include <optional>

#include "anatomy/muscles/musculature.h"
#include "anatomy/skin/picking.h"
#include "findings/tables.h"

namespace knotmap::findings {

/// A body with everything that depends on its shape. Parts are made when they are first asked for,
/// and again after a reshape; that is a cache behind `const`, for one thread. Must stay where it
/// is: parts point at each other.
class BodyState {
 public:
  BodyState(const anatomy::BodyModel& model, const Tables& tables, const anatomy::BodyShape& shape);
  BodyState(const BodyState&) = delete;
  BodyState& operator=(const BodyState&) = delete;

  /// Does nothing when the shape is the same.
  void reshape(const anatomy::BodyShape& shape);
  /// The tables have another atlas now.
  void atlasChanged();
  /// Grows with every reshape and with another atlas.
  std::uint64_t revision() const { return revision_; }

  const anatomy::Body& body() const { return body_; }
  const anatomy::BodyPicker& picker() const;
  const anatomy::GeodesicSolver& geodesics() const;
  const anatomy::Landmarks& landmarks() const;
  const anatomy::RegionMap& regions() const;
  const anatomy::Musculature& muscles() const;
  /// Muscles that may lag fewer than `kMuscleLag` shapes behind the body, so that the picture keeps
  /// its rate while a slider moves.
  const anatomy::Musculature& followingMuscles() const;
  static constexpr std::uint64_t kMuscleLag = 3;
  /// The revision of the body for which the muscles were last made.
  std::uint64_t muscleRevision() const { return muscleRevision_; }
  const referral::AtlasOnBody& atlas() const;
  BodyKnowledge knowledge() const { return {body_, landmarks(), regions(), atlas(), muscles()}; }

 private:
  const Tables* tables_;
  anatomy::Body body_;
  std::uint64_t revision_ = 1;
  mutable std::optional<anatomy::BodyPicker> picker_;
  mutable std::optional<anatomy::GeodesicSolver> geodesics_;
  mutable bool pickerStale_ = false, geodesicsStale_ = false;
  mutable std::optional<anatomy::Landmarks> landmarks_;
  mutable std::optional<anatomy::RegionMap> regions_;
  mutable std::optional<anatomy::Musculature> muscles_;
  mutable std::uint64_t muscleRevision_ = 0;
  mutable std::optional<referral::AtlasOnBody> atlas_;
};

}  // namespace knotmap::findings
