#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "anatomy/body/body_model.h"
#include "core/result.h"

namespace knotmap::bake {

/// Who touches whom in the reference mesh; the members are those of `anatomy::BodyModel`.
struct Connectivity {
  std::vector<std::array<std::uint16_t, 2>> edges, edgeFaces;
  std::vector<anatomy::Quad> faceEdges;
  std::vector<std::uint32_t> vertexFaceStart;
  std::vector<std::uint16_t> vertexFaces, vertexNext;
  std::vector<std::uint16_t> mirrorVertex, mirrorFace;
  std::vector<anatomy::Triangle> triangles, fineTriangles;
};

/// Builds it, and refuses a mesh that is not a closed two-manifold, or not its own mirror image.
core::Result<Connectivity> connect(std::span<const anatomy::Quad> faces,
                                   std::span<const core::Vec3> positions);

}  // namespace knotmap::bake
