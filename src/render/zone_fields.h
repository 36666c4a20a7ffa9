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
  std::vector<std::array<std::int16_t, 2>> areas;                 ///< painted, no-press
  std::vector<std::uint8_t> touched;  ///< 1 where any zone may show at or next to the vertex
  bool any = false;                   ///< whether any vertex is touched
};

/// Fills `fields` from the scene; vertices no field lists lie far outside.
void fillZoneFields(const Scene& scene, ZoneFields& fields);

/// Triangle indices with those no zone can touch first; returns how many those are (indices).
std::size_t partitionByZones(std::span<const anatomy::Triangle> triangles,
                             std::span<const std::uint8_t> touched,
                             std::vector<std::uint16_t>& indices);

}  // namespace knotmap::render
