#pragma once

#include <string>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// The column of the stage `run`: what is done now, or the mark that is asked for, or what came of
/// it. Everything in it can be done with the keys as well.
void drawRun(PanelContext& ctx);

/// Seconds as they are counted down: "8", from a minute on "1:30". Parts of a second count whole.
std::string clockWords(double seconds);

}  // namespace knotmap::ui
