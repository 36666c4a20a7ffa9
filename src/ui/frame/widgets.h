#pragma once

#include <imgui.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/frame/panel_context.h"

namespace knotmap::ui {

// Text wraps at the right edge of the panel or card it is in.
void text(std::string_view words);
void colouredText(const ImVec4& colour, std::string_view words);
/// Secondary text, 13 px.
void softText(const PanelContext& ctx, std::string_view words);
void smallText(const ImVec4& colour, std::string_view words);
/// Semibold text; a heading of a section with space above it.
void strongText(std::string_view words, const ImVec4* colour = nullptr);
void sectionHeading(const PanelContext& ctx, const char* words);
/// A bullet with hanging indent.
void bullet(const PanelContext& ctx, std::string_view words);
/// "1." with hanging indent.
void numbered(const PanelContext& ctx, int number, std::string_view words);
/// An icon before text that hangs beside it.
void iconText(const char* icon, const ImVec4& colour, std::string_view words);
void gap(const PanelContext& ctx, float atScaleOne);
/// A thin line across the panel.
void rule(const PanelContext& ctx);

/// Words beside the last item while the mouse or the keyboard is on it.
void tooltip(const PanelContext& ctx, std::string_view words);

struct IconButton {
  const char* id;  ///< unique among its neighbours
  const char* icon;
  std::string tip;
  bool enabled = true;
  bool active = false;          ///< drawn as chosen
  float size = 34.0f;           ///< at scale 1
  const char* label = nullptr;  ///< words after the icon
};
bool iconButton(const PanelContext& ctx, const IconButton& button);
float iconButtonWidth(const PanelContext& ctx, const IconButton& button);

/// A filled button for the main action; a quiet one for others. Width 0 fits the label.
bool primaryButton(const PanelContext& ctx, const char* label, float width = 0.0f);
bool quietButton(const PanelContext& ctx, const char* label, float width = 0.0f);

/// A button with this label goes beside the last item where it has room.
void besideIfRoom(const char* label);

/// Choices side by side, of which one or none is chosen; equal widths where they fit, else they
/// wrap. The index that was clicked.
std::optional<int> choice(const PanelContext& ctx, const char* id,
                          std::span<const char* const> labels, int chosen);

/// A line that folds away what follows; true while open.
bool expander(const PanelContext& ctx, const char* label, bool openAtFirst = false);

/// A row that can be chosen, with wrapped text; `right` leaves room at its end.
struct Row {
  const char* id;
  std::string_view words;
  std::string_view note;  ///< a second, smaller line
  bool chosen = false;
  const char* icon = nullptr;
  float right = 0.0f;  ///< pixels
};
bool row(const PanelContext& ctx, const Row& row);

/// A slim slider without words: they stand above it, where its knob does not hide them. True when
/// the value changed; notes its gesture.
struct ThinSlider {
  const char* id;
  float* value;
  float low, high;
};
bool thinSlider(PanelContext& ctx, const ThinSlider& slider);

/// Notes the start and end of a drag or of typing in the last item, which make one undo step.
void gesture(PanelContext& ctx);

/// A box for a note of several lines, this high at scale 1. Its text wraps while nobody types in
/// it. True when it changed; notes its gesture.
bool noteBox(PanelContext& ctx, const char* id, std::string& note, float height);

/// A small rounded label on soft ground, to be placed in a line of others.
void chip(const PanelContext& ctx, std::string_view words, const ImVec4& ink, const ImVec4& ground);

/// A small filled square in this colour, in a line with text.
void swatch(const PanelContext& ctx, core::Vec3 colour);

}  // namespace knotmap::ui
