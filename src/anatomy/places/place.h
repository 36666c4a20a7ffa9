#pragma once

#include <memory>
#include <vector>

#include "anatomy/places/landmarks.h"
#include "core/forward.h"

namespace knotmap::anatomy {

/// A place on the skin written relative to landmarks, as data files write it:
///   "acromion"                                     a landmark of the same side
///   "opposite:eyebrow"                             of the other side
///   { "between": [PLACE, PLACE], "at": 0.6 }       a share of the skin path between two places
///   { "from": PLACE, "toward": PLACE, "mm": 20 }   a length along that path, for a stature of
///                                                  1.73 m and scaled with the body's stature
/// `mm` may be negative or go beyond the end: the path is then continued straight on.
struct Place {
  enum class Kind { landmark, between, toward };
  Kind kind = Kind::landmark;
  LandmarkId landmark{};
  bool otherSide = false;
  float amount = 0.0f;  ///< share, or mm
  std::vector<Place> ends{};

  bool operator==(const Place&) const = default;
};

/// Reads a place; notes a problem for unknown landmarks (with a suggestion) and bad numbers.
Place readPlace(const core::DataReader& data, const LandmarkTable& table);

/// A place in words, for help texts: "60 % of the way from C7 to the acromion".
std::string describePlace(const Place& place, const LandmarkTable& table);

/// Finds a place on a body for one side of it. Points found on the right are the mirror image of
/// those on the left.
BodyPoint resolvePlace(const Place& place, const Body& body, const Landmarks& landmarks,
                       core::Side side);

}  // namespace knotmap::anatomy
