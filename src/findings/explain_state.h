#pragma once

#include <cstddef>
#include <optional>

namespace knotmap::findings {

/// The five screens of explain mode, in order.
enum class ExplainPage { feel, origin, test, plan, help };
inline constexpr int kExplainPages = 5;

/// What a person may want of explain mode. `down` and `up` go to another candidate where pages show
/// one, else they scroll.
enum class ExplainCommand {
  nextPage,
  previousPage,
  nextSubject,
  previousSubject,
  nextCandidate,
  down,
  up,
  replay,
  numbers,
  familiarYes,
  familiarNo,
  familiarUnsure,
  openPlan
};

/// Where explain mode has got to: a way of looking, not part of a session.
struct ExplainState {
  int page = 0;                        ///< 0 .. kExplainPages - 1
  std::optional<std::size_t> subject;  ///< place in `Explanation::subjects`; none: by rule
  std::size_t candidate = 0;           ///< place among the subject's points
  bool numbers = false;                ///< sizes, distances and sources are shown, too
  int linesDown = 0;                   ///< that keys asked the page to scroll, all in all
  /// When the pattern began to spread, in the program's seconds; none: with the next picture.
  std::optional<double> began;

  bool operator==(const ExplainState&) const = default;
};

}  // namespace knotmap::findings
