#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/forward.h"
#include "referral/atlas.h"

namespace knotmap::referral {

/// Everything the rows of the atlas may refer to.
struct AtlasContext {
  const anatomy::LandmarkTable& landmarks;
  const anatomy::MuscleTable& muscles;
  std::vector<std::string> sources;
};

/// Radii of strokes: a wider zone is a mistake of units, a narrower one would vanish between
/// vertices.
inline constexpr float kLeastRadiusMm = 3.0f, kMostRadiusMm = 60.0f;

/// Deep places a zone can name: felt inside, without skin of their own.
const std::vector<std::string>& deepTargets();

/// Whether this is a tooth in the two-digit numbering of the FDI: quadrant 1..4, tooth 1..8.
bool isTooth(int fdi);

Stroke readStroke(const core::DataReader& data, const anatomy::LandmarkTable& landmarks);

/// The rows of one atlas file.
std::vector<TriggerPoint> readPoints(const core::DataReader& file, const AtlasContext& context);
/// The doors of `symptoms.json`, whose candidates name the points in `points`.
std::vector<Symptom> readSymptoms(const core::DataReader& file, const AtlasContext& context,
                                  const std::vector<TriggerPoint>& points);

/// Keys and satellites of `atlas_relations.json`.
std::vector<KeyRelation> readKeyRelations(const core::DataReader& file, const AtlasContext& context,
                                          const std::vector<TriggerPoint>& points);

}  // namespace knotmap::referral
