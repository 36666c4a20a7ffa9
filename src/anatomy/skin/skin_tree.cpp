#include "anatomy/skin/skin_tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

/// A share of a triangle's side by which triangles are widened, so that no ray slips through the
/// seam of two: single precision errs by about this much at four body heights.
constexpr float kSeam = 2e-4f;

Lanes3 splat3(const Vec3& v) { return {splat(v.x), splat(v.y), splat(v.z)}; }

Lanes3 minus(const Lanes3& a, const Lanes3& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

Float4 dot(const Lanes3& a, const Lanes3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Lanes3 cross(const Lanes3& a, const Lanes3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// The hit so far. Weights count from the packet's corner.
struct Best {
  float distance;
  float weight1 = 0.0f, weight2 = 0.0f;
  std::size_t leaf = 0, packet = 0, lane = 0;
  bool found = false;
};

enum class Facing { front, back };

/// Slabs of boxes (Kay and Kajiya 1986), triangles after Möller and Trumbore 1997.
template <Facing kFacing>
class RayQuery {
 public:
  RayQuery(const Ray& ray, float far) : best{far} {
    for (int axis = 0; axis < 3; ++axis) {
      const auto i = static_cast<std::size_t>(axis);
      const float d = ray.direction[axis];
      // A parallel ray gets a huge finite inverse: infinity times zero would be no number.
      const float safe = std::abs(d) > 1e-12f ? d : std::copysign(1e-12f, d);
      inverse_[i] = splat(1.0f / safe);
      near_[i] = d < 0.0f || (d == 0.0f && std::signbit(d)) ? i + 3 : i;
    }
    origin_ = splat3(ray.origin);
    direction_ = splat3(ray.direction);
  }

  /// How far along the ray each child begins, and which of them can hold a nearer hit.
  unsigned meets(const BoxTree::Node& node, Float4& distance) const {
    Float4 enter = splat(0.0f), leave = splat(best.distance);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::size_t nearRow = near_[axis], farRow = 2 * axis + 3 - nearRow;
      enter = maximum((node.bounds[nearRow] - origin_[axis]) * inverse_[axis], enter);
      leave = minimum((node.bounds[farRow] - origin_[axis]) * inverse_[axis], leave);
    }
    distance = enter;
    return laneBits(enter <= leave);
  }

  template <class Leaf>
  void test(const Leaf& leaf, std::size_t leafIndex) {
    for (std::size_t i = 0; i < Leaf::kPackets; ++i) {
      const TrianglePacket& t = leaf.packet(i);
      const Lanes3 p = cross(direction_, t.side2);
      Float4 determinant = dot(t.side1, p);
      const Lanes3 fromCorner = minus(origin_, t.corner);
      const Lanes3 q = cross(fromCorner, t.side1);
      Float4 u = dot(fromCorner, p), v = dot(direction_, q), along = dot(t.side2, q);
      if constexpr (kFacing == Facing::back) {
        determinant = -determinant;
        u = -u;
        v = -v;
        along = -along;
      }
      const Float4 seam = kSeam * determinant;
      const auto inside = (determinant > splat(0.0f)) & (u >= -seam) & (v >= -seam) &
                          (u + v <= determinant + seam) & (along >= splat(0.0f)) &
                          (along < best.distance * determinant);
      for (unsigned lanes = laneBits(inside); lanes != 0; lanes &= lanes - 1) {
        const auto lane = static_cast<std::size_t>(__builtin_ctz(lanes));
        const float distance = along[lane] / determinant[lane];
        if (distance >= best.distance) continue;
        best = {
            distance, u[lane] / determinant[lane], v[lane] / determinant[lane], leafIndex, i, lane,
            true};
      }
    }
  }

  Best best;

 private:
  Lanes3 origin_, direction_, inverse_;
  std::array<std::size_t, 3> near_{};
};

/// Weights of the second and third corner at the point of a triangle nearest to `p`, which counts
/// from its first corner (Ericson 2005, section 5.1.5).
std::array<float, 2> nearestWeights(const Vec3& p, const Vec3& ab, const Vec3& ac) {
  const auto share = [](float part, float whole) { return whole > 0.0f ? part / whole : 0.0f; };
  const float d1 = glm::dot(ab, p), d2 = glm::dot(ac, p);
  if (d1 <= 0.0f && d2 <= 0.0f) return {0.0f, 0.0f};
  const Vec3 bp = p - ab, cp = p - ac;
  const float d3 = glm::dot(ab, bp), d4 = glm::dot(ac, bp);
  if (d3 >= 0.0f && d4 <= d3) return {1.0f, 0.0f};
  const float vc = d1 * d4 - d3 * d2;
  if (vc <= 0.0f && d1 >= 0.0f && d3 <= 0.0f) return {share(d1, d1 - d3), 0.0f};
  const float d5 = glm::dot(ab, cp), d6 = glm::dot(ac, cp);
  if (d6 >= 0.0f && d5 <= d6) return {0.0f, 1.0f};
  const float vb = d5 * d2 - d1 * d6;
  if (vb <= 0.0f && d2 >= 0.0f && d6 <= 0.0f) return {0.0f, share(d2, d2 - d6)};
  const float va = d3 * d6 - d5 * d4;
  if (va <= 0.0f && d4 >= d3 && d5 >= d6) {
    const float w = share(d4 - d3, (d4 - d3) + (d5 - d6));
    return {1.0f - w, w};
  }
  const float whole = va + vb + vc;
  return {share(vb, whole), share(vc, whole)};
}

Vec3 laneOf(const Lanes3& lanes, std::size_t lane) {
  return {lanes[0][lane], lanes[1][lane], lanes[2][lane]};
}

/// Works on squared distances.
class PointQuery {
 public:
  PointQuery(const Vec3& position, float maxDistance)
      : best{maxDistance * maxDistance}, position_(position), lanes_(splat3(position)) {}

  unsigned meets(const BoxTree::Node& node, Float4& distance) const {
    distance = splat(0.0f);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const Float4 outside = maximum(maximum(node.bounds[axis] - lanes_[axis], splat(0.0f)),
                                     lanes_[axis] - node.bounds[axis + 3]);
      distance += outside * outside;
    }
    return laneBits(distance < splat(best.distance));
  }

  template <class Leaf>
  void test(const Leaf& leaf, std::size_t leafIndex) {
    for (std::size_t i = 0; i < Leaf::kPackets; ++i) {
      const TrianglePacket& packet = leaf.packet(i);
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const Vec3 p = position_ - laneOf(packet.corner, lane);
        const Vec3 ab = laneOf(packet.side1, lane), ac = laneOf(packet.side2, lane);
        const auto [w1, w2] = nearestWeights(p, ab, ac);
        const Vec3 apart = p - w1 * ab - w2 * ac;
        const float distance = glm::dot(apart, apart);
        if (distance < best.distance) best = {distance, w1, w2, leafIndex, i, lane, true};
      }
    }
  }

  Best best;

 private:
  Vec3 position_;
  Lanes3 lanes_;
};

struct Waiting {
  float distance;
  std::int32_t child;
};

/// Visits leaves, near ones first, as long as they can hold something better.
template <class Query, class Leaf>
void visit(const BoxTree& tree, const std::vector<Leaf>& leaves, Query& query) {
  std::array<Waiting, 3 * BoxTree::kMaxDepth + 4> stack;
  std::size_t top = 0;
  std::int32_t current = BoxTree::kRoot;
  const BoxTree::Node* const nodes = tree.nodes().data();
  for (;;) {
    if (current < 0) {
      query.test(leaves[static_cast<std::size_t>(~current)], static_cast<std::size_t>(~current));
    } else {
      const BoxTree::Node& node = nodes[current];
      Float4 distance;
      const std::size_t bottom = top;
      for (unsigned lanes = query.meets(node, distance); lanes != 0; lanes &= lanes - 1) {
        const auto lane = static_cast<std::size_t>(__builtin_ctz(lanes));
        std::size_t at = top++;
        const Waiting next{distance[lane], node.child[lane]};
        for (; at > bottom && stack[at - 1].distance < next.distance; --at)
          stack[at] = stack[at - 1];
        stack[at] = next;
      }
    }
    do {
      if (top == 0) return;
      --top;
    } while (stack[top].distance >= query.best.distance);
    current = stack[top].child;
  }
}

/// From the packet's corner to the model's: see `PacketTriangle`.
TriangleHit toModel(const Best& best, PacketTriangle triangle) {
  const std::array weights{1.0f - best.weight1 - best.weight2, best.weight1, best.weight2};
  return {triangle.triangle, weights[(1 + triangle.turn) % 3], weights[(2 + triangle.turn) % 3],
          best.distance};
}

template <class Query, class Leaf>
std::optional<TriangleHit> answer(const BoxTree& tree, const std::vector<Leaf>& leaves,
                                  Query&& query) {
  visit(tree, leaves, query);
  const Best& best = query.best;
  if (!best.found) return std::nullopt;
  return toModel(best, leaves[best.leaf].triangleAt(best.packet, best.lane));
}

std::vector<std::uint32_t> allFaces() {
  std::vector<std::uint32_t> faces(kFaceCount);
  std::iota(faces.begin(), faces.end(), 0u);
  return faces;
}

std::vector<Box> faceBoxes(const BodyModel& model, std::span<const std::uint32_t> faces) {
  std::vector<Box> boxes(faces.size());
  for (std::size_t i = 0; i < faces.size(); ++i)
    for (const std::uint16_t vertex : model.faces()[faces[i]])
      boxes[i].add(core::toFloat4(model.restDm()[vertex]));
  return boxes;
}

}  // namespace

SkinTree::SkinTree(const BodyModel& model, Surface surface)
    : SkinTree(model, surface, allFaces()) {}

SkinTree::SkinTree(const BodyModel& model, Surface surface, std::vector<std::uint32_t> faces)
    : model_(&model),
      surface_(surface),
      faces_(std::move(faces)),
      tree_(faceBoxes(model, faces_),
            surface == Surface::fine ? FineLeaf::kMaxFaces : ReferenceLeaf::kMaxFaces) {
  if (surface == Surface::fine) fineLeaves_.resize(tree_.leafCount());
  if (surface == Surface::reference) referenceLeaves_.resize(tree_.leafCount());
}

void SkinTree::refit(std::span<const Vec3> positions) {
  std::array<std::uint32_t, ReferenceLeaf::kMaxFaces> faces{};
  const auto fill = [&](auto& leaves, std::size_t i) {
    const auto held = tree_.leaf(i);
    for (std::size_t k = 0; k < held.size(); ++k) faces[k] = faces_[held[k]];
    return leaves[i].fill(*model_, std::span(faces).first(held.size()), positions);
  };
  if (surface_ == Surface::fine)
    tree_.refit([&](std::size_t i) { return fill(fineLeaves_, i); });
  else
    tree_.refit([&](std::size_t i) { return fill(referenceLeaves_, i); });
}

std::optional<TriangleHit> SkinTree::firstHit(const Ray& ray) const {
  RayQuery<Facing::front> query(ray, Box::kFar);
  return surface_ == Surface::fine ? answer(tree_, fineLeaves_, query)
                                   : answer(tree_, referenceLeaves_, query);
}

std::optional<TriangleHit> SkinTree::firstExit(const Ray& ray) const {
  RayQuery<Facing::back> query(ray, Box::kFar);
  return surface_ == Surface::fine ? answer(tree_, fineLeaves_, query)
                                   : answer(tree_, referenceLeaves_, query);
}

std::optional<TriangleHit> SkinTree::nearest(Vec3 position, float maxDistance) const {
  PointQuery query(position, maxDistance);
  auto hit = surface_ == Surface::fine ? answer(tree_, fineLeaves_, query)
                                       : answer(tree_, referenceLeaves_, query);
  if (hit) hit->distance = std::sqrt(hit->distance);
  return hit;
}

}  // namespace knotmap::anatomy
