#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/frame/actions.h"
#include "ui/keys/keys.h"

namespace knotmap::ui {

/// The stages a key means something in.
struct KeyStages {
  bool work = false, run = false, explain = false;

  bool has(Stage stage) const {
    return stage == Stage::work ? work : stage == Stage::run ? run : explain;
  }
};

/// A row of the keymap: what a key does and what help calls it.
struct KeyBinding {
  std::string_view id;  ///< unique: "undo", for tooltips
  std::vector<Chord> chords;
  KeyStages stages;
  Action action;
  std::string_view line;  ///< its line in help, the text "keys.LINE"; rows share one
};

/// Every key of the program: the one place where one is added. Help and tooltips come from it, and
/// a test compares docs/ui.md with it. Keys that move between panels, scroll a column or work in
/// text fields are read by Dear ImGui.
const std::vector<KeyBinding>& keymap();

/// What a chord means in a stage; none: nothing there.
std::optional<Action> actionOf(const Chord& chord, Stage stage);

}  // namespace knotmap::ui
