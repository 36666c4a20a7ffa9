#pragma once

#include <string>
#include <string_view>

#include "anatomy/body/body_shape.h"
#include "anatomy/places/mark.h"
#include "session/session.h"

namespace knotmap::session {

/// Text that a session may hold: valid UTF-8 (what is not becomes U+FFFD), no control characters
/// but line breaks and tabs, at most `maxBytes`, cut between characters.
std::string cleanText(std::string_view text, std::size_t maxBytes);

/// Is this a place on the body? False for faces that do not exist, for u or v outside 0..1 or NaN.
bool isPlace(anatomy::BodyPoint point);

/// Is this a UUID of version 4 as programs write it: "3f2b8c1e-9d54-4a7e-8b21-0c6f5e2d9a47"?
bool isUuid(std::string_view text);

/// Is this a date a session may carry: `core::isMoment`, of a sensible length?
bool isSessionDate(std::string_view text);

/// Is this a day of the calendar, written like "2026-11-21"?
bool isDate(std::string_view text);

/// The mark with every number brought into its range and every text cleaned; NaN becomes the
/// default. A knot loses its dabs.
anatomy::Mark cleanMark(anatomy::Mark mark);

/// The person with the age brought into its range.
Person cleanPerson(Person person);

/// The shape with every number brought into its range; NaN becomes the default.
anatomy::BodyShape cleanShape(anatomy::BodyShape shape);

/// Sizes of a session that are bounded as a whole.
struct Extent {
  std::size_t dabs = 0;          ///< of all marks
  std::size_t textBytes = 0;     ///< texts of all marks and the notes
  std::size_t unknownBytes = 0;  ///< what newer programs said
};
Extent extentOf(const Session& session);

/// Is the session within every bound of limits.h that counts things?
bool withinLimits(const Session& session);

}  // namespace knotmap::session
