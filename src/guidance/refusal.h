#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// Why a technique is not in a plan.
struct Refusal {
  std::string subject;  ///< technique id, or a kind in words: "Everything that presses"
  std::string why;
  bool here = false;  ///< because of the place, not the person
};
using MaybeRefusal = std::optional<Refusal>;

/// Answers for one request what must not or cannot be done. All arguments must outlive it.
class Refusals {
 public:
  Refusals(const Knowledge& knowledge, const Request& request,
           const std::vector<Precaution>& inForce);

  /// At this spot: safety first, then what the place allows, then who and what is at hand.
  MaybeRefusal at(const Technique& technique, const Spot& spot) const;
  /// Without a place.
  MaybeRefusal anywhere(const Technique& technique) const;

 private:
  MaybeRefusal byLimits(const Technique& technique) const;
  MaybeRefusal byZones(const Technique& technique, const Spot& spot) const;
  MaybeRefusal byPart(const Technique& technique, const Spot& spot) const;
  MaybeRefusal byHeatAndRub(const Technique& technique) const;
  MaybeRefusal byMeans(const Technique& technique) const;
  bool isPossible(bool Technique::*kind) const;
  std::string toolName(const std::string& id) const;

  const Knowledge& knowledge_;
  const Request& request_;
  const std::vector<Precaution>& inForce_;
  bool heatGivesWay_ = false, rubGivesWay_ = false;
};

/// Whether `what` ("presses", "heat", ... or a technique id) means this technique.
bool means(const std::string& what, const Technique& technique);

/// Whether the technique can be done with this company.
bool mayDo(const Technique& technique, With with);

}  // namespace knotmap::guidance
