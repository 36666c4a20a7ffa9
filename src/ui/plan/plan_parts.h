#pragma once

#include "guidance/guidance.h"
#include "ui/frame/panel_context.h"

namespace knotmap::ui {

// The parts of a plan in the order they are drawn. Each draws nothing when it has nothing to say.

/// What the answers allow, how long it takes, and what can be done with the plan.
void drawOutcome(PanelContext& ctx);
/// Who does it, how many minutes there are, what is at hand.
void drawSetup(PanelContext& ctx);
/// Where nothing may be pressed, and the steps.
void drawSteps(PanelContext& ctx);
void drawWeek(const PanelContext& ctx);
/// When somebody should have a look, with dates.
void drawFollowUps(const PanelContext& ctx);
/// Precautions that hold for every step.
void drawLimits(const PanelContext& ctx);
/// What only professionals and doctors give.
void drawTreatments(const PanelContext& ctx);
void drawLeftOut(const PanelContext& ctx);

/// "Now", "From 5 December 2026", "In 14 days".
std::string whenWords(const PanelContext& ctx, const guidance::FollowUp& followUp);

/// Who says what about one question, the rule by which the plan chooses, and what trials found.
void drawDisagreement(const PanelContext& ctx, const guidance::Disagreement& row);

}  // namespace knotmap::ui
