#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anatomy/body/body_shape.h"
#include "anatomy/places/mark.h"
#include "core/side.h"
#include "core/unknown.h"
#include "guidance/guidance.h"

namespace knotmap::session {

/// A pattern that is drawn on the body.
struct ShownPattern {
  std::string triggerPoint;  ///< "TRAP-1"
  core::Side side = core::Side::left;
  core::Unknown unknown{};

  bool operator==(const ShownPattern&) const = default;
};

/// Is it the same pattern on the same side, whatever else is said about it?
bool isSame(const ShownPattern& a, const ShownPattern& b);

/// A symptom the person chose, with the side it is felt on.
struct ChosenSymptom {
  std::string symptom;             ///< "toothache-lower-molars"
  std::optional<core::Side> side;  ///< none: not sure, or both
  core::Unknown unknown{};

  bool operator==(const ChosenSymptom&) const = default;
};

/// How a mark felt before and after following a plan, 0..10.
struct Score {
  anatomy::MarkId mark{};
  std::string date;  ///< "2026-11-21"
  int before = 0;
  std::optional<int> after;  ///< none: not asked yet
  core::Unknown unknown{};

  bool operator==(const Score&) const = default;
};

enum class Sex { female, male };

/// Whom the session is about, as far as they said.
struct Person {
  std::optional<int> ageYears{};  ///< 0..120
  std::optional<Sex> sex{};
  core::Unknown unknown{};

  bool operator==(const Person&) const = default;
};

/// One document: what was marked, asked and answered on one body. A plain value; every change is
/// an `Edit`. Each `unknown` holds what a newer program wrote about the object it stands in. It is
/// kept with that object; edits that do not replace the object leave it alone.
struct Session {
  std::string uuid;  ///< of version 4, for good; "" in sessions of older programs
  std::string date;  ///< when it was begun, "2026-11-21T18:05:34+01:00"; "" when not known
  Person person;     ///< empty when nothing was said
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
  core::Unknown unknown{};
  /// Minor version of the file it came from when that is newer than this program's; written back,
  /// for what is unknown belongs to that version.
  std::optional<int> newerMinor;

  bool operator==(const Session&) const = default;

  const anatomy::Mark* find(anatomy::MarkId id) const;
};

}  // namespace knotmap::session
