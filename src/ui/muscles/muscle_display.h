#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/muscles/muscles.h"

namespace knotmap::ui {

/// Which muscles are seen, and how clearly through the skin. A way of looking, not part of a
/// session.
struct MuscleDisplay {
  float skinOpacity = 1.0f;  ///< 1: the skin alone, no muscle is drawn
  bool superficial = true, intermediate = true, deep = true;
  std::vector<anatomy::SidedMuscle> only{};  ///< unless empty, no other is shown
  std::vector<anatomy::SidedMuscle> faded{}, hidden{};
  std::optional<anatomy::SidedMuscle> selected{}, hovered{};

  bool operator==(const MuscleDisplay&) const = default;
};

/// How clearly the skin is seen when a person asks for muscles first.
inline constexpr float kSeeThroughSkin = 0.25f;

/// Selects a muscle and makes the skin see-through if it is not.
void select(MuscleDisplay& display, anatomy::SidedMuscle muscle);
void showOnly(MuscleDisplay& display, anatomy::SidedMuscle muscle);
void fade(MuscleDisplay& display, anatomy::SidedMuscle muscle);
void hide(MuscleDisplay& display, anatomy::SidedMuscle muscle);
bool isFaded(const MuscleDisplay& display, anatomy::SidedMuscle muscle);
/// Shows one muscle again, or all of them in every layer.
void bringBack(MuscleDisplay& display, anatomy::SidedMuscle muscle);
void bringBackAll(MuscleDisplay& display);

/// "left upper trapezius".
std::string sidedName(const anatomy::MuscleTable& table, anatomy::SidedMuscle muscle);

/// How a muscle is to be seen. What is selected or among `only` is shown whatever its layer; a
/// variant that not everyone has is shown then only.
anatomy::MuscleVisibility visibilityOf(anatomy::SidedMuscle muscle, const anatomy::Muscle& facts,
                                       const MuscleDisplay& display);

}  // namespace knotmap::ui
