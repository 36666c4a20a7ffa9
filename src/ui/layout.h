#pragma once

#include <vector>

#include "ui/ui.h"

namespace knotmap::ui {

/// A button of the view bar. Widths are fixed so that the layout needs no font.
struct ViewButton {
  const char* id;     ///< of the view: "three-quarter-back"
  const char* label;  ///< on the button
  const char* name;   ///< in full
  const char* key;    ///< the key that does the same, "" for none
  float width;        ///< at scale 1
};
const std::vector<ViewButton>& viewButtons();

/// Where everything of a window lies. The rectangles do not overlap and fill the window. In the
/// stages `run` and `explain` there is no `left`, `hover` and `views`: their sizes are 0, and
/// `right` is the column beside the body.
struct Layout {
  Rect top, left, right, status;
  Rect hover;  ///< the line under the body that names what is under the cursor
  Rect views;  ///< view buttons under that line
  Rect body;
};
Layout layoutOf(float windowWidth, float windowHeight, const Settings& settings,
                Stage stage = Stage::work);

}  // namespace knotmap::ui
