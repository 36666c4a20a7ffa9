#pragma once

#include "findings/explanation.h"
#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// The column of explain mode: one page in large type, and below it the place among the pages.
void drawExplain(PanelContext& ctx);

}  // namespace knotmap::ui
