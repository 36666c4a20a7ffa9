#pragma once

#include <optional>
#include <string>
#include <variant>

#include "ui/dialogs/files_state.h"
#include "ui/frame/frame_state.h"
#include "ui/frame/settings.h"
#include "ui/marks/marks_state.h"
#include "ui/muscles/muscle_display.h"

namespace knotmap::ui {

// What changes the state of the interface: the named actions by which anybody outside `ui` writes
// into it. `Interface` performs them.

struct SelectMark {
  std::optional<anatomy::MarkId> id;
};
struct ChooseTool {
  Tool tool = Tool::mark;
};
struct OpenTab {
  Tab tab = Tab::spot;
};
struct EnterStage {
  Stage stage = Stage::work;
};
struct OpenPlan {};  ///< leaves a stage for the plan: its steps, or the questions still open
struct ToggleHelp {};
struct ToggleSkin {};  ///< makes the skin see-through, and opaque again
struct ToggleRunSound {};
struct SelectMuscle {  ///< and opens its tab
  std::optional<anatomy::SidedMuscle> muscle;
};
struct ShowMuscles {
  MuscleDisplay display;
};
struct ChangeSettings {
  Settings settings;
};
struct AskForFile {  ///< `none` closes the dialog
  FileDialog what = FileDialog::open;
};
struct RefuseFile {  ///< says in the open dialog why that file will not do
  std::string why;
};
struct Say {
  Notice notice;
};
struct StartFresh {};  ///< for another session: nothing selected, the marking tool

using InterfaceAction =
    std::variant<SelectMark, ChooseTool, OpenTab, EnterStage, OpenPlan, ToggleHelp, ToggleSkin,
                 ToggleRunSound, SelectMuscle, ShowMuscles, ChangeSettings, AskForFile, RefuseFile,
                 Say, StartFresh>;

}  // namespace knotmap::ui
