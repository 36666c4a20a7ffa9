#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "anatomy/muscles/muscle_mesh.h"
#include "anatomy/skin/box_tree.h"
#include "anatomy/skin/picking.h"

namespace knotmap::anatomy {

/// Finds every place where a ray meets the surfaces of muscles. Two neighbouring triangles are one
/// leaf's primitive.
class MuscleTree {
 public:
  /// A place met: which triangle, and how far along the ray.
  struct Meeting {
    std::uint32_t triangle = 0;
    float distanceM = 0.0f;
  };

  /// Both spans must outlive it; `indices` hold an even number of triangles.
  MuscleTree(std::span<const MuscleVertex> vertices, std::span<const std::uint32_t> indices);
  /// Call after the vertices moved.
  void refit();

  /// All meetings within `lengthM`, in no order, appended to `found`.
  void meetings(const Ray& ray, float lengthM, std::vector<Meeting>& found) const;

 private:
  Box boxOf(std::uint32_t pair) const;
  std::vector<Box> boxes() const;
  void meetPair(const Ray& ray, float lengthM, std::uint32_t pair,
                std::vector<Meeting>& found) const;

  std::span<const MuscleVertex> vertices_;
  std::span<const std::uint32_t> indices_;
  BoxTree tree_;
};

}  // namespace knotmap::anatomy
