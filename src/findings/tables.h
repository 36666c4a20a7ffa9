#pragma once

#include <memory>

#include "anatomy/places/regions.h"
#include "core/forward.h"
#include "findings/findings.h"

namespace knotmap::findings {

/// Every table of `assets/`, read and checked together. Stays at one address, since the rest of the
/// program points into it. Another language replaces the contents; atlas mode changes the atlas.
struct Tables {
  std::shared_ptr<const core::Messages> words;  ///< every text of the interface; never null
  std::vector<core::Source> sources;
  anatomy::LandmarkTable landmarks;
  anatomy::RegionTable regions;
  anatomy::SkeletonTable skeleton;
  anatomy::MuscleTable muscles;
  referral::Atlas atlas;
  guidance::Knowledge guidance;
  std::optional<std::chrono::year_month_day> today;  ///< plans give dates from here; none: no dates

  Catalogue catalogue() const { return {muscles, atlas, guidance, sources, *words, today}; }
  const core::Messages& messages() const { return *words; }
};

/// Read in the language of `assets`. All problems of all files at once where files do not depend on
/// broken ones.
core::Result<std::unique_ptr<Tables>> loadTables(const core::Assets& assets);

}  // namespace knotmap::findings
