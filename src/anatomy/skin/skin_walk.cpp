#include "anatomy/skin/skin_walk.h"

#include <algorithm>
#include <limits>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr float kStepMm = 2.0f;

/// Weights of the corners `a b c` at the point of the triangle nearest to `p`: Ericson 2005,
/// "Real-Time Collision Detection", section 5.1.5.
Vec3 nearestWeights(Vec3 p, Vec3 a, Vec3 b, Vec3 c) {
  const Vec3 ab = b - a, ac = c - a;
  const float d1 = glm::dot(ab, p - a), d2 = glm::dot(ac, p - a);
  if (d1 <= 0.0f && d2 <= 0.0f) return {1.0f, 0.0f, 0.0f};
  const float d3 = glm::dot(ab, p - b), d4 = glm::dot(ac, p - b);
  if (d3 >= 0.0f && d4 <= d3) return {0.0f, 1.0f, 0.0f};
  const float vc = d1 * d4 - d3 * d2;
  if (vc <= 0.0f && d1 >= 0.0f && d3 <= 0.0f) {
    const float t = d1 / (d1 - d3);
    return {1.0f - t, t, 0.0f};
  }
  const float d5 = glm::dot(ab, p - c), d6 = glm::dot(ac, p - c);
  if (d6 >= 0.0f && d5 <= d6) return {0.0f, 0.0f, 1.0f};
  const float vb = d5 * d2 - d1 * d6;
  if (vb <= 0.0f && d2 >= 0.0f && d6 <= 0.0f) {
    const float t = d2 / (d2 - d6);
    return {1.0f - t, 0.0f, t};
  }
  const float va = d3 * d6 - d5 * d4;
  if (va <= 0.0f && d4 - d3 >= 0.0f && d5 - d6 >= 0.0f) {
    const float t = (d4 - d3) / ((d4 - d3) + (d5 - d6));
    return {0.0f, 1.0f - t, t};
  }
  const float sum = va + vb + vc;
  if (sum <= 0.0f) return {1.0f, 0.0f, 0.0f};
  return {va / sum, vb / sum, vc / sum};
}

struct Nearest {
  BodyPoint point;
  float distance2 = std::numeric_limits<float>::infinity();
};

void lookInFace(const Body& body, std::uint32_t face, Vec3 position, Nearest& best) {
  const auto fine = body.finePositions();
  for (std::uint32_t triangle = 8 * face; triangle < 8 * face + 8; ++triangle) {
    const Triangle& t = body.model().fineTriangles()[triangle];
    const Vec3 w = nearestWeights(position, fine[t[0]], fine[t[1]], fine[t[2]]);
    const Vec3 offset = fine[t[0]] * w.x + fine[t[1]] * w.y + fine[t[2]] * w.z - position;
    const float distance2 = glm::dot(offset, offset);
    if (distance2 >= best.distance2) continue;
    best = {bodyPointInFineTriangle(triangle, w.y, w.z), distance2};
  }
}

}  // namespace

BodyPoint projectNear(const Body& body, BodyPoint near, Vec3 position) {
  const BodyModel& model = body.model();
  Nearest best;
  for (const std::uint16_t corner : model.faces()[index(near.face)])
    for (std::uint32_t i = model.vertexFaceStart()[corner];
         i < model.vertexFaceStart()[corner + 1u]; ++i)
      lookInFace(body, model.vertexFaces()[i], position, best);
  return best.point;
}

BodyPoint walkStraight(const Body& body, BodyPoint start, Vec3 direction, float lengthMm) {
  BodyPoint at = start;
  float left = lengthMm / core::kMmPerM;
  while (left > 0.0f) {
    const SurfacePoint here = body.surfaceAt(at);
    const Vec3 along = direction - here.normal * glm::dot(direction, here.normal);
    const float size = glm::length(along);
    if (size < 1e-9f) return at;
    const float step = std::min(left, kStepMm / core::kMmPerM);
    at = projectNear(body, at, here.position + along * (step / size));
    left -= step;
    direction = along;
  }
  return at;
}

}  // namespace knotmap::anatomy
