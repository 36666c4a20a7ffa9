#pragma once

#include "ui/author/author_panel.h"

namespace knotmap::ui {

// Parts of the panel of the atlas mode; a row must be chosen.

void drawAuthorSites(PanelContext& ctx, const AuthorView& author);
void drawAuthorStrokes(PanelContext& ctx, const AuthorView& author);
/// The chosen place in words, as the file has it, and how it lands on other bodies.
void drawAuthorPlace(PanelContext& ctx, const AuthorView& author);
/// Regions the zones cover, and what they share with each other and with other rows.
void drawAuthorCover(PanelContext& ctx, const AuthorView& author);

}  // namespace knotmap::ui
