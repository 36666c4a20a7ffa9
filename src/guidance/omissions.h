#pragma once

#include <string>
#include <vector>

#include "guidance/refusal.h"

namespace knotmap::guidance {

/// Gathers what is not in a plan, so that each reason is said once.
class Omissions {
 public:
  /// `spot` is null where the reason does not belong to a place.
  void add(const Refusal& refusal, const Spot* spot);
  /// In words; the places are named where not all of `allSpots` are meant.
  std::vector<LeftOut> report(const core::Messages& messages, std::size_t allSpots) const;

 private:
  struct Group {
    Refusal reason;
    std::vector<const Technique*> techniques;
    std::vector<const Spot*> spots;
  };
  std::vector<Group> groups_;
};

}  // namespace knotmap::guidance
