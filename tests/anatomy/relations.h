#pragma once

#include <memory>
#include <string>

#include "anatomy/muscles/musculature.h"
#include "anatomy/skin/picking.h"
#include "core/data_reader.h"

namespace knotmap::tests {

/// The tables that muscles are made from.
struct MuscleTables {
  anatomy::LandmarkTable landmarks;
  anatomy::SkeletonTable skeleton;
  anatomy::MuscleTable muscles;

  explicit MuscleTables(const std::filesystem::path& assets);
};

/// The muscles of one body, and what statements about them look at.
class FittedMuscles {
 public:
  FittedMuscles(const MuscleTables& tables, const anatomy::BodyModel& model,
                const anatomy::BodyShape& shape);

  anatomy::Body body;
  anatomy::Landmarks landmarks;
  anatomy::OuterSkin skin;
  anatomy::Skeleton skeleton;
  anatomy::BodyPicker picker;
  anatomy::Musculature muscles;
};

/// What a row of `relations/*.json` says of these muscles and does not hold, or "". Rows whose
/// sizes hold for the average man only are skipped on others.
std::string violated(const core::Json& relation, const FittedMuscles& fitted, bool averageMan);

}  // namespace knotmap::tests
