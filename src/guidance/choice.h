#pragma once

#include <vector>

#include "guidance/omissions.h"
#include "guidance/refusal.h"

namespace knotmap::guidance {

/// One technique at one spot, before steps are written.
struct Entry {
  const Technique* technique = nullptr;
  const Dose* dose = nullptr;              ///< of the technique
  std::optional<int> pressureLimit;        ///< that holds here
  const PressureCap* cap = nullptr;        ///< lowers the limit here
  const MuscleStretch* stretch = nullptr;  ///< how this muscle is lengthened
  std::optional<std::size_t> spot;         ///< place in `Request::spots`; none: without a place
  Gentle gentle = Gentle::no;              ///< why the gentle form is taken
  bool pressed = false;                    ///< something presses this spot
};

struct Choice {
  std::vector<Entry> entries;
  Omissions omissions;
  bool warmsUp = false;  ///< a warm-up is among the entries
};

/// The techniques for every spot and for the person, and what is left out. `timeToWarmUp` false:
/// the same without the warm-up, which makes all pressing gentle.
Choice choose(const Knowledge& knowledge, const Request& request, const Refusals& refusals,
              bool timeToWarmUp);

}  // namespace knotmap::guidance
