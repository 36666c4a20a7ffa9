#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "anatomy/body.h"

namespace knotmap::render {

/// Faces of the reference mesh that a picture may show, those without zones first.
struct VisibleFaces {
  std::vector<std::uint16_t> plain, zoned;
};

/// What a picture is seen with.
struct Sight {
  core::Vec3 eye{};
  glm::mat4 viewProjection{1.0f};
};

/// Leaves out faces that lie outside the picture or look away from the eye as a whole. Every fine
/// triangle that faces the eye within the picture belongs to a face that is kept. On a software
/// rasteriser this halves the cost of the vertices, which is most of a picture's.
/// `zonedFaces` is empty or has one entry per face.
void findVisibleFaces(const anatomy::Body& body, const Sight& sight,
                      std::span<const std::uint8_t> zonedFaces, VisibleFaces& faces);

/// Appends the vertex indices of faces whose triangles lie together: `perFace` triangles each.
void appendIndices(std::span<const anatomy::Triangle> triangles, std::size_t perFace,
                   std::span<const std::uint16_t> faces, std::vector<std::uint16_t>& indices);

}  // namespace knotmap::render
