#include "render/visible_faces.h"

#include <algorithm>
#include <array>

namespace knotmap::render {
namespace {

/// How far a triangle's own normal may lean from those at its face's corners: cosine to the eye.
constexpr float kLean = 0.30f;
/// How far a face may reach beyond its corners, in metres.
constexpr float kReachM = 0.02f;

enum Outside : std::uint8_t {
  kLeft = 1,
  kRight = 2,
  kBelow = 4,
  kAbove = 8,
  kNearer = 16,
  kAway = 32,
};

std::uint8_t outsideBits(core::Vec3 position, core::Vec3 normal, const Sight& sight,
                         float reachClip) {
  const glm::vec4 clip = sight.viewProjection * glm::vec4(position, 1.0f);
  const float limit = clip.w + reachClip;
  const core::Vec3 toEye = sight.eye - position;
  const float towards = glm::dot(normal, toEye);
  const bool away = towards < 0.0f && towards * towards > kLean * kLean * glm::dot(toEye, toEye);
  return static_cast<std::uint8_t>((clip.x < -limit ? kLeft : 0) | (clip.x > limit ? kRight : 0) |
                                   (clip.y < -limit ? kBelow : 0) |
                                   (clip.y > limit ? kAbove : 0) |
                                   (clip.z < -limit ? kNearer : 0) | (away ? kAway : 0));
}

}  // namespace

void findVisibleFaces(const anatomy::Body& body, const Sight& sight,
                      std::span<const std::uint8_t> zonedFaces, VisibleFaces& faces) {
  const glm::mat4& m = sight.viewProjection;
  const float scale = std::max(glm::length(core::Vec3{m[0][0], m[1][0], m[2][0]}),
                               glm::length(core::Vec3{m[0][1], m[1][1], m[2][1]}));
  const float reachClip = kReachM * std::max(scale, 1.0f);
  std::array<std::uint8_t, anatomy::kVertexCount> outside;
  // The first fine vertices are those of the reference mesh.
  for (std::size_t v = 0; v < outside.size(); ++v)
    outside[v] = outsideBits(body.finePositions()[v], body.fineNormals()[v], sight, reachClip);
  faces.plain.clear();
  faces.zoned.clear();
  const auto quads = body.model().faces();
  for (std::size_t face = 0; face < quads.size(); ++face) {
    const auto& corner = quads[face];
    if ((outside[corner[0]] & outside[corner[1]] & outside[corner[2]] & outside[corner[3]]) != 0)
      continue;
    const bool zoned = !zonedFaces.empty() && zonedFaces[face] != 0;
    (zoned ? faces.zoned : faces.plain).push_back(static_cast<std::uint16_t>(face));
  }
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
