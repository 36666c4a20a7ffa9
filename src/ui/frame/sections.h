#pragma once

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

// One function per panel or section; each reads the context and reports to it. panels.cpp lists
// the panels; drawLeftPanel and drawRightPanel call their sections.

void drawTopBar(PanelContext& ctx);
void drawViewBar(PanelContext& ctx);
void drawHoverLine(PanelContext& ctx);
void drawStatusBar(PanelContext& ctx);
void drawLeftPanel(PanelContext& ctx);
void drawRightPanel(PanelContext& ctx);
void drawFileDialog(PanelContext& ctx);
void drawHelpWindow(PanelContext& ctx);
void drawAboutWindow(PanelContext& ctx);
void drawAdviceWindow(PanelContext& ctx);

// Sections of the left panel.
void drawMarkList(PanelContext& ctx);
void drawMarkEditor(PanelContext& ctx, const anatomy::Mark& mark);
void drawLayers(PanelContext& ctx);
void drawBodyShape(PanelContext& ctx);

// Tabs of the right panel.
void drawSpotTab(PanelContext& ctx);
void drawSymptomTab(PanelContext& ctx);
void drawMuscleTab(PanelContext& ctx);
void drawPlanTab(PanelContext& ctx);

/// What has to be ruled out before a muscle is blamed; draws nothing when there is nothing.
void drawRuledOutFirst(const PanelContext& ctx, const std::vector<std::string>& sentences);

// Parts of the plan.
void drawStops(PanelContext& ctx);
/// The first stop in brief, for the tabs that do not show it in full; nothing without one.
void drawStopReminder(PanelContext& ctx);
void drawQuestions(PanelContext& ctx);
void drawAnswers(PanelContext& ctx);

}  // namespace knotmap::ui
