#pragma once

#include <optional>
#include <vector>

#include "referral/atlas_on_body.h"

namespace knotmap::referral {

/// One symptom felt on one side, or the painted area.
struct Part {
  std::optional<SymptomId> symptom;  ///< none: the painted area
  core::Side felt = core::Side::left;
  float areaMm2 = 0.0f;
  AreaMask mask;
};

/// A trigger point on a side, as the ranking looks at it.
struct Source {
  TriggerPointId point{};
  core::Side side = core::Side::left;
  const TriggerPoint* row = nullptr;
  const Pattern* pattern = nullptr;
  const AtlasOnBody::Areas* areas = nullptr;
};

/// Why a trigger point fits: the sources name it for the symptom, or its pattern reaches the skin.
enum class Ground { listed, area };

/// How well one trigger point explains one part of a complaint, 0..1 each; docs/methods.md
/// "Ranking" has the rule. A fit of 0 explains nothing.
struct Fit {
  float fit = 0.0f;
  float covered = 0.0f;         ///< of the part, inside the pattern
  float essentialShare = 0.0f;  ///< of the part, inside the essential zone
  Role role = Role::spillover;
  Ground ground = Ground::area;
};

Fit fitOf(const Atlas& atlas, const Part& part, const Source& source);

/// Share of a pattern's skin that is not felt: of its essential zone, where it has one.
float excessOf(const Source& source, const AreaMask& felt);

/// How often points of this one's muscle were found in people with the symptom, where a study of
/// the symptom counted them.
const Prevalence* prevalenceOf(const Symptom& symptom, TriggerPointId point);

}  // namespace knotmap::referral
