#pragma once

#include <optional>
#include <string>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// As many patterns as the body can tell apart are shown at once.
inline constexpr std::size_t kMostPatterns = 4;

/// "left upper trapezius, front edge".
std::string patternName(const PanelContext& ctx, const session::ShownPattern& pattern);
std::string pointTitle(const PanelContext& ctx, referral::TriggerPointId point, core::Side side);

/// The place of a pattern among the shown ones, which decides its colour.
std::optional<std::size_t> shownIndex(const session::Session& session,
                                      const session::ShownPattern& pattern);

/// Asks for the pattern to be shown; the oldest one makes room when there are too many.
void showPattern(PanelContext& ctx, const session::ShownPattern& pattern);

/// What is known about a trigger point: legend, signs, how it is tried, evidence and sources.
void drawPointDetails(const PanelContext& ctx, const referral::TriggerPoint& point,
                      std::optional<std::size_t> shown);

}  // namespace knotmap::ui
