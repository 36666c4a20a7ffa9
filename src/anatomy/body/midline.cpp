#include "anatomy/body/midline.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr std::array<glm::vec2, 4> kCornerUv{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};

}  // namespace

BodyPoint betweenVertices(const BodyModel& model, std::uint32_t a, std::uint32_t b, float t) {
  for (std::uint32_t i = model.vertexFaceStart()[a]; i < model.vertexFaceStart()[a + 1]; ++i) {
    const std::uint32_t face = model.vertexFaces()[i];
    const Quad& corners = model.faces()[face];
    const auto other = std::find(corners.begin(), corners.end(), b);
    if (other == corners.end()) continue;
    const auto first = std::find(corners.begin(), corners.end(), a);
    const glm::vec2 uv = glm::mix(kCornerUv[static_cast<std::size_t>(first - corners.begin())],
                                  kCornerUv[static_cast<std::size_t>(other - corners.begin())], t);
    return {FaceId{face}, uv.x, uv.y};
  }
  return bodyPointAtVertex(model, VertexId{a});
}

Midline::Midline(const Body& body, std::span<const std::uint16_t> vertices) : body_(&body) {
  assert(vertices.size() >= 2);
  // Each edge of the reference mesh is two edges of the fine skin.
  const auto add = [&](std::uint16_t from, std::uint16_t to, float share) {
    const Vec3 position = body.positionAt(betweenVertices(body.model(), from, to, share));
    const float arc =
        knots_.empty() ? 0.0f : knots_.back().arc + glm::distance(knots_.back().position, position);
    knots_.push_back({from, to, share, arc, position});
  };
  for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
    add(vertices[i], vertices[i + 1], 0.0f);
    add(vertices[i], vertices[i + 1], 0.5f);
  }
  add(vertices[vertices.size() - 2], vertices.back(), 1.0f);
}

float Midline::arcNear(Vec3 position) const {
  float best = 0.0f, bestDistance = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i + 1 < knots_.size(); ++i) {
    const Vec3 a = knots_[i].position, along = knots_[i + 1].position - a;
    const float t = glm::clamp(glm::dot(position - a, along) / glm::dot(along, along), 0.0f, 1.0f);
    const float distance = glm::distance(position, a + along * t);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = glm::mix(knots_[i].arc, knots_[i + 1].arc, t);
  }
  return best;
}

float Midline::arcAtHeight(float y) const {
  for (std::size_t i = knots_.size() - 1; i > 0; --i) {
    const float below = knots_[i].position.y, above = knots_[i - 1].position.y;
    if (y >= below && y <= above && above > below)
      return glm::mix(knots_[i].arc, knots_[i - 1].arc, (y - below) / (above - below));
  }
  return y > knots_.front().position.y ? 0.0f : knots_.back().arc;
}

BodyPoint Midline::at(float arc) const {
  arc = std::clamp(arc, 0.0f, knots_.back().arc);
  std::size_t i = 0;
  while (i + 2 < knots_.size() && knots_[i + 1].arc < arc) ++i;
  const Knot &a = knots_[i], &b = knots_[i + 1];
  const float t = b.arc > a.arc ? (arc - a.arc) / (b.arc - a.arc) : 0.0f;
  // A knot that starts the next edge is the end of this one.
  const float end = b.from == a.from && b.to == a.to ? b.share : 1.0f;
  return betweenVertices(body_->model(), a.from, a.to, glm::mix(a.share, end, t));
}

}  // namespace knotmap::anatomy
