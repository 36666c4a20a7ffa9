#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// "Sources (3)": folds out to the titles of these source ids.
void drawSources(const PanelContext& ctx, const std::vector<std::string>& ids);

/// The title of a source, or its id when it is not in the table.
std::string_view sourceTitle(const PanelContext& ctx, std::string_view id);

}  // namespace knotmap::ui
