#include "anatomy/muscles/muscle_tree.h"

#include <cmath>

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr std::uint32_t kPairsPerLeaf = 4;

/// The children of a node that a ray meets within its length (slabs, Kay and Kajiya 1986).
class Slabs {
 public:
  Slabs(const Ray& ray, float length) : length_(length) {
    for (int axis = 0; axis < 3; ++axis) {
      const float d = ray.direction[axis];
      const float safe = std::abs(d) > 1e-12f ? d : std::copysign(1e-12f, d);
      const auto i = static_cast<std::size_t>(axis);
      origin_[i] = splat(ray.origin[axis]);
      inverse_[i] = splat(1.0f / safe);
      near_[i] = safe < 0.0f ? i + 3 : i;
    }
  }

  unsigned meets(const BoxTree::Node& node) const {
    Float4 enter = splat(0.0f), leave = splat(length_);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      // Rows by direction, not by size: the box of an unused child is inside out and stays so.
      const std::size_t nearRow = near_[axis], farRow = 2 * axis + 3 - nearRow;
      enter = maximum(enter, (node.bounds[nearRow] - origin_[axis]) * inverse_[axis]);
      leave = minimum(leave, (node.bounds[farRow] - origin_[axis]) * inverse_[axis]);
    }
    return laneBits(enter <= leave);
  }

 private:
  std::array<Float4, 3> origin_{}, inverse_{};
  std::array<std::size_t, 3> near_{};
  float length_;
};

}  // namespace

MuscleTree::MuscleTree(std::span<const MuscleVertex> vertices,
                       std::span<const std::uint32_t> indices)
    : vertices_(vertices), indices_(indices), tree_(boxes(), kPairsPerLeaf) {
  refit();
}

Box MuscleTree::boxOf(std::uint32_t pair) const {
  Box box;
  for (std::size_t i = 0; i < 6; ++i)
    box.add(core::toFloat4(vertices_[indices_[6 * pair + i]].position));
  return box;
}

std::vector<Box> MuscleTree::boxes() const {
  std::vector<Box> boxes;
  for (std::uint32_t pair = 0; pair < indices_.size() / 6; ++pair) boxes.push_back(boxOf(pair));
  return boxes;
}

void MuscleTree::refit() {
  tree_.refit([&](std::size_t leaf) {
    Box box;
    for (const std::uint32_t pair : tree_.leaf(leaf)) box.add(boxOf(pair));
    return box;
  });
}

void MuscleTree::meetPair(const Ray& ray, float lengthM, std::uint32_t pair,
                          std::vector<Meeting>& found) const {
  for (std::uint32_t triangle = 2 * pair; triangle < 2 * pair + 2; ++triangle) {
    const Vec3& corner = vertices_[indices_[3 * triangle]].position;
    const Vec3 side1 = vertices_[indices_[3 * triangle + 1]].position - corner;
    const Vec3 side2 = vertices_[indices_[3 * triangle + 2]].position - corner;
    const Vec3 p = glm::cross(ray.direction, side2);
    const float determinant = glm::dot(side1, p);
    if (determinant == 0.0f) continue;
    const Vec3 t = ray.origin - corner;
    const float u = glm::dot(t, p) / determinant;
    if (u < 0.0f || u > 1.0f) continue;
    const Vec3 q = glm::cross(t, side1);
    const float v = glm::dot(ray.direction, q) / determinant;
    if (v < 0.0f || u + v > 1.0f) continue;
    const float distance = glm::dot(side2, q) / determinant;
    if (distance >= 0.0f && distance <= lengthM) found.push_back({triangle, distance});
  }
}

void MuscleTree::meetings(const Ray& ray, float lengthM, std::vector<Meeting>& found) const {
  const Slabs slabs(ray, lengthM);
  std::array<std::int32_t, 3 * BoxTree::kMaxDepth + 4> stack;
  std::size_t top = 0;
  stack[top++] = BoxTree::kRoot;
  while (top > 0) {
    const std::int32_t current = stack[--top];
    if (current < 0) {
      for (const std::uint32_t pair : tree_.leaf(static_cast<std::size_t>(~current)))
        meetPair(ray, lengthM, pair, found);
      continue;
    }
    const BoxTree::Node& node = tree_.nodes()[static_cast<std::size_t>(current)];
    for (unsigned lanes = slabs.meets(node); lanes != 0; lanes &= lanes - 1)
      stack[top++] = node.child[static_cast<std::size_t>(__builtin_ctz(lanes))];
  }
}

}  // namespace knotmap::anatomy
