#include "anatomy/skin/outer_skin.h"

#include <cassert>
#include <limits>

namespace knotmap::anatomy {
namespace {

/// Faces that the sky hardly reaches: mouth, nostrils, the space behind the lids. On the body
/// data everything else is far above, everything of those below.
constexpr int kPocketOpenness = 72;

std::vector<std::uint32_t> outerFaces(const BodyModel& model) {
  std::vector<std::uint32_t> faces;
  for (std::uint32_t face = 0; face < kFaceCount; ++face)
    if (model.occlusion()[model.facePoint(face)] >= kPocketOpenness) faces.push_back(face);
  return faces;
}

}  // namespace

OuterSkin::OuterSkin(const BodyModel& model)
    : tree_(model, SkinTree::Surface::reference, outerFaces(model)) {}

void OuterSkin::refit(const Body& body) {
  body_ = &body;
  // The corners of the reference faces, where the fine surface has them.
  tree_.refit(body.finePositions().first(kVertexCount));
}

SkinFrom OuterSkin::nearest(core::Vec3 point) const {
  return nearestWithin(point, std::numeric_limits<float>::max());
}

SkinFrom OuterSkin::nearestWithin(core::Vec3 point, float reachM) const {
  const auto hit = tree_.nearest(point, reachM);
  assert(body_ && hit);
  const Triangle& triangle = body_->model().triangles()[hit->triangle];
  const float weight0 = 1.0f - hit->weight1 - hit->weight2;
  const auto mix = [&](std::span<const core::Vec3> values) {
    return weight0 * values[triangle[0]] + hit->weight1 * values[triangle[1]] +
           hit->weight2 * values[triangle[2]];
  };
  SkinFrom skin{.position = mix(body_->finePositions()),
                .normal = glm::normalize(mix(body_->fineNormals()))};
  // At the rim of a pocket the normal says little: only what lies clearly before it is outside.
  constexpr float kClearly = 0.3f;
  const bool outside = glm::dot(point - skin.position, skin.normal) > kClearly * hit->distance;
  skin.depthM = outside ? -hit->distance : hit->distance;
  return skin;
}

float OuterSkin::chordM(core::Vec3 position, core::Vec3 normal) const {
  constexpr float kStartM = 0.002f;  // the corner mesh cuts a little below the fine surface
  const auto exit = tree_.firstExit({position - kStartM * normal, -normal});
  return exit ? exit->distance + kStartM : 0.0f;
}

std::optional<OuterSkin::Passage> OuterSkin::passage(const Ray& ray) const {
  const auto enter = tree_.firstHit(ray);
  if (!enter) return std::nullopt;
  const core::Vec3 place = ray.origin + enter->distance * ray.direction;
  return Passage{enter->distance, enter->distance + chordM(place, -ray.direction)};
}

}  // namespace knotmap::anatomy
