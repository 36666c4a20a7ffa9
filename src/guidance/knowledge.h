#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/places/regions.h"
#include "core/forward.h"
#include "core/result.h"
#include "guidance/safety_rules.h"
#include "guidance/technique.h"

namespace knotmap::guidance {

/// A line people can read, with its sources: what is known and how surely, what a knot is, what may
/// bring one on, what may keep one away.
struct Statement {
  std::string id;
  std::string text;
  std::vector<std::string> checklist;  ///< "C03", "K11", "V05": see docs/methods.md
  std::vector<std::string> sources;
};

/// When somebody should look at it: counted from the day the plan is made, or from when it began.
struct FollowUpRule {
  std::string id;
  int days = 14;
  bool sinceOnset = false;
  std::string text;                          ///< "If the toothache is still there, ..."
  std::string whom;                          ///< "dentist"
  std::vector<std::string> parts, symptoms;  ///< as in `Question`; both empty: always
  std::vector<std::string> concerns;         ///< said only with a plan that has one of these kinds
  std::vector<std::string> checklist, sources;
};

/// The knowledge of `assets/guidance/*.json`.
struct Knowledge {
  std::vector<Tool> tools;
  std::vector<Technique> techniques;
  std::vector<Question> questions;
  std::vector<Stop> stops;
  std::vector<Precaution> precautions;
  std::vector<NoPressZone> noPress;
  std::vector<PressureCap> pressureCaps;
  std::vector<Disagreement> disagreements;
  std::vector<MuscleStretch> stretches;
  std::vector<ReachRule> reach;
  std::vector<FollowUpRule> followUps;
  std::vector<Statement> about;
  std::vector<Statement> knots;                 ///< what a knot is, feels like and does
  std::vector<Statement> causes;                ///< what may bring one on
  std::vector<Statement> prevention;            ///< what may keep one away
  std::shared_ptr<const core::Messages> words;  ///< sentences that guidance puts together

  /// Checks every id, also against `assets/sources.json`. The error lists all problems.
  static core::Result<Knowledge> load(const core::Assets& assets,
                                      const anatomy::RegionTable& regions,
                                      std::shared_ptr<const core::Messages> words = nullptr);

  const Technique* technique(std::string_view id) const;
  const Question* question(std::string_view id) const;
  const Disagreement* disagreement(std::string_view id) const;
  /// The stretch of a muscle, or null where none is written down.
  const MuscleStretch* stretchOf(std::string_view muscle) const;
  /// The hand that reaches a region; places that no rule names are reached by either.
  Reach reachOf(std::string_view region) const;
};

}  // namespace knotmap::guidance
