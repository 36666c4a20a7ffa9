#pragma once

#include "findings/explanation.h"
#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// The column of explain mode: one page of big type, and below it where one is.
void drawExplain(PanelContext& ctx);

/// Opens explain mode on its first page, or closes it.
void toggleExplain(UiState& state);

/// Leaves explain mode for the plan: its steps, or the questions that are open.
void openPlan(UiState& state);

/// Notes whether pressing the mark that is talked about brings on the known pain.
void answerFamiliar(const session::Session& session, const findings::Explanation& explanation,
                    anatomy::Mark::Familiar familiar, session::Edits& edits);

}  // namespace knotmap::ui
