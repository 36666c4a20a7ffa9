#pragma once

#include "findings/explanation.h"
#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// The column of explain mode: one page of big type, and below it where one is.
void drawExplain(PanelContext& ctx);

}  // namespace knotmap::ui
