#pragma once

#include <optional>
#include <string>
#include <vector>

#include "findings/explanation.h"
#include "findings/findings_world.h"
#include "ui/frame/ui.h"

struct ImGuiContext;

namespace knotmap::tests {

/// A run of text as it was drawn, read back from the draw lists.
struct DrawnText {
  std::string words;
  ui::Rect place;
  bool cut = false;  ///< some glyph lies across the edge of what may be drawn on
};

/// The panels without a window, in English or in the German of the settings: draws them into Dear
/// ImGui's draw lists, moves a mouse over them and reads what they say. Edits that come back are
/// applied to the session, actions of the interface and of the stages to what they change.
class UiProbe {
 public:
  explicit UiProbe(const session::Session& session, float width = 1280.0f, float height = 2400.0f,
                   const ui::Settings& settings = {});
  ~UiProbe();
  UiProbe(const UiProbe&) = delete;
  UiProbe& operator=(const UiProbe&) = delete;

  ui::UiState state;
  std::string hover, documentName = "Unsaved session";
  const ui::AuthorView* author = nullptr;
  findings::RunState run;          ///< shown in the stage `run`
  findings::ExplainState explain;  ///< shown in the stage `explain`

  /// Draws one frame and applies what comes back.
  ui::UiOutput frame();
  /// Moves there, presses and releases the left button; everything that came back meanwhile.
  ui::UiOutput click(float x, float y);
  /// Clicks the middle of this text; fails the test when it is not drawn.
  ui::UiOutput clickOn(const std::string& words, int occurrence = 0);
  void moveMouse(float x, float y);

  /// What the last frame drew.
  const std::vector<DrawnText>& texts() const { return texts_; }
  std::string allText() const;
  /// Runs that are or contain these words; exact ones first.
  std::vector<DrawnText> find(const std::string& words) const;
  /// The widget that lights up with the mouse there, 0 for none. Does not read texts.
  unsigned widgetAt(float x, float y);

  session::History& history() { return history_; }
  const session::Session& session() const { return history_.now(); }
  const findings::Findings& findings() const { return findings_; }

 private:
  ui::UiOutput draw();
  session::Edits perform(const ui::Action& action);
  void readTexts();

  ImGuiContext* context_;
  session::History history_;
  findings::Findings findings_;
  findings::Explanation explanation_;
  std::uint64_t revision_ = 0;
  std::vector<DrawnText> texts_;
};

}  // namespace knotmap::tests
