#include "referral/json_rows.h"

#include <algorithm>

#include "core/json.h"

namespace knotmap::referral {
namespace {

/// The place after the text that begins with the quote at `at`.
std::size_t afterQuoted(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> rowSpans(std::string_view text) {
  // Rows are objects three levels deep: file, list, row; "points" is the only list of the file.
  constexpr int kRowDepth = 3;
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = afterQuoted(text, at);
      continue;
    }
    if ((c == '{' || c == '[') && ++depth == kRowDepth) begin = at;
    if ((c == '}' || c == ']') && depth-- == kRowDepth && c == '}')
      spans.push_back({begin, at + 1});
    ++at;
  }
  return spans;
}

nlohmann::ordered_json withKeyBefore(const nlohmann::ordered_json& object,
                                     std::initializer_list<const char*> later, const char* key) {
  nlohmann::ordered_json made = nlohmann::ordered_json::object();
  bool placed = false;
  for (const auto& item : object.items()) {
    const bool here = std::any_of(later.begin(), later.end(),
                                  [&](const char* name) { return item.key() == name; });
    if (here && !placed) {
      made[key] = nullptr;
      placed = true;
    }
    made[item.key()] = item.value();
  }
  if (!placed) made[key] = nullptr;
  return made;
}

}  // namespace knotmap::referral
