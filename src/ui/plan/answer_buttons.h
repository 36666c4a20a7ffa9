#pragma once

#include <string>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// Yes, No and Not sure for one safety question, with the current answer marked.
void drawAnswerButtons(PanelContext& ctx, const std::string& question);

}  // namespace knotmap::ui
