#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "ui/frame/frame_state.h"
#include "ui/frame/panel_context.h"
#include "ui/keys/keys.h"

namespace knotmap::ui {

/// "Ctrl + Z", in the language of the messages.
std::string chordWords(const Chord& chord, const core::Messages& messages);

/// A line of help: its keys, "1 ... 0", and what they do.
struct KeyLine {
  std::string keys, does;
};
/// The lines of help for a stage. `run` and `explain` list the keys that the stage `work` lacks.
std::vector<KeyLine> keyLines(Stage stage, const core::Messages& messages);
/// The lines of the stage `work` that hold in this stage as well.
std::vector<KeyLine> sharedKeyLines(Stage stage, const core::Messages& messages);

/// The first chord of a row of the keymap: for tooltips.
std::string keysFor(const PanelContext& ctx, std::string_view binding);
/// "Save (Ctrl + S)"; the words alone where no key does the same.
std::string tipWithKeys(const PanelContext& ctx, std::string_view words, std::string_view binding);
/// These lines of a stage's help in one paragraph: "Space: start, pause. Right: skip. ..."
std::string keyParagraph(Stage stage, std::initializer_list<std::string_view> lines,
                         const core::Messages& messages);

}  // namespace knotmap::ui
