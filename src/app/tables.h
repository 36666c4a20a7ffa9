#pragma once

#include <memory>

#include "anatomy/regions.h"
#include "core/files.h"
#include "ui/findings.h"

namespace knotmap::app {

/// Every table of `assets/`, read and checked once. Stays where it is, since the rest of the
/// program points into it; only the atlas mode ever changes one.
struct Tables {
  core::Messages messages;
  std::vector<core::Source> sources;
  anatomy::LandmarkTable landmarks;
  anatomy::RegionTable regions;
  anatomy::SkeletonTable skeleton;
  anatomy::MuscleTable muscles;
  referral::Atlas atlas;
  guidance::Knowledge guidance;
  std::optional<std::chrono::year_month_day> today;  ///< plans give dates from here; none: no dates

  ui::Catalogue catalogue() const { return {muscles, atlas, guidance, sources, messages, today}; }
};

/// Read in the language of `assets`. All problems of all files at once where files do not depend on
/// broken ones.
core::Result<std::unique_ptr<Tables>> loadTables(const core::Assets& assets);

}  // namespace knotmap::app
