#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/muscles/muscles.h"
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
  std::vector<SidedMuscle> only{};  ///< unless empty, no other is shown
  std::vector<SidedMuscle> faded{}, hidden{};
  std::optional<SidedMuscle> selected{}, hovered{};

  bool operator==(const MuscleDisplay&) const = default;
};

/// How clearly the skin is seen when a person asks for muscles first.
inline constexpr float kSeeThroughSkin = 0.25f;

/// Selects a muscle and makes the skin see-through if it is not.
void select(MuscleDisplay& display, SidedMuscle muscle);
void showOnly(MuscleDisplay& display, SidedMuscle muscle);
void fade(MuscleDisplay& display, SidedMuscle muscle);
void hide(MuscleDisplay& display, SidedMuscle muscle);
bool isFaded(const MuscleDisplay& display, SidedMuscle muscle);
/// Shows one muscle again, or all of them in every layer.
void bringBack(MuscleDisplay& display, SidedMuscle muscle);
void bringBackAll(MuscleDisplay& display);

enum class MuscleVisibility { hidden, faded, shown };

/// "left upper trapezius".
std::string sidedName(const anatomy::MuscleTable& table, SidedMuscle muscle);

/// How a muscle is to be seen. What is selected or among `only` is shown whatever its layer; a
/// variant that not everyone has is shown then only.
MuscleVisibility visibilityOf(SidedMuscle muscle, const anatomy::Muscle& facts,
                              const MuscleDisplay& display);

}  // namespace knotmap::ui
