#pragma once

#include "bake/body_source.h"
#include "bake/connectivity.h"

namespace knotmap::bake {

/// Makes the rest shape and every morph target its own exact mirror image: some published targets
/// differ between the sides by up to 10 mm at a few vertices. The skin only; the eyes stay.
void symmetrise(BodySource& source, const Connectivity& connectivity);

}  // namespace knotmap::bake
