#pragma once

#include <string>

#include "ui/muscles/muscle_display.h"

namespace knotmap::ui {

struct MusclesState {
  MuscleDisplay display;
  std::string filter;
};

}  // namespace knotmap::ui
