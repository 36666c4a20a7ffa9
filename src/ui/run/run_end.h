#pragma once

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// What came of a run: scores before and after, what hurt too much, what comes later, and when
/// somebody should look at it.
void drawRunEnd(PanelContext& ctx);

}  // namespace knotmap::ui
