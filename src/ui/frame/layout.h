#pragma once

#include <string_view>
#include <vector>

#include "ui/frame/ui.h"

namespace knotmap::ui {

/// A button of the view bar. Its texts are "view.ID", on the button, and "view.ID-name", in full.
struct ViewButton {
  const char* id;  ///< of the view: "three-quarter-back"
};
const std::vector<ViewButton>& viewButtons();
/// Width at scale 1 of a button with this label: an estimate, so that the layout needs no font.
float viewButtonWidth(std::string_view label);

/// Where everything of a window lies. The rectangles do not overlap and fill the window. In the
/// stages `run` and `explain` there is no `left`, `hover` and `views`: their sizes are 0, and
/// `right` is the column beside the body.
struct Layout {
  Rect top, left, right, status;
  Rect hover;  ///< the line under the body that names what is under the cursor
  Rect views;  ///< view buttons under that line
  Rect body;
};
Layout layoutOf(WindowSize window, const Settings& settings, Stage stage,
                const core::Messages& messages);

}  // namespace knotmap::ui
