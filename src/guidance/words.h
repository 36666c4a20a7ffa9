#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace knotmap::guidance {

inline bool contains(const std::vector<std::string>& all, std::string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

/// The texts with `separator` between them.
inline std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += separator;
    all += text;
  }
  return all;
}

}  // namespace knotmap::guidance
