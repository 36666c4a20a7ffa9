#include "ui/muscles/muscle_display.h"

#include <algorithm>

#include "core/messages.h"

namespace knotmap::ui {
namespace {

bool holds(const std::vector<anatomy::SidedMuscle>& muscles, anatomy::SidedMuscle muscle) {
  return std::find(muscles.begin(), muscles.end(), muscle) != muscles.end();
}

bool layerShown(const std::string& layer, const MuscleDisplay& display) {
  if (layer == "superficial") return display.superficial;
  return layer == "deep" ? display.deep : display.intermediate;
}

void remove(std::vector<anatomy::SidedMuscle>& muscles, anatomy::SidedMuscle muscle) {
  muscles.erase(std::remove(muscles.begin(), muscles.end(), muscle), muscles.end());
}

}  // namespace

void select(MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  if (display.skinOpacity >= 1.0f) display.skinOpacity = kSeeThroughSkin;
  remove(display.hidden, muscle);
  display.selected = muscle;
}

void showOnly(MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  bringBack(display, muscle);
  display.only = {muscle};
}

void fade(MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  bringBack(display, muscle);
  display.faded.push_back(muscle);
}

void hide(MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  bringBack(display, muscle);
  remove(display.only, muscle);
  display.hidden.push_back(muscle);
  if (display.selected == muscle) display.selected.reset();
}

bool isFaded(const MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  return holds(display.faded, muscle);
}

void bringBack(MuscleDisplay& display, anatomy::SidedMuscle muscle) {
  remove(display.faded, muscle);
  remove(display.hidden, muscle);
}

void bringBackAll(MuscleDisplay& display) {
  display.only.clear();
  display.faded.clear();
  display.hidden.clear();
  display.superficial = display.intermediate = display.deep = true;
}

std::string sidedName(const anatomy::MuscleTable& table, anatomy::SidedMuscle muscle) {
  const bool left = muscle.side == core::Side::left;
  return table.words()(left ? "muscle.name-left" : "muscle.name-right",
                       fmt::arg("name", anatomy::muscleName(table[muscle.muscle])));
}

anatomy::MuscleVisibility visibilityOf(anatomy::SidedMuscle muscle, const anatomy::Muscle& facts,
                                       const MuscleDisplay& display) {
  if (display.skinOpacity >= 1.0f) return anatomy::MuscleVisibility::hidden;
  if (holds(display.hidden, muscle)) return anatomy::MuscleVisibility::hidden;
  if (holds(display.faded, muscle)) return anatomy::MuscleVisibility::faded;
  if (display.selected == muscle) return anatomy::MuscleVisibility::shown;
  const bool shown = display.only.empty() ? layerShown(facts.layer, display) && !facts.variant
                                          : holds(display.only, muscle);
  return shown ? anatomy::MuscleVisibility::shown : anatomy::MuscleVisibility::hidden;
}

}  // namespace knotmap::ui
