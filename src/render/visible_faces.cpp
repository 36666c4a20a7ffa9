#include "render/visible_faces.h"

#include <algorithm>
#include <array>

namespace knotmap::render {
namespace {

/// How far a face may reach beyond its corners, in metres.
constexpr float kReachM = 0.02f;

enum Outside : std::uint8_t { kLeft = 1, kRight = 2, kBelow = 4, kAbove = 8 };

std::uint8_t outsideBits(const glm::vec4& clip, float reach) {
  const float limit = clip.w + reach;
  return static_cast<std::uint8_t>((clip.x < -limit ? kLeft : 0) | (clip.x > limit ? kRight : 0) |
                                   (clip.y < -limit ? kBelow : 0) | (clip.y > limit ? kAbove : 0));
}

}  // namespace

FacePlanes facePlanes(std::span<const core::Vec3> positions,
                      std::span<const anatomy::Triangle> triangles, std::size_t perFace) {
  FacePlanes planes{.perFace = perFace, .x = {}, .y = {}, .z = {}, .offset = {}};
  for (auto* values : {&planes.x, &planes.y, &planes.z, &planes.offset})
    values->resize(triangles.size());
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    const core::Vec3 a = positions[triangles[t][0]];
    const core::Vec3 normal =
        glm::cross(positions[triangles[t][1]] - a, positions[triangles[t][2]] - a);
    planes.x[t] = normal.x;
    planes.y[t] = normal.y;
    planes.z[t] = normal.z;
    planes.offset[t] = glm::dot(normal, a);
  }
  return planes;
}

std::vector<std::uint8_t> facingFaces(const FacePlanes& planes, core::Vec3 eye) {
  std::vector<std::uint8_t> triangleFaces(planes.x.size());
  for (std::size_t t = 0; t < triangleFaces.size(); ++t)
    triangleFaces[t] =
        planes.x[t] * eye.x + planes.y[t] * eye.y + planes.z[t] * eye.z > planes.offset[t];
  std::vector<std::uint8_t> facing(triangleFaces.size() / planes.perFace);
  const std::uint8_t* triangle = triangleFaces.data();
  for (std::uint8_t& any : facing)
    for (std::size_t k = 0; k < planes.perFace; ++k) any |= *triangle++;
  return facing;
}

std::vector<std::uint16_t> visibleFaces(const anatomy::Body& body, const glm::mat4& viewProjection,
                                        std::span<const std::uint8_t> facing) {
  const glm::mat4& m = viewProjection;
  const float scale = std::max(glm::length(core::Vec3{m[0][0], m[1][0], m[2][0]}),
                               glm::length(core::Vec3{m[0][1], m[1][1], m[2][1]}));
  std::array<std::uint8_t, anatomy::kVertexCount> outside;
  // The first fine vertices are those of the reference mesh.
  for (std::size_t v = 0; v < outside.size(); ++v)
    outside[v] =
        outsideBits(m * glm::vec4(body.finePositions()[v], 1.0f), kReachM * (scale + 1.0f));
  std::vector<std::uint16_t> visible;
  const auto quads = body.model().faces();
  for (std::size_t face = 0; face < quads.size(); ++face) {
    const auto& corner = quads[face];
    const bool beside =
        (outside[corner[0]] & outside[corner[1]] & outside[corner[2]] & outside[corner[3]]) != 0;
    if (facing[face] != 0 && !beside) visible.push_back(static_cast<std::uint16_t>(face));
  }
  return visible;
}

void appendIndices(std::span<const anatomy::Triangle> triangles, std::size_t perFace,
                   std::span<const std::uint16_t> faces, std::vector<std::uint16_t>& indices) {
  const std::size_t perFaceIndices = perFace * 3;
  const std::size_t start = indices.size();
  indices.resize(start + faces.size() * perFaceIndices);
  auto out = indices.begin() + static_cast<std::ptrdiff_t>(start);
  const std::uint16_t* const all = triangles.data()->data();
  for (const std::uint16_t face : faces)
    out = std::copy_n(all + face * perFaceIndices, perFaceIndices, out);
}

}  // namespace knotmap::render
