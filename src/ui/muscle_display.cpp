#include "ui/muscle_display.h"

#include <algorithm>

namespace knotmap::ui {
namespace {

bool holds(const std::vector<SidedMuscle>& muscles, SidedMuscle muscle) {
  return std::find(muscles.begin(), muscles.end(), muscle) != muscles.end();
}

bool layerShown(const std::string& layer, const MuscleDisplay& display) {
  if (layer == "superficial") return display.superficial;
  return layer == "deep" ? display.deep : display.intermediate;
}

}  // namespace

MuscleVisibility visibilityOf(SidedMuscle muscle, const anatomy::Muscle& facts,
                              const MuscleDisplay& display) {
  if (display.skinOpacity >= 1.0f) return MuscleVisibility::hidden;
  if (holds(display.hidden, muscle)) return MuscleVisibility::hidden;
  if (holds(display.faded, muscle)) return MuscleVisibility::faded;
  if (display.selected == muscle) return MuscleVisibility::shown;
  const bool shown =
      display.only.empty() ? layerShown(facts.layer, display) : holds(display.only, muscle);
  return shown ? MuscleVisibility::shown : MuscleVisibility::hidden;
}

}  // namespace knotmap::ui
