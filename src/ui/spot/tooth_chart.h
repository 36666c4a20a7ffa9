#pragma once

#include <optional>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// Where a tooth lies on a chart of this size: both arches as a dentist sees them, the patient's
/// right on the viewer's left.
struct ToothPlace {
  float x = 0.0f, y = 0.0f;
};
/// None for numbers that are no permanent tooth of the FDI notation (11-18, 21-28, 31-38, 41-48).
std::optional<ToothPlace> toothPlace(int fdi, float width, float height);

/// Teeth and deep places that the shown patterns reach; nothing when they reach none.
void drawTargets(const PanelContext& ctx);

}  // namespace knotmap::ui
