#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bake/body_source.h"
#include "bake/connectivity.h"

namespace knotmap::bake {

/// The bytes of a baked body; `occlusion` has one value per fine vertex.
std::vector<std::byte> bodyFile(const BodySource& source, const Connectivity& connectivity,
                                const std::vector<std::uint8_t>& occlusion);

}  // namespace knotmap::bake
