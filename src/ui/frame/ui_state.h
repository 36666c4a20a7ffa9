#pragma once

#include "ui/author/author_state.h"
#include "ui/dialogs/files_state.h"
#include "ui/frame/frame_state.h"
#include "ui/frame/settings.h"
#include "ui/marks/marks_state.h"
#include "ui/muscles/muscles_state.h"
#include "ui/symptom/symptom_state.h"

namespace knotmap::ui {

struct PlanState {
  bool aboutOpen = false;  ///< what a knot is and how far advice goes
};

struct ExplainPanelState {
  int linesScrolled = 0;  ///< of `ExplainState::linesDown`, how much the page has followed
};

/// What only the window knows, room by room: selection, what is open, words being typed. The rooms
/// write their own part; everybody else asks for a named action (ui/frame/actions.h).
struct UiState {
  Settings settings;
  FrameState frame;
  MarksState marks;
  SymptomState symptom;
  MusclesState muscles;
  PlanState plan;
  FilesState files;
  ExplainPanelState explain;
  AuthorPanelState author;
};

}  // namespace knotmap::ui
