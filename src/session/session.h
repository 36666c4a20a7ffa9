#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/body/body_shape.h"
#include "anatomy/places/mark.h"
#include "core/side.h"
#include "guidance/guidance.h"

namespace knotmap::session {

/// A pattern that is drawn on the body.
struct ShownPattern {
  std::string triggerPoint;  ///< "TRAP-1"
  core::Side side = core::Side::left;

  bool operator==(const ShownPattern&) const = default;
};

/// A symptom the person chose, with the side it is felt on.
struct ChosenSymptom {
  std::string symptom;             ///< "toothache-lower-molars"
  std::optional<core::Side> side;  ///< none: not sure, or both

  bool operator==(const ChosenSymptom&) const = default;
};

/// How a mark felt before and after following a plan, 0..10.
struct Score {
  anatomy::MarkId mark{};
  std::string date;  ///< "2026-11-21"
  int before = 0;
  std::optional<int> after;  ///< none: not asked yet

  bool operator==(const Score&) const = default;
};

/// One document: what was marked, asked and answered on one body. A plain value; every change is
/// an `Edit`.
struct Session {
  anatomy::BodyShape shape = anatomy::defaultMan();
  bool covered = true;  ///< shorts, and a band for women
  std::vector<anatomy::Mark> marks;
  std::uint32_t nextMark = 1;  ///< ids are never used twice
  std::vector<ShownPattern> patterns;
  std::vector<ChosenSymptom> symptoms;
  guidance::Answers answers;
  guidance::With with = guidance::With::alone;
  std::vector<std::string> tools;  ///< tools at hand
  std::optional<int> minutes;      ///< at hand for one go; none: as long as it takes
  std::vector<Score> scores;       ///< oldest first
  std::string notes;

  bool operator==(const Session&) const = default;

  const anatomy::Mark* find(anatomy::MarkId id) const;
};

}  // namespace knotmap::session
