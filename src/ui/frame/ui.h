#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "findings/findings.h"
#include "findings/run_state.h"
#include "session/edit.h"
#include "ui/frame/actions.h"
#include "ui/frame/ui_state.h"

struct ImFont;

namespace knotmap::findings {
struct Explanation;
}

namespace knotmap::ui {

struct AuthorView;

/// A word drawn over the body: L and R, mark numbers, names of deep targets. Pixels.
struct OverlayLabel {
  float x = 0, y = 0;
  std::string text;
  enum class Kind { side, mark, deep, landmark } kind = Kind::mark;
};

/// What the panels read in one frame.
struct UiInput {
  const session::History& history;
  const findings::Findings& findings;
  const findings::Catalogue& catalogue;
  std::vector<OverlayLabel> labels;
  std::string hover;         ///< what is under the cursor: "left temple"
  std::string documentName;  ///< file name or "Unsaved session"
  bool dirty = false;
  std::string currentView;                          ///< id of the view the camera rests at, or ""
  bool software = false;                            ///< drawn on the processor
  float statureM = 0.0f;                            ///< of the body as it is; 0: not known
  std::string version;                              ///< of the program
  std::string modelName = {};                       ///< shown beside the body, or ""
  std::vector<Language> languages = {};             ///< to choose from
  const AuthorView* author = nullptr;               ///< the atlas mode, when it is on
  const findings::RunState* run = nullptr;          ///< in the stage `run`
  const findings::ExplainState* explain = nullptr;  ///< in the stage `explain`, with
  const findings::Explanation* explanation = nullptr;  ///< what it says
};

/// A rectangle in pixels, origin top left.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

/// What the panels want done.
struct UiOutput {
  session::Edits edits;
  std::vector<Action> actions;
  bool gestureBegun = false, gestureEnded = false;  ///< around slider drags, for one undo step
};

/// Of a window, in pixels.
struct WindowSize {
  float width = 0, height = 0;
};

/// Where the body is drawn: what the panels leave free in a window of this size.
Rect bodyArea(WindowSize window, const Settings& settings, Stage stage,
              const core::Messages& messages);

/// Draws every panel; between ImGui::NewFrame and ImGui::Render. `state` changes, the session
/// does not: changes to it come back as edits.
UiOutput drawUi(const UiInput& input, UiState& state);

/// The colour of the shown pattern at this place in `Session::patterns`, the same on the body and
/// in the panels: four that colour-blind eyes tell apart (Okabe and Ito 2008). sRGB 0..1.
core::Vec3 patternColour(std::size_t index);

/// Draws only the labels, for pictures without panels.
void drawLabels(const std::vector<OverlayLabel>& labels, const Settings& settings);

/// Fonts, spacing and colours for these settings. Call once after creating the ImGui context and
/// again when settings changed (between frames). `fontFolder` holds the fonts; when one is missing
/// a plainer one stands in and the answer says so, else it is "".
std::string applyStyle(const Settings& settings, const std::filesystem::path& fontFolder);

}  // namespace knotmap::ui
