#pragma once

#include "anatomy/places/place.h"

namespace knotmap::anatomy {

/// A point of the skin put into the words of data files.
struct FoundPlace {
  Place place;
  float missMm = 0.0f;     ///< from the point asked for to where the words lead, on this body
  bool keptWords = false;  ///< the landmarks of `before` are used again
};

/// What to put into words.
struct PlaceWish {
  BodyPoint target;
  core::Side side = core::Side::left;  ///< the side the place will be resolved for
  const Place* before = nullptr;       ///< how it was written until now, if it was
};

/// A place that leads to a point of the skin. The landmarks of `before` are kept when they still
/// describe the point well: along its path only its amount changes, a little beside it a second
/// length is added. Otherwise landmarks near by are chosen: one alone, a share of the way between
/// two, or a length from such a share toward a third. Amounts are rounded as people write them
/// (whole mm, two or three decimals); `missMm` includes that. Some milliseconds at most.
FoundPlace placeFrom(const Body& body, const Landmarks& landmarks, const PlaceWish& wish);

/// How far from the same spot of the skin a place lands on another body, in mm. `target` is where
/// it leads on the body it was written on.
float driftMm(const Place& place, BodyPoint target, core::Side side, const Landmarks& landmarks,
              const Body& other);

}  // namespace knotmap::anatomy
