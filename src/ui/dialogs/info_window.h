#pragma once

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// A window of text in the middle of the program's window. Begins it; true while it is open, and
/// then `endInfoWindow` must follow. Escape and its button close it.
bool beginInfoWindow(PanelContext& ctx, const char* title, bool& open, float widthAtScaleOne);
void endInfoWindow(PanelContext& ctx, bool& open);

}  // namespace knotmap::ui
