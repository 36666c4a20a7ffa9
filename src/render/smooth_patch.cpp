#include "render/smooth_patch.h"

#include <algorithm>

namespace knotmap::render {
namespace {

// Right and left nipple, the centres of their rings in the reference mesh.
constexpr std::uint32_t kCentres[] = {1782, 8454};
constexpr float kWholeDm = 0.17f, kInnerDm = 0.24f, kRingDm = 0.38f;

}  // namespace

std::vector<core::Vec3> fineRestDm(const anatomy::BodyModel& model) {
  const auto rest = model.restDm();
  std::vector<core::Vec3> fine(rest.begin(), rest.begin() + anatomy::kVertexCount);
  fine.reserve(anatomy::kFineVertexCount);
  for (const auto& edge : model.edges()) fine.push_back(0.5f * (rest[edge[0]] + rest[edge[1]]));
  for (const auto& face : model.faces())
    fine.push_back(0.25f * (rest[face[0]] + rest[face[1]] + rest[face[2]] + rest[face[3]]));
  return fine;
}

SmoothPatch smoothPatch(const anatomy::BodyModel& model) {
  SmoothPatch patch;
  const std::vector<core::Vec3> rest = fineRestDm(model);
  for (std::uint32_t v = 0; v < rest.size(); ++v)
    for (const std::uint32_t centre : kCentres) {
      const float away = glm::distance(rest[v], rest[centre]);
      const float share = std::clamp((kInnerDm - away) / (kInnerDm - kWholeDm), 0.0f, 1.0f);
      if (away < kInnerDm) patch.inner.push_back({v, rest[v], share});
      if (away >= kInnerDm && away < kRingDm) patch.ring.push_back({v, rest[v], 0.0f});
    }
  return patch;
}

void smoothNormals(const SmoothPatch& patch, std::span<const core::Vec3> normals,
                   std::span<core::Vec3> smoothed) {
  for (const SmoothPatch::Vertex& vertex : patch.inner) {
    core::Vec3 sum{0.0f};
    for (const SmoothPatch::Vertex& from : patch.ring) {
      const core::Vec3 gap = from.restDm - vertex.restDm;
      const float nearness = 1.0f / (glm::dot(gap, gap) + 1e-4f);
      // Squared: the other breast must not count.
      sum += normals[from.fineVertex] * (nearness * nearness);
    }
    smoothed[vertex.fineVertex] =
        glm::normalize(glm::mix(normals[vertex.fineVertex], glm::normalize(sum), vertex.share));
  }
}

}  // namespace knotmap::render
