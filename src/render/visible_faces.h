#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::render {

// Leaving out what cannot be seen: on a software rasteriser vertices and triangle set-up are most
// of a picture's cost, and half of a body looks away.

/// The planes of all triangles of a mesh, `perFace` neighbours to each face of the reference mesh.
struct FacePlanes {
  std::size_t perFace = 0;
  std::vector<float> x, y, z, offset;  ///< normal, and its product with a corner
};
FacePlanes facePlanes(std::span<const core::Vec3> positions,
                      std::span<const anatomy::Triangle> triangles, std::size_t perFace);

/// 1 for every face with a triangle that faces the eye.
std::vector<std::uint8_t> facingFaces(const FacePlanes& planes, core::Vec3 eye);

/// The facing faces that reach into the picture.
std::vector<std::uint16_t> visibleFaces(const anatomy::Body& body, const glm::mat4& viewProjection,
                                        std::span<const std::uint8_t> facing);

/// Appends the vertex indices of faces whose triangles lie together: `perFace` triangles each.
void appendIndices(std::span<const anatomy::Triangle> triangles, std::size_t perFace,
                   std::span<const std::uint16_t> faces, std::vector<std::uint16_t>& indices);

}  // namespace knotmap::render
