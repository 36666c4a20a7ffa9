#pragma once

#include <optional>

#include "anatomy/places/place.h"

namespace knotmap::anatomy {

/// Finds the amounts of a place whose landmarks are given, so that it leads as close as it can to
/// one point of the left half's skin. For `placeFrom`.
class PlaceFit {
 public:
  /// Both must outlive it. `target` as it would be on the left.
  PlaceFit(const Body& body, const Landmarks& landmarks, BodyPoint target);

  struct Fitted {
    Place place;            ///< amounts rounded as people write them
    float missMm = 0.0f;    ///< from the target, after rounding
    float besideMm = 0.0f;  ///< the length of a place that lies beside a line, else 0
  };
  /// One amount of a place along one line, or two of a length beside a line; amounts inside the
  /// ends stay. None when the amounts would be outside of what files may hold.
  std::optional<Fitted> fitted(const Place& form) const;

  /// The place as it is.
  Fitted unchanged(const Place& place) const { return measured(place); }

  const Body& body() const { return *body_; }
  const Landmarks& landmarks() const { return *landmarks_; }
  SurfacePoint surface() const { return surface_; }

 private:
  /// The point of a path, continued straight on at its end, that is nearest to the target.
  struct Along {
    float mm = 0.0f, lengthMm = 0.0f, missMm = 0.0f;
  };
  Along nearestAlong(BodyPoint from, BodyPoint to) const;
  std::optional<Fitted> alongLine(const Place& form) const;
  Fitted beyondEnd(Place place) const;
  std::optional<Fitted> besideLine(const Place& form) const;
  BodyPoint resolved(const Place& place) const;
  Fitted measured(Place place) const;

  const Body* body_;
  const Landmarks* landmarks_;
  SurfacePoint surface_;
  float unit_ = 1.0f;  ///< mm on this body of a millimetre in a file
};

}  // namespace knotmap::anatomy
