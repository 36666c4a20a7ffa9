#include "anatomy/body/body.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "anatomy/body/morph_weights.h"

namespace knotmap::anatomy {
namespace {

using core::Float4;
using core::Vec3;

constexpr float kMetresPerDm = 0.1f;
constexpr float kDmPerUnit = 0.001f;  // target offsets count in 0.1 mm

struct WeightedShape {
  const std::int16_t* offsets;
  float weight;
};

/// Adds four shapes at once, so that each position is read and written a quarter as often.
void addFour(const std::array<WeightedShape, 4>& shapes, float* values, std::size_t count) {
  const auto [a, b, c, d] = shapes;
  const std::int16_t *pa = a.offsets, *pb = b.offsets, *pc = c.offsets, *pd = d.offsets;
  const float wa = a.weight, wb = b.weight, wc = c.weight, wd = d.weight;
#pragma omp simd
  for (std::size_t i = 0; i < count; ++i)
    values[i] += wa * static_cast<float>(pa[i]) + wb * static_cast<float>(pb[i]) +
                 wc * static_cast<float>(pc[i]) + wd * static_cast<float>(pd[i]);
}

struct ChildCoordinates {
  std::uint32_t corner;
  float s, t;  // 0..1 along the sides corner -> next and corner -> previous
};

ChildCoordinates childCoordinates(BodyPoint p) {
  const bool right = p.u > 0.5f, top = p.v > 0.5f;
  const float u = 2.0f * p.u, v = 2.0f * p.v;
  if (!right && !top) return {0, u, v};
  if (right && !top) return {1, v, 2.0f - u};
  if (right) return {2, 2.0f - u, 2.0f - v};
  return {3, 2.0f - v, u};
}

BodyPoint fromChild(std::uint32_t face, ChildCoordinates c) {
  const float s = 0.5f * c.s, t = 0.5f * c.t;
  switch (c.corner) {
    case 0:
      return {FaceId{face}, s, t};
    case 1:
      return {FaceId{face}, 1.0f - t, s};
    case 2:
      return {FaceId{face}, 1.0f - s, 1.0f - t};
    default:
      return {FaceId{face}, t, 1.0f - s};
  }
}

}  // namespace

Body::Body(const BodyModel& model, const BodyShape& shape)
    : model_(&model),
      morphed_(kVertexCount + kEyeVertexCount),
      padded_(kFineVertexCount),
      normals_(kFineVertexCount),
      fine_(kFineVertexCount),
      fineNormals_(kFineVertexCount) {
  reshape(shape);
}

void Body::reshape(const BodyShape& shape) {
  shape_ = shape;
  morph();
  subdivide();
  computeNormals();
}

void Body::morph() {
  const auto rest = model_->restDm();
  std::copy(rest.begin(), rest.end(), morphed_.begin());
  std::vector<WeightedShape> used;
  const std::vector<float> weights = morphWeights(*model_, shape_);
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] != 0.0f)
      used.push_back({model_->shapeOffsets(i).data(), weights[i] * kDmPerUnit});
  while (used.size() % 4 != 0) used.push_back({model_->shapeOffsets(0).data(), 0.0f});

  float* values = &morphed_.front().x;
  // Blocks that stay in the first-level cache while all shapes are added.
  constexpr std::size_t kBlock = 2048;
  for (std::size_t begin = 0; begin < kShapeValues; begin += kBlock) {
    const std::size_t count = std::min(kBlock, kShapeValues - begin);
    for (std::size_t i = 0; i < used.size(); i += 4) {
      std::array<WeightedShape, 4> four{used[i], used[i + 1], used[i + 2], used[i + 3]};
      for (WeightedShape& shape : four) shape.offsets += begin;
      addFour(four, values + begin, count);
    }
  }

  float lowest = morphed_[0].y, highest = lowest;
  for (std::size_t i = 0; i < kVertexCount; ++i) {
    lowest = std::min(lowest, morphed_[i].y);
    highest = std::max(highest, morphed_[i].y);
  }
  for (Vec3& position : morphed_)
    position = Vec3{position.x, position.y - lowest, position.z} * kMetresPerDm;
  statureM_ = (highest - lowest) * kMetresPerDm;
}

// Catmull and Clark 1978; docs/methods.md "Subdivision".
void Body::subdivide() {
  const auto faces = model_->faces();
  const auto edges = model_->edges();
  const auto edgeFaces = model_->edgeFaces();
  const auto starts = model_->vertexFaceStart();
  const auto vertexFaces = model_->vertexFaces();
  const auto vertexNext = model_->vertexNext();
  // The vertex points come last: until then their places hold the reference positions.
  for (std::size_t i = 0; i < kVertexCount; ++i) padded_[i] = core::toFloat4(morphed_[i]);
  Float4* const points = padded_.data();
  Float4* const facePoints = points + kVertexCount + kEdgeCount;
  for (std::size_t f = 0; f < kFaceCount; ++f) {
    const Quad& q = faces[f];
    facePoints[f] = 0.25f * (points[q[0]] + points[q[1]] + points[q[2]] + points[q[3]]);
  }
  for (std::size_t e = 0; e < kEdgeCount; ++e)
    points[kVertexCount + e] = 0.25f * (points[edges[e][0]] + points[edges[e][1]] +
                                        facePoints[edgeFaces[e][0]] + facePoints[edgeFaces[e][1]]);
  for (std::size_t v = 0; v < kVertexCount; ++v) {
    Float4 sum{};
    for (std::uint32_t i = starts[v]; i < starts[v + 1]; ++i)
      sum += facePoints[vertexFaces[i]] + core::toFloat4(morphed_[vertexNext[i]]);
    // (F + 2R + (n - 3) P) / n with R, the mean of the edge midpoints, written by neighbours.
    const float n = static_cast<float>(starts[v + 1] - starts[v]);
    points[v] = sum / (n * n) + points[v] * ((n - 2.0f) / n);
  }
  for (std::size_t i = 0; i < kFineVertexCount; ++i) fine_[i] = core::toVec3(padded_[i]);
}

void Body::computeNormals() {
  std::fill(normals_.begin(), normals_.end(), Float4{});
  const auto faces = model_->faces();
  const auto faceEdges = model_->faceEdges();
  for (std::uint32_t f = 0; f < kFaceCount; ++f) {
    const std::uint32_t centre = model_->facePoint(f);
    std::array<Float4, 4> child;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint32_t next = kVertexCount + faceEdges[f][k];
      const std::uint32_t previous = kVertexCount + faceEdges[f][(k + 3) % 4];
      // Twice the area vector of a quad is the cross product of its diagonals.
      child[k] =
          core::cross(padded_[centre] - padded_[faces[f][k]], padded_[previous] - padded_[next]);
      normals_[faces[f][k]] += child[k];
    }
    for (std::size_t k = 0; k < 4; ++k)
      normals_[kVertexCount + faceEdges[f][k]] += child[k] + child[(k + 1) % 4];
    normals_[centre] = child[0] + child[1] + child[2] + child[3];
  }
  for (std::size_t i = 0; i < kFineVertexCount; ++i) {
    const Float4 n = normals_[i];
    fineNormals_[i] = core::toVec3(n * (1.0f / std::sqrt(core::lengthSquared(n) + 1e-30f)));
  }
}

SurfacePoint Body::surfaceAt(BodyPoint point) const {
  const FineLocation at = fineLocation(point);
  const Triangle& t = model_->fineTriangles()[at.triangle];
  const Vec3& w = at.weights;
  return {fine_[t[0]] * w.x + fine_[t[1]] * w.y + fine_[t[2]] * w.z,
          glm::normalize(fineNormals_[t[0]] * w.x + fineNormals_[t[1]] * w.y +
                         fineNormals_[t[2]] * w.z)};
}

// A child quad has the corners (corner, next edge, face, previous edge) at (s,t) = (0,0) (1,0)
// (1,1) (0,1); its two triangles meet along s = t.
FineLocation fineLocation(BodyPoint point) {
  const ChildCoordinates c = childCoordinates(point);
  const std::uint32_t child = 4 * index(point.face) + c.corner;
  if (c.s >= c.t) return {2 * child, {1.0f - c.s, c.s - c.t, c.t}};
  return {2 * child + 1, {1.0f - c.t, c.s, c.t - c.s}};
}

BodyPoint bodyPointInFineTriangle(std::uint32_t fineTriangle, float weight1, float weight2) {
  const std::uint32_t child = fineTriangle / 2;
  const bool first = fineTriangle % 2 == 0;
  const float s = first ? weight1 + weight2 : weight1;
  const float t = first ? weight2 : weight1 + weight2;
  return fromChild(child / 4, {child % 4, std::clamp(s, 0.0f, 1.0f), std::clamp(t, 0.0f, 1.0f)});
}

BodyPoint bodyPointInTriangle(std::uint32_t triangle, float weight1, float weight2) {
  const bool first = triangle % 2 == 0;
  const float u = first ? weight1 + weight2 : weight1;
  const float v = first ? weight2 : weight1 + weight2;
  return {FaceId{triangle / 2}, std::clamp(u, 0.0f, 1.0f), std::clamp(v, 0.0f, 1.0f)};
}

BodyPoint bodyPointAtVertex(const BodyModel& model, VertexId vertex) {
  const std::uint16_t face = model.vertexFaces()[model.vertexFaceStart()[index(vertex)]];
  const Quad& corners = model.faces()[face];
  std::uint32_t k = 0;
  while (k < 3 && corners[k] != index(vertex)) ++k;
  return fromChild(face, {k, 0.0f, 0.0f});
}

VertexId nearestVertex(const BodyModel& model, BodyPoint point) {
  return VertexId{model.faces()[index(point.face)][childCoordinates(point).corner]};
}

core::Side sideAt(const Body& body, BodyPoint point, float midlineMm) {
  const float xMm = body.positionAt(point).x * core::kMmPerM;
  if (std::abs(xMm) <= midlineMm) return core::Side::midline;
  return xMm > 0.0f ? core::Side::left : core::Side::right;
}

}  // namespace knotmap::anatomy
