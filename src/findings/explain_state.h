#pragma once

#include <cstddef>
#include <optional>

namespace knotmap::findings {

inline constexpr int kExplainPages = 5;

/// Where explain mode stands: a way of looking, no part of a session.
struct ExplainState {
  int page = 0;                        ///< 0 .. kExplainPages - 1
  std::optional<std::size_t> subject;  ///< place in `Explanation::subjects`; none: by rule
  std::size_t candidate = 0;           ///< place among the subject's points
  bool numbers = false;                ///< sizes, distances and sources are shown, too
  float scrollLines = 0.0f;            ///< how far the page is to be scrolled next
  /// When the pattern began to spread, in the program's seconds; none: with the next picture.
  std::optional<double> began;

  bool operator==(const ExplainState&) const = default;
};

}  // namespace knotmap::findings
