#pragma once

#include <cstdint>
#include <vector>

#include "anatomy/body/body_model.h"

namespace knotmap::bake {

/// How open the sky is above every fine vertex of the average body, 0 closed .. 255 open: the
/// share of cosine-weighted directions that leave without meeting skin within 0.3 m, a miss
/// farther away counting in full. Averaged over the average man and woman.
std::vector<std::uint8_t> occlusion(const anatomy::BodyModel& model);

}  // namespace knotmap::bake
