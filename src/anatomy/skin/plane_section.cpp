#include "anatomy/skin/plane_section.h"

#include <algorithm>
#include <array>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

/// The face beyond side `side` of `face`, and which of its sides that is.
struct FaceSide {
  std::uint32_t face, side;
};

FaceSide beyond(const BodyModel& model, std::uint32_t face, std::uint32_t side) {
  const std::uint16_t edge = model.faceEdges()[face][side];
  const auto& faces = model.edgeFaces()[edge];
  const std::uint32_t other = faces[0] == face ? faces[1] : faces[0];
  const Quad& edges = model.faceEdges()[other];
  const auto found = std::find(edges.begin(), edges.end(), edge);
  return {other, static_cast<std::uint32_t>(found - edges.begin())};
}

/// Where the section crosses a triangle: the two sides it passes, and the points there.
struct Crossing {
  std::array<std::uint32_t, 2> sides{};
  std::array<Vec3, 2> points{};
  std::array<BodyPoint, 2> bodyPoints{};
};

class Section {
 public:
  Section(const Body& body, Vec3 origin, Vec3 planeNormal)
      : body_(body), origin_(origin), normal_(planeNormal) {}

  std::optional<Crossing> crossing(std::uint32_t triangle) const {
    const Triangle& corners = body_.model().fineTriangles()[triangle];
    std::array<Vec3, 3> p;
    std::array<float, 3> height;
    for (std::size_t k = 0; k < 3; ++k) {
      p[k] = body_.finePositions()[corners[k]];
      height[k] = glm::dot(normal_, p[k] - origin_);
    }
    Crossing crossing;
    std::size_t count = 0;
    for (std::uint32_t k = 0; k < 3; ++k) {
      const std::uint32_t next = (k + 1) % 3;
      // Zero counts as above, so that every vertex has a side and the section never branches.
      if ((height[k] >= 0.0f) == (height[next] >= 0.0f)) continue;
      const float share = height[k] / (height[k] - height[next]);
      std::array<float, 3> weights{};
      weights[k] = 1.0f - share;
      weights[next] = share;
      crossing.sides[count] = k;
      crossing.points[count] = p[k] + share * (p[next] - p[k]);
      crossing.bodyPoints[count] = bodyPointInFineTriangle(triangle, weights[1], weights[2]);
      ++count;
    }
    if (count == 0) return std::nullopt;
    return crossing;
  }

  /// The triangle on the section that holds a point of the plane: its own, or where rounding puts
  /// the plane beside that one, the nearest around.
  std::optional<std::uint32_t> triangleAt(BodyPoint point, Vec3 position) const {
    const std::uint32_t own = fineLocation(point).triangle;
    if (crossing(own)) return own;
    const BodyModel& model = body_.model();
    std::optional<std::uint32_t> best;
    float bestDistance = kBesideM;
    for (const std::uint16_t corner : model.faces()[index(point.face)])
      for (std::uint32_t i = model.vertexFaceStart()[corner];
           i < model.vertexFaceStart()[corner + 1u]; ++i)
        for (std::uint32_t k = 0; k < 8; ++k) {
          const std::uint32_t triangle = 8u * model.vertexFaces()[i] + k;
          const auto candidate = crossing(triangle);
          if (!candidate) continue;
          const float distance = distanceToSegment(position, *candidate);
          if (distance >= bestDistance) continue;
          best = triangle;
          bestDistance = distance;
        }
    return best;
  }

  /// Follows the section out of `from` through its side `first` until it enters `to`.
  std::optional<SkinLine> follow(std::uint32_t from, std::size_t first, std::uint32_t to,
                                 float maxLengthM) const {
    SkinLine line;
    std::uint32_t triangle = from;
    Crossing here = *crossing(from);
    std::size_t exit = first;
    Vec3 last = origin_;
    while (line.lengthM <= maxLengthM) {
      line.points.push_back(here.bodyPoints[exit]);
      line.lengthM += glm::distance(last, here.points[exit]);
      last = here.points[exit];
      const std::uint32_t next = fineNeighbour(body_.model(), triangle, here.sides[exit]);
      if (next == to) return line;
      if (next == from) return std::nullopt;
      const auto ahead = crossing(next);
      if (!ahead) return std::nullopt;
      exit = fineNeighbour(body_.model(), next, ahead->sides[0]) == triangle ? 1 : 0;
      triangle = next;
      here = *ahead;
    }
    return std::nullopt;
  }

 private:
  static constexpr float kBesideM = 1e-4f;

  static float distanceToSegment(Vec3 p, const Crossing& crossing) {
    const Vec3 along = crossing.points[1] - crossing.points[0];
    const float squared = glm::dot(along, along);
    const float share =
        squared > 0.0f ? glm::clamp(glm::dot(p - crossing.points[0], along) / squared, 0.0f, 1.0f)
                       : 0.0f;
    return glm::distance(p, crossing.points[0] + share * along);
  }

  const Body& body_;
  Vec3 origin_, normal_;
};

}  // namespace

// A child quad's triangles are (corner, next edge, face) and (corner, face, previous edge); all
// eight of a face meet in its face point.
std::uint32_t fineNeighbour(const BodyModel& model, std::uint32_t triangle, std::uint32_t side) {
  const std::uint32_t face = triangle / 8, corner = triangle / 2 % 4;
  const auto child = [](std::uint32_t f, std::uint32_t k, std::uint32_t half) {
    return 8 * f + 2 * (k % 4) + half;
  };
  if (triangle % 2 == 0) {
    if (side == 1) return child(face, corner + 1, 1);
    if (side == 2) return child(face, corner, 1);
    const FaceSide other = beyond(model, face, corner);
    return child(other.face, other.side + 1, 1);
  }
  if (side == 0) return child(face, corner, 0);
  if (side == 1) return child(face, corner + 3, 0);
  const FaceSide other = beyond(model, face, (corner + 3) % 4);
  return child(other.face, other.side, 0);
}

std::optional<SkinLine> planeSection(const Body& body, BodyPoint a, BodyPoint b, float maxLengthM) {
  const SurfacePoint from = body.surfaceAt(a), to = body.surfaceAt(b);
  const Vec3 normal = glm::cross(to.position - from.position, from.normal + to.normal);
  const float size = glm::length(normal);
  if (!(size > 1e-6f * glm::distance(from.position, to.position)) || !(size > 0.0f))
    return std::nullopt;
  const Section section(body, from.position, normal / size);
  const auto start = section.triangleAt(a, from.position), end = section.triangleAt(b, to.position);
  if (!start || !end) return std::nullopt;
  if (*start == *end) return SkinLine{{a, b}, glm::distance(from.position, to.position)};

  std::optional<SkinLine> best;
  for (std::size_t way = 0; way < 2; ++way) {
    auto line = section.follow(*start, way, *end, best ? best->lengthM : maxLengthM);
    if (!line) continue;
    line->lengthM += glm::distance(body.positionAt(line->points.back()), to.position);
    if (!best || line->lengthM < best->lengthM) best = std::move(line);
  }
  if (!best) return std::nullopt;
  best->points.insert(best->points.begin(), a);
  best->points.push_back(b);
  return best;
}

}  // namespace knotmap::anatomy
