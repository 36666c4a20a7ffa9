#include "ui/marks/mark_words.h"

#include "core/messages.h"

namespace knotmap::ui {

const std::vector<WordChoice>& qualityChoices() {
  static const std::vector<WordChoice> choices = {
      {"", "mark-words.not-said"},         {"aching", "mark-words.aching"},
      {"pressing", "mark-words.pressing"}, {"burning", "mark-words.burning"},
      {"stabbing", "mark-words.stabbing"}, {"throbbing", "mark-words.throbbing"},
      {"pulling", "mark-words.pulling"},   {"tingling", "mark-words.tingling"},
      {"numb", "mark-words.numb"}};
  return choices;
}

const std::vector<WordChoice>& sinceChoices() {
  static const std::vector<WordChoice> choices = {{"", "mark-words.not-said"},
                                                  {"today", "mark-words.today"},
                                                  {"days", "mark-words.days"},
                                                  {"weeks", "mark-words.weeks"},
                                                  {"months", "mark-words.months"}};
  return choices;
}

const char* sizeKey(float sizeMm) {
  // Rounded usual diameters; each word reaches to halfway to the next.
  if (sizeMm < 8.5f) return "mark-words.pea";
  if (sizeMm < 12.5f) return "mark-words.bean";
  if (sizeMm < 18.0f) return "mark-words.hazelnut";
  if (sizeMm < 26.0f) return "mark-words.cherry";
  if (sizeMm < 38.0f) return "mark-words.walnut";
  return "mark-words.plum";
}

const char* tendernessKey(int tenderness) {
  if (tenderness <= 0) return "mark-words.none";
  if (tenderness <= 3) return "mark-words.mild";
  if (tenderness <= 6) return "mark-words.moderate";
  if (tenderness <= 8) return "mark-words.strong";
  return "mark-words.severe";
}

std::string editWords(const core::Messages& messages, const std::string& editName) {
  const std::size_t space = editName.find(' ');
  if (space == std::string::npos) return messages(editName);
  return messages(editName.substr(0, space), fmt::arg("what", editName.substr(space + 1)));
}

}  // namespace knotmap::ui
