#include "ui/mark_words.h"

namespace knotmap::ui {

const std::vector<WordChoice>& qualityChoices() {
  static const std::vector<WordChoice> choices = {
      {"", "Not said"},       {"aching", "Aching"},     {"pressing", "Pressing"},
      {"burning", "Burning"}, {"stabbing", "Stabbing"}, {"throbbing", "Throbbing"},
      {"pulling", "Pulling"}, {"tingling", "Tingling"}, {"numb", "Numb"}};
  return choices;
}

const std::vector<WordChoice>& sinceChoices() {
  static const std::vector<WordChoice> choices = {{"", "Not said"},
                                                  {"today", "Today"},
                                                  {"days", "Some days"},
                                                  {"weeks", "Some weeks"},
                                                  {"months", "Months or longer"}};
  return choices;
}

const char* sizeWord(float sizeMm) {
  // Rounded usual diameters; each word reaches to halfway to the next.
  if (sizeMm < 8.5f) return "like a pea";
  if (sizeMm < 12.5f) return "like a bean";
  if (sizeMm < 18.0f) return "like a hazelnut";
  if (sizeMm < 26.0f) return "like a cherry";
  if (sizeMm < 38.0f) return "like a walnut";
  return "like a plum";
}

const char* tendernessWord(int tenderness) {
  if (tenderness <= 0) return "none";
  if (tenderness <= 3) return "mild";
  if (tenderness <= 6) return "moderate";
  if (tenderness <= 8) return "strong";
  return "severe";
}

}  // namespace knotmap::ui
