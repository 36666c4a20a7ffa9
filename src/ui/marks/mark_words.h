#pragma once

#include <string>
#include <vector>

#include "core/forward.h"

namespace knotmap::ui {

/// A word as it is stored, and the key of the text that people read for it.
struct WordChoice {
  const char* id;
  const char* key;
};
const std::vector<WordChoice>& qualityChoices();
const std::vector<WordChoice>& sinceChoices();

/// The text for what a knot of this size is like: a pea ... a plum.
const char* sizeKey(float sizeMm);
/// The text for none, mild, moderate, strong or severe.
const char* tendernessKey(int tenderness);

/// What an edit is called, from `session::editName`: "Move mark".
std::string editWords(const core::Messages& messages, const std::string& editName);

}  // namespace knotmap::ui
