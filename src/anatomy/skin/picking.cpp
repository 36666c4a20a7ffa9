#include "anatomy/skin/picking.h"

#include "anatomy/skin/skin_tree.h"

namespace knotmap::anatomy {
namespace {

BodyPoint bodyPointOf(const TriangleHit& hit, BodyPicker::Surface surface) {
  return surface == BodyPicker::Surface::fine
             ? bodyPointInFineTriangle(hit.triangle, hit.weight1, hit.weight2)
             : bodyPointInTriangle(hit.triangle, hit.weight1, hit.weight2);
}

}  // namespace

BodyPicker::BodyPicker(const Body& body, Surface surface)
    : body_(&body), tree_(std::make_shared<SkinTree>(body.model(), surface)) {
  refit();
}

void BodyPicker::refit() {
  tree_->refit(tree_->surface() == Surface::fine ? body_->finePositions() : body_->positions());
}

std::optional<SkinHit> BodyPicker::pick(const Ray& ray) const {
  const auto hit = tree_->firstHit(ray);
  if (!hit) return std::nullopt;
  return SkinHit{bodyPointOf(*hit, tree_->surface()), hit->distance};
}

std::optional<NearestSkin> BodyPicker::nearest(core::Vec3 position, float maxDistanceM) const {
  const auto hit = tree_->nearest(position, maxDistanceM);
  if (!hit) return std::nullopt;
  return NearestSkin{bodyPointOf(*hit, tree_->surface()), hit->distance};
}

bool seesPoint(const BodyPicker& picker, core::Vec3 eye, core::Vec3 place, float toleranceM) {
  const float distanceM = glm::distance(eye, place);
  if (distanceM <= toleranceM) return true;
  const auto hit = picker.pick({eye, (place - eye) / distanceM});
  return !hit || hit->distanceM > distanceM - toleranceM;
}

}  // namespace knotmap::anatomy
