#pragma once

#include "anatomy/body/body.h"

namespace knotmap::anatomy {

/// The point of the skin nearest to `position` among the faces around `near`: exact while the
/// answer lies in `near`'s face or one that touches it.
BodyPoint projectNear(const Body& body, BodyPoint near, core::Vec3 position);

/// Walks `lengthMm` over the skin from `start`, as straight on as the skin allows. `direction`
/// (body space, any length) gives the heading; a heading along the normal stays at `start`.
BodyPoint walkStraight(const Body& body, BodyPoint start, core::Vec3 direction, float lengthMm);

}  // namespace knotmap::anatomy
