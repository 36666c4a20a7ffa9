#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "anatomy/places/mark.h"
#include "referral/atlas_on_body.h"

namespace knotmap::referral {

/// What a person feels: named symptoms, painted areas, or both, and on which side.
struct Complaint {
  std::vector<SymptomId> symptoms{};  ///< in any order; naming one twice changes nothing
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
std::vector<Candidate> rankCandidates(const AtlasOnBody& atlas, const Complaint& complaint);
/// The same for a person with complaints on several sides: one list, each trigger point once on
/// each side, with its best score. The order of the complaints does not matter.
std::vector<Candidate> rankCandidates(const AtlasOnBody& atlas,
                                      std::span<const Complaint> complaints);

/// How many candidates are named at first; the rest when a person asks for more.
inline constexpr std::size_t kNamedFirst = 6;
/// The points of the candidates that are named at first.
std::vector<TriggerPointId> namedFirst(std::span<const Candidate> candidates);

/// What must be ruled out before a muscle is named, for these symptoms and for the points that
/// would be named; each sentence once.
std::vector<std::string> stopsFirst(const Atlas& atlas, const std::vector<SymptomId>& symptoms,
                                    const std::vector<TriggerPointId>& named = {});

}  // namespace knotmap::referral
