#include "anatomy/skin/geodesic.h"

#include <algorithm>
#include <cmath>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

/// The triangle of the reference mesh that holds a point: corners and their weights.
struct InTriangle {
  FastMarching::Corners corners;
  std::array<float, 3> weights;
};

InTriangle locate(const BodyModel& model, BodyPoint point) {
  const Quad& q = model.faces()[index(point.face)];
  const float u = point.u, v = point.v;
  if (v <= u) return {{q[0], q[1], q[2]}, {1.0f - u, u - v, v}};
  return {{q[0], q[2], q[3]}, {1.0f - v, u, v - u}};
}

std::vector<FastMarching::Corners> trianglesOf(const BodyModel& model) {
  std::vector<FastMarching::Corners> triangles;
  triangles.reserve(model.triangles().size());
  for (const Triangle& t : model.triangles()) triangles.push_back({t[0], t[1], t[2]});
  return triangles;
}

/// The vertices of the source's face and of all faces that touch it.
std::vector<std::uint32_t> aroundFace(const BodyModel& model, FaceId face) {
  std::vector<std::uint32_t> around;
  for (const std::uint16_t corner : model.faces()[index(face)])
    for (std::uint32_t i = model.vertexFaceStart()[corner];
         i < model.vertexFaceStart()[corner + 1u]; ++i)
      for (const std::uint16_t vertex : model.faces()[model.vertexFaces()[i]])
        if (std::find(around.begin(), around.end(), vertex) == around.end())
          around.push_back(vertex);
  return around;
}

}  // namespace

GeodesicSolver::GeodesicSolver(const Body& body)
    : body_(&body), marching_(kVertexCount, trianglesOf(body.model())), positionsMm_(kVertexCount) {
  refit();
}

void GeodesicSolver::refit() {
  for (std::size_t v = 0; v < kVertexCount; ++v)
    positionsMm_[v] = body_->finePositions()[v] * core::kMmPerM;
  marching_.refit(positionsMm_);
}

Vec3 GeodesicSolver::onMesh(BodyPoint point) const {
  const InTriangle at = locate(body_->model(), point);
  Vec3 position{};
  for (std::size_t k = 0; k < 3; ++k) position += at.weights[k] * positionsMm_[at.corners[k]];
  return position;
}

void GeodesicSolver::addSeeds(const GeodesicSource& source, std::uint32_t number,
                              std::vector<MarchSeed>& seeds) const {
  const Vec3 from = onMesh(source.at);
  for (const std::uint32_t vertex : aroundFace(body_->model(), source.at.face))
    seeds.push_back({vertex, source.startMm + glm::distance(from, positionsMm_[vertex]),
                     source.startMm, number});
}

void GeodesicSolver::distances(std::span<const GeodesicSource> sources, float radiusMm,
                               DistanceField& field) const {
  std::vector<MarchSeed> seeds;
  for (std::uint32_t i = 0; i < sources.size(); ++i) addSeeds(sources[i], i, seeds);
  marching_.march(seeds, {.radiusMm = radiusMm}, field);
}

float GeodesicSolver::distanceMm(BodyPoint a, BodyPoint b, float limitMm) const {
  const auto within = [&](float mm) { return mm <= limitMm ? mm : kUnreached; };
  const Vec3 to = onMesh(b);
  const Quad& goal = body_->model().faces()[index(b.face)];
  std::vector<MarchSeed> seeds;
  addSeeds({a, 0.0f}, 0, seeds);
  const bool near = std::all_of(goal.begin(), goal.end(), [&](std::uint16_t corner) {
    return std::any_of(seeds.begin(), seeds.end(),
                       [&](const MarchSeed& seed) { return seed.vertex == corner; });
  });
  if (near) return within(glm::distance(onMesh(a), to));

  const FastMarching::Corners corners = locate(body_->model(), b).corners;
  DistanceField field;
  marching_.march(seeds, {.radiusMm = limitMm, .until = corners}, field);
  float best = kUnreached;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::uint32_t i = corners[k], j = corners[(k + 1) % 3];
    const Vec3 side = positionsMm_[j] - positionsMm_[i], target = to - positionsMm_[i];
    const float length = glm::length(side);
    best = std::min(best, field.mm[i] + glm::length(target));
    if (!(length > 0.0f)) continue;
    const UnfoldedSide unfolded{length, glm::dot(side, target) / length,
                                glm::length(glm::cross(side, target)) / length};
    best = std::min(best, unfoldedDistance(unfolded, field.mm[i], field.mm[j]));
  }
  return within(best);
}

float fieldAtMm(const BodyModel& model, const DistanceField& field, BodyPoint point) {
  const InTriangle at = locate(model, point);
  float sum = 0.0f;
  for (std::size_t k = 0; k < 3; ++k) {
    if (field.mm[at.corners[k]] == kUnreached) return kUnreached;
    sum += at.weights[k] * field.mm[at.corners[k]];
  }
  return sum;
}

}  // namespace knotmap::anatomy
