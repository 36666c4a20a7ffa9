#include "ui/frame/interface.h"

namespace knotmap::ui {
namespace {

/// What each action does to the state.
struct Perform {
  UiState& state;

  void operator()(const SelectMark& a) const { state.marks.selected = a.id; }
  void operator()(const ChooseTool& a) const {
    state.marks.tool = a.tool;
    if (a.tool != Tool::muscle) return;
    MuscleDisplay& display = state.muscles.display;
    if (display.skinOpacity >= 1.0f) display.skinOpacity = kSeeThroughSkin;
    state.frame.tab = Tab::muscle;
  }
  void operator()(const OpenTab& a) const { state.frame.tab = a.tab; }
  void operator()(const EnterStage& a) const {
    state.frame.stage = a.stage;
    state.explain = {};
  }
  void operator()(const OpenPlan&) const {
    state.frame.stage = Stage::work;
    state.frame.tab = Tab::plan;
  }
  void operator()(const ToggleHelp&) const { state.frame.helpOpen = !state.frame.helpOpen; }
  void operator()(const ToggleSkin&) const {
    float& opacity = state.muscles.display.skinOpacity;
    opacity = opacity < 1.0f ? 1.0f : kSeeThroughSkin;
  }
  void operator()(const ToggleRunSound&) const {
    state.settings.runSound = !state.settings.runSound;
  }
  void operator()(const SelectMuscle& a) const {
    if (a.muscle)
      select(state.muscles.display, *a.muscle);
    else
      state.muscles.display.selected.reset();
    state.frame.tab = Tab::muscle;
  }
  void operator()(const ShowMuscles& a) const { state.muscles.display = a.display; }
  void operator()(const ChangeSettings& a) const { state.settings = a.settings; }
  void operator()(const AskForFile& a) const {
    state.files.dialog = a.what;
    state.files.error.clear();
    state.files.replaces = false;
  }
  void operator()(const RefuseFile& a) const { state.files.error = a.why; }
  void operator()(const Say& a) const { state.frame.notice = a.notice; }
  void operator()(const StartFresh&) const {
    state.marks.selected.reset();
    state.marks.tool = Tool::mark;
    state.muscles.display.selected.reset();
  }
};

}  // namespace

void perform(UiState& state, const InterfaceAction& action) { std::visit(Perform{state}, action); }

void Interface::perform(const InterfaceAction& action) { ui::perform(state_, action); }

bool Interface::dialogOpen() const {
  return state_.files.dialog != FileDialog::none || state_.frame.helpOpen ||
         state_.frame.aboutOpen || state_.plan.aboutOpen;
}

}  // namespace knotmap::ui
