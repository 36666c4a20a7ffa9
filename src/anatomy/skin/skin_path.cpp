#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

#include "anatomy/skin/geodesic.h"
#include "anatomy/skin/plane_section.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;

/// The shortest path over the edges of the reference mesh (Dijkstra 1959), from any corner of
/// a's face to any corner of b's.
class EdgePath {
 public:
  EdgePath(const Body& body, BodyPoint a, BodyPoint b)
      : body_(body),
        distance_(kVertexCount, kUnreached),
        before_(kVertexCount, kNone),
        target_(body.positionAt(b)) {
    const Vec3 from = body.positionAt(a);
    for (const std::uint16_t corner : corners(a))
      offer(corner, glm::distance(from, at(corner)), kNone);
    search(b);
    trace(a, b);
  }

  SkinLine take() { return std::move(line_); }

 private:
  static constexpr std::uint32_t kNone = ~0u;

  const Quad& corners(BodyPoint p) const { return body_.model().faces()[index(p.face)]; }
  Vec3 at(std::uint32_t vertex) const { return body_.finePositions()[vertex]; }

  void offer(std::uint32_t vertex, float distance, std::uint32_t before) {
    if (distance >= distance_[vertex]) return;
    distance_[vertex] = distance;
    before_[vertex] = before;
    waiting_.push({distance, vertex});
  }

  void search(BodyPoint b) {
    const BodyModel& model = body_.model();
    const Quad& goals = corners(b);
    line_.lengthM = kUnreached;
    while (!waiting_.empty() && waiting_.top().first < line_.lengthM) {
      const auto [distance, vertex] = waiting_.top();
      waiting_.pop();
      if (distance > distance_[vertex]) continue;
      if (std::find(goals.begin(), goals.end(), vertex) != goals.end()) {
        const float whole = distance + glm::distance(at(vertex), target_);
        if (whole < line_.lengthM) {
          line_.lengthM = whole;
          last_ = vertex;
        }
      }
      for (std::uint32_t i = model.vertexFaceStart()[vertex];
           i < model.vertexFaceStart()[vertex + 1]; ++i) {
        const std::uint16_t next = model.vertexNext()[i];
        offer(next, distance + glm::distance(at(vertex), at(next)), vertex);
      }
    }
  }

  /// The middle of the edge between two neighbours, which lies on the fine surface.
  BodyPoint middle(std::uint32_t from, std::uint32_t to) const {
    const BodyModel& model = body_.model();
    for (std::uint32_t i = model.vertexFaceStart()[from]; i < model.vertexFaceStart()[from + 1];
         ++i) {
      if (model.vertexNext()[i] != to) continue;
      const std::uint32_t face = model.vertexFaces()[i];
      const Quad& q = model.faces()[face];
      const auto side = std::find(q.begin(), q.end(), from) - q.begin();
      constexpr std::array<std::array<float, 2>, 4> kMiddles{
          {{0.5f, 0.0f}, {1.0f, 0.5f}, {0.5f, 1.0f}, {0.0f, 0.5f}}};
      const auto [u, v] = kMiddles[static_cast<std::size_t>(side)];
      return {FaceId{face}, u, v};
    }
    return bodyPointAtVertex(model, VertexId{to});
  }

  void trace(BodyPoint a, BodyPoint b) {
    line_.points.push_back(b);
    for (std::uint32_t vertex = last_; vertex != kNone; vertex = before_[vertex]) {
      line_.points.push_back(bodyPointAtVertex(body_.model(), VertexId{vertex}));
      if (before_[vertex] != kNone) line_.points.push_back(middle(before_[vertex], vertex));
    }
    line_.points.push_back(a);
    std::reverse(line_.points.begin(), line_.points.end());
  }

  const Body& body_;
  std::vector<float> distance_;
  std::vector<std::uint32_t> before_;
  using Waiting = std::pair<float, std::uint32_t>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
  Vec3 target_;
  std::uint32_t last_ = kNone;
  SkinLine line_;
};

/// Weights of a face's corners at a position in it.
std::array<float, 4> cornerWeights(BodyPoint p) {
  return {(1.0f - p.u) * (1.0f - p.v), p.u * (1.0f - p.v), p.u * p.v, (1.0f - p.u) * p.v};
}

/// The same point written in another face, if it lies on its border.
std::optional<BodyPoint> inFace(const BodyModel& model, BodyPoint point, FaceId face) {
  if (point.face == face) return point;
  const Quad& from = model.faces()[index(point.face)];
  const Quad& to = model.faces()[index(face)];
  const auto weights = cornerWeights(point);
  std::array<float, 4> moved{};
  float found = 0.0f;
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 4; ++k)
      if (from[i] == to[k]) {
        moved[k] = weights[i];
        found += weights[i];
      }
  if (found < 0.9999f) return std::nullopt;
  return BodyPoint{face, std::min(1.0f, moved[1] + moved[2]), std::min(1.0f, moved[2] + moved[3])};
}

/// A point on the straight piece between two consecutive points of a path.
BodyPoint between(const BodyModel& model, BodyPoint a, BodyPoint b, float share) {
  const auto mix = [share](BodyPoint p, BodyPoint q) {
    return BodyPoint{p.face, p.u + share * (q.u - p.u), p.v + share * (q.v - p.v)};
  };
  if (const auto moved = inFace(model, a, b.face)) return mix(*moved, b);
  if (const auto moved = inFace(model, b, a.face)) return mix(a, *moved);
  // Both on borders of one face that neither is written in.
  for (const std::uint16_t corner : model.faces()[index(a.face)])
    for (std::uint32_t i = model.vertexFaceStart()[corner];
         i < model.vertexFaceStart()[corner + 1u]; ++i) {
      const FaceId face{model.vertexFaces()[i]};
      const auto p = inFace(model, a, face), q = inFace(model, b, face);
      if (p && q) return mix(*p, *q);
    }
  return share < 0.5f ? a : b;
}

}  // namespace

std::vector<BodyPoint> skinPath(const Body& body, BodyPoint a, BodyPoint b) {
  if (a.face == b.face) return {a, b};
  const float straightM = glm::distance(body.positionAt(a), body.positionAt(b));
  // Around a limb or the trunk a path can be a few times as long as the straight line through it.
  auto section = planeSection(body, a, b, 3.0f * straightM + 0.1f);
  // A section that dives into the mouth or behind the ear is worth comparing with the edges.
  constexpr float kSuspicious = 1.6f, kMuchLonger = 1.25f;
  if (section && section->lengthM <= kSuspicious * straightM) return std::move(section->points);
  SkinLine edges = EdgePath(body, a, b).take();
  if (section && section->lengthM <= kMuchLonger * edges.lengthM) return std::move(section->points);
  return std::move(edges.points);
}

float pathLengthMm(const Body& body, std::span<const BodyPoint> path) {
  float lengthM = 0.0f;
  for (std::size_t i = 1; i < path.size(); ++i)
    lengthM += glm::distance(body.positionAt(path[i - 1]), body.positionAt(path[i]));
  return lengthM * core::kMmPerM;
}

BodyPoint pointAlong(const Body& body, std::span<const BodyPoint> path, float share) {
  if (path.size() == 1 || share <= 0.0f) return path.front();
  if (share >= 1.0f) return path.back();
  std::vector<float> upTo{0.0f};
  for (std::size_t i = 1; i < path.size(); ++i)
    upTo.push_back(upTo.back() +
                   glm::distance(body.positionAt(path[i - 1]), body.positionAt(path[i])));
  const float wanted = share * upTo.back();
  const auto after = std::upper_bound(upTo.begin(), upTo.end(), wanted);
  if (after == upTo.end()) return path.back();
  const auto i = static_cast<std::size_t>(after - upTo.begin());
  const float piece = upTo[i] - upTo[i - 1];
  return between(body.model(), path[i - 1], path[i], (wanted - upTo[i - 1]) / piece);
}

}  // namespace knotmap::anatomy
