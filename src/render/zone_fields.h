#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "render/scene.h"

namespace knotmap::render {

/// The distance fields of a scene as the body's shader reads them: one value per fine vertex,
/// stored as a share of kFieldRangeMm.
struct ZoneFields {
  std::vector<std::array<std::int16_t, 4>> essential, spillover;  ///< one pattern a component
  std::vector<std::array<std::int16_t, 4>> areas;  ///< painted, no-press, no tapping, unused
  std::vector<std::uint8_t> zonedFaces;  ///< 1 for faces of the reference mesh a zone may touch
  bool any = false;                      ///< whether there is such a face
};

/// Fills `fields` from the scene; vertices no field lists lie far outside.
void fillZoneFields(const Scene& scene, ZoneFields& fields);

}  // namespace knotmap::render
