#include "ui/keys/key_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/messages.h"
#include "ui/keys/keymap.h"

namespace knotmap::ui {
namespace {

std::string keyWords(Key key, const core::Messages& messages) {
  const int code = static_cast<int>(key);
  if (key == Key::minus || key == Key::padMinus) return "-";
  if (key > Key::space && key <= Key::z) return std::string(1, static_cast<char>(code));
  if (key >= Key::f1 && code < static_cast<int>(Key::f1) + 25)
    return fmt::format("F{}", code - static_cast<int>(Key::f1) + 1);
  switch (key) {
    case Key::space:
      return messages("keys.space");
    case Key::escape:
      return messages("keys.escape");
    case Key::enter:
    case Key::padEnter:
      return messages("keys.enter");
    case Key::tab:
      return messages("keys.tab");
    case Key::del:
      return messages("keys.delete");
    case Key::right:
      return messages("keys.right");
    case Key::left:
      return messages("keys.left");
    case Key::down:
      return messages("keys.down");
    case Key::up:
      return messages("keys.up");
    case Key::pageUp:
      return messages("keys.page-up");
    case Key::pageDown:
      return messages("keys.page-down");
    default:
      return {};
  }
}

bool onPad(Key key) { return key >= Key::pad0 && key <= Key::padEnter; }

std::string modifierWords(const Chord& chord, const core::Messages& messages) {
  std::string words;
  if (chord.control) words += std::string(messages("keys.control")) + " + ";
  if (chord.shift) words += std::string(messages("keys.shift")) + " + ";
  return words;
}

/// "M, P, B, T", "Shift + Left, Right", "1 ... 0": modifiers that follow each other are said once,
/// of many digits only the ends.
std::string chordList(const std::vector<Chord>& chords, const core::Messages& messages) {
  constexpr std::size_t kMany = 6;
  if (chords.size() > kMany)
    return fmt::format("{} ... {}", chordWords(chords.front(), messages),
                       chordWords(chords.back(), messages));
  std::string words, last;
  for (const Chord& chord : chords) {
    const std::string modifiers = modifierWords(chord, messages);
    words += words.empty() ? "" : ", ";
    words += (modifiers == last ? "" : modifiers) + keyWords(chord.key, messages);
    last = modifiers;
  }
  return words;
}

/// The rows that help lists together.
using Listed = std::function<bool(const KeyBinding&)>;

/// `run` and `explain` list their own keys, `work` the rest.
Listed ownOf(Stage stage) {
  return [stage](const KeyBinding& row) {
    return row.stages.has(stage) && (stage == Stage::work || !row.stages.work);
  };
}

KeyLine keyLine(std::string_view line, const Listed& listed, const core::Messages& messages) {
  std::vector<Chord> chords;
  for (const KeyBinding& row : keymap())
    if (row.line == line && listed(row))
      for (const Chord& chord : row.chords)
        if (!onPad(chord.key)) chords.push_back(chord);
  return {chordList(chords, messages), messages(fmt::format("keys.{}", line))};
}

std::vector<KeyLine> linesOf(const Listed& listed, const core::Messages& messages) {
  std::vector<std::string_view> lines;
  for (const KeyBinding& row : keymap())
    if (listed(row) && std::find(lines.begin(), lines.end(), row.line) == lines.end())
      lines.push_back(row.line);
  std::vector<KeyLine> words;
  for (const std::string_view line : lines) words.push_back(keyLine(line, listed, messages));
  return words;
}

}  // namespace

std::string chordWords(const Chord& chord, const core::Messages& messages) {
  return modifierWords(chord, messages) + keyWords(chord.key, messages);
}

std::vector<KeyLine> keyLines(Stage stage, const core::Messages& messages) {
  return linesOf(ownOf(stage), messages);
}

std::vector<KeyLine> sharedKeyLines(Stage stage, const core::Messages& messages) {
  return linesOf(
      [stage](const KeyBinding& row) { return row.stages.work && row.stages.has(stage); },
      messages);
}

std::string keysFor(const PanelContext& ctx, std::string_view binding) {
  const auto& rows = keymap();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const KeyBinding& each) { return each.id == binding; });
  return row == rows.end() ? std::string{}
                           : chordWords(row->chords.front(), ctx.input.catalogue.messages);
}

std::string tipWithKeys(const PanelContext& ctx, std::string_view words, std::string_view binding) {
  const std::string keys = keysFor(ctx, binding);
  return keys.empty() ? std::string(words) : fmt::format("{} ({})", words, keys);
}

std::string keyParagraph(Stage stage, std::initializer_list<std::string_view> lines,
                         const core::Messages& messages) {
  std::string paragraph;
  for (const std::string_view line : lines) {
    const KeyLine words = keyLine(line, ownOf(stage), messages);
    paragraph += fmt::format("{}{}: {}.", paragraph.empty() ? "" : " ", words.keys, words.does);
  }
  return paragraph;
}

}  // namespace knotmap::ui
