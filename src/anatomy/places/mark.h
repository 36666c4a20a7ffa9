#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/body/body_point.h"
#include "core/unknown.h"

namespace knotmap::anatomy {

enum class MarkId : std::uint32_t {};

/// One dab of the painting brush: everything within `radiusMm` along the skin.
struct BrushDab {
  BodyPoint at;
  float radiusMm = 12.0f;

  bool operator==(const BrushDab&) const = default;
};

/// What a person put on the body: a knot (a sore spot) or a painted pain area.
struct Mark {
  enum class Kind { knot, painArea, brokenSkin };
  enum class Familiar { unknown, yes, no };

  MarkId id{};
  Kind kind = Kind::knot;
  BodyPoint at;                           ///< knot: its centre; areas: their first dab
  float sizeMm = 12.0f;                   ///< knot diameter, pea (6) to plum (50)
  int tenderness = 5;                     ///< 0..10
  std::string quality;                    ///< "aching", "burning", ... or ""
  std::string since;                      ///< "today", "days", "weeks", "months" or ""
  Familiar familiar = Familiar::unknown;  ///< does pressing bring on the pain they know?
  std::string triggerPoint;               ///< chosen candidate ("TRAP-1"), "" while none is chosen
  std::string muscle;  ///< chosen for it ("trapezius.upper"), "" for the proposed one
  std::string note;
  bool comesBack = false;  ///< a knot that returns to the same place again and again
  bool locked = false;
  std::vector<BrushDab> dabs;  ///< painted areas only
  core::Unknown unknown{};     ///< what a newer program said of it

  bool operator==(const Mark&) const = default;
};

}  // namespace knotmap::anatomy
