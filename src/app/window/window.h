#pragma once

#include "app/editor/program.h"

namespace knotmap::app {

/// Opens the window and runs the program in it until it is closed. Draws only when something
/// changed. `firstFrameOnly` ends after the first frame is on screen (for timing).
core::Status runWindow(const ProgramSetup& setup, bool firstFrameOnly = false);

}  // namespace knotmap::app
