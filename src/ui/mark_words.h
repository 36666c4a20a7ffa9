#pragma once

#include <vector>

namespace knotmap::ui {

/// A word as it is stored and as people read it.
struct WordChoice {
  const char* id;
  const char* words;
};
const std::vector<WordChoice>& qualityChoices();
const std::vector<WordChoice>& sinceChoices();

/// What a knot of this size is like: "a pea" ... "a plum".
const char* sizeWord(float sizeMm);
/// "none", "mild", "moderate", "strong", "severe".
const char* tendernessWord(int tenderness);

}  // namespace knotmap::ui
