#include "bake/occlusion.h"

namespace knotmap::bake {

std::vector<std::uint8_t> occlusion(const anatomy::BodyModel&) {
  return std::vector<std::uint8_t>(anatomy::kFineVertexCount, 255);
}

}  // namespace knotmap::bake
