#pragma once

#include <cstddef>
#include <optional>

namespace knotmap::findings {

inline constexpr int kExplainPages = 5;

/// Where explain mode has got to: a way of looking, not part of a session.
struct ExplainState {
  int page = 0;                        ///< 0 .. kExplainPages - 1
  std::optional<std::size_t> subject;  ///< place in `Explanation::subjects`; none: by rule
  std::size_t candidate = 0;           ///< place among the subject's points
  bool numbers = false;                ///< sizes, distances and sources are shown too
  float scrollLines = 0.0f;            ///< how far to scroll the page next
  /// When the pattern began to spread, in the program's seconds; none: it begins with the next
  /// picture.
  std::optional<double> began;

  bool operator==(const ExplainState&) const = default;
};

}  // namespace knotmap::findings
