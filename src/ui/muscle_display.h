#pragma once

#include <optional>
#include <vector>

#include "anatomy/muscles.h"
#include "core/side.h"

namespace knotmap::ui {

/// A muscle of one side of the body.
struct SidedMuscle {
  anatomy::MuscleId muscle{};
  core::Side side = core::Side::left;

  bool operator==(const SidedMuscle&) const = default;
};

/// Which muscles are seen, and how clearly through the skin. A way of looking, not part of a
/// session.
struct MuscleDisplay {
  float skinOpacity = 1.0f;  ///< 1: the skin alone, no muscle is drawn
  bool superficial = true, intermediate = true, deep = true;
  std::vector<SidedMuscle> only;  ///< unless empty, no other is shown
  std::vector<SidedMuscle> faded, hidden;
  std::optional<SidedMuscle> selected, hovered;

  bool operator==(const MuscleDisplay&) const = default;
};

enum class MuscleVisibility { hidden, faded, shown };

/// How a muscle is to be seen. What is selected or among `only` is shown whatever its layer.
MuscleVisibility visibilityOf(SidedMuscle muscle, const anatomy::Muscle& facts,
                              const MuscleDisplay& display);

}  // namespace knotmap::ui
