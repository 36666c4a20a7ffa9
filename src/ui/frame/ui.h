#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/body/body_shape.h"
#include "findings/explain_state.h"
#include "findings/findings.h"
#include "findings/run_state.h"
#include "session/edit.h"
#include "ui/frame/actions.h"
#include "ui/muscles/muscle_display.h"

struct ImFont;

namespace knotmap::findings {
struct Explanation;
}

namespace knotmap::ui {

/// What a click or drag on the body does.
enum class Tool { mark, paint, brokenSkin, muscle };

/// What the person set up; kept between runs, not part of a session.
struct Settings {
  bool dark = false;
  float scale = 1.0f;  ///< 0.75 .. 3
  bool noPressShown = true;
  bool landmarkNames = false;
  bool runSound = true;       ///< tones while a plan is followed
  std::string language = {};  ///< "de"; "": that of the system

  bool operator==(const Settings&) const = default;
};

/// The file panel's uses.
enum class FileDialog { none, open, saveAs, handout };

struct AuthorView;
struct UiState;
/// Takes up a tool; that for muscles makes an opaque skin see-through and opens their tab.
void chooseTool(UiState& state, Tool tool);

/// What a click on the skin does in the atlas mode.
enum class AuthorTool { move, addSite, addStroke, extendStroke };

/// What the window knows of the atlas mode, which is hidden unless it is asked for.
struct AuthorState {
  bool on = false;
  std::string filter;
  std::optional<referral::Handle> chosen, hovered;
  AuthorTool tool = AuthorTool::move;
  referral::Role role = referral::Role::essential;  ///< of the stroke that is added
};

/// What the window is given over to. In `run` and `explain` the side panels make way: the body
/// stands on the left, one column with what is done now on the right.
enum class Stage { work, run, explain };

/// A line of the file dialog.
struct FolderEntry {
  std::string name;
  enum class Kind { folder, session, model } kind = Kind::session;
};

/// What only the window knows: selection, what is open, texts being typed.
struct UiState {
  Settings settings;
  Stage stage = Stage::work;
  Tool tool = Tool::mark;
  float brushRadiusMm = 15.0f;
  std::optional<anatomy::MarkId> selected;
  enum class Tab { spot, symptoms, muscle, plan };
  Tab tab = Tab::spot;
  std::string symptomFilter, muscleFilter;
  MuscleDisplay muscles;
  AuthorState author;
  findings::ExplainState explain;
  findings::RunState run;
  bool aboutOpen = false, adviceInfoOpen = false, helpOpen = false, bodyOpen = false;
  FileDialog fileDialog = FileDialog::none;
  std::string dialogFolder, dialogName, dialogError;
  std::string message;  ///< a line for the status bar
  bool messageIsError = false;
  std::optional<anatomy::Mark> markDraft;  ///< text fields being edited
  std::vector<FolderEntry> dialogEntries;  ///< of the folder `dialogListed`
  std::string dialogListed;
  bool dialogReplaces = false;  ///< asks whether a file may be replaced
  std::size_t candidatesShown = referral::kNamedFirst;
  bool answersOpen = false;  ///< answered questions are listed for a change of mind
  bool searchFocus = false;  ///< the search box takes the keyboard in the next frame
};

/// A word drawn over the body: L and R, mark numbers, names of deep targets. Pixels.
struct OverlayLabel {
  float x = 0, y = 0;
  std::string text;
  enum class Kind { side, mark, deep, landmark } kind = Kind::mark;
};

/// A language of the interface: "de", "Deutsch".
struct Language {
  std::string id, name;
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
  std::string currentView;               ///< id of the view the camera rests at, or ""
  bool software = false;                 ///< drawn on the processor
  float statureM = 0.0f;                 ///< of the body of now; 0: not known
  std::string version;                   ///< of the program
  std::string modelName = {};            ///< shown beside the body, or ""
  std::vector<Language> languages = {};  ///< to choose from
  const AuthorView* author = nullptr;    ///< the atlas mode, when it is on
  const findings::Explanation* explanation = nullptr;  ///< in the stage `explain`
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

/// The colour of the shown pattern with this place in `Session::patterns`, the same on the body and
/// in the panels: four that colour-blind eyes tell apart (Okabe and Ito 2008). sRGB 0..1.
core::Vec3 patternColour(std::size_t index);

/// Draws only the labels, for pictures without panels.
void drawLabels(const std::vector<OverlayLabel>& labels, const Settings& settings);

/// Fonts, spacing and colours for these settings. Call once after creating the ImGui context and
/// again when settings changed (between frames). `fontFolder` holds the fonts; when one is missing
/// a plainer one stands in and the answer says so, else it is "".
std::string applyStyle(const Settings& settings, const std::filesystem::path& fontFolder);

}  // namespace knotmap::ui
