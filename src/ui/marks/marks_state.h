#pragma once

#include <optional>

#include "anatomy/places/mark.h"

namespace knotmap::ui {

/// What a click or drag on the body does.
enum class Tool { mark, paint, brokenSkin, muscle };

struct MarksState {
  Tool tool = Tool::mark;
  float brushRadiusMm = 15.0f;
  std::optional<anatomy::MarkId> selected;
};

}  // namespace knotmap::ui
