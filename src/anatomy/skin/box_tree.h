#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/float4.h"

namespace knotmap::anatomy {

using core::Float4;

inline Float4 minimum(Float4 a, Float4 b) { return a < b ? a : b; }
inline Float4 maximum(Float4 a, Float4 b) { return a > b ? a : b; }
inline Float4 splat(float value) { return Float4{value, value, value, value}; }

/// One bit per lane, lane 0 lowest, where a comparison holds.
inline unsigned laneBits(decltype(Float4{} < Float4{}) mask) {
#if defined(__SSE2__)
  return static_cast<unsigned>(__builtin_ia32_movmskps(reinterpret_cast<Float4>(mask)));
#else
  return (mask[0] & 1u) | (mask[1] & 2u) | (mask[2] & 4u) | (mask[3] & 8u);
#endif
}

/// An axis-aligned box; the fourth lanes mean nothing. The default is empty.
struct Box {
  static constexpr float kFar = 1e30f;
  Float4 low = Float4{kFar, kFar, kFar, kFar};
  Float4 high = Float4{-kFar, -kFar, -kFar, -kFar};

  void add(Float4 point) {
    low = minimum(low, point);
    high = maximum(high, point);
  }
  void add(const Box& box) {
    low = minimum(low, box.low);
    high = maximum(high, box.high);
  }
  float halfArea() const {
    const Float4 size = high - low;
    return size[0] * size[1] + size[1] * size[2] + size[2] * size[0];
  }
};

/// A tree of boxes over primitives, four children per node, parents before their children. Its
/// shape stays; `refit` updates the boxes.
class BoxTree {
 public:
  static constexpr std::int32_t kRoot = 0;
  static constexpr std::size_t kMaxDepth = 64;

  /// The boxes of the children lane by lane. Rows 0..2 are the lower bounds of x, y, z and rows
  /// 3..5 the upper ones. A child below zero is the leaf `~child`; an unused child has a box that
  /// nothing meets.
  struct alignas(64) Node {
    std::array<Float4, 6> bounds;
    std::array<std::int32_t, 4> child;
  };

  /// Builds by binned surface-area heuristic (Wald 2007) with at most `maxPerLeaf` primitives in
  /// a leaf. `boxes` must not be empty.
  BoxTree(std::span<const Box> boxes, std::uint32_t maxPerLeaf);

  std::span<const Node> nodes() const { return nodes_; }
  std::size_t leafCount() const { return leafStart_.size() - 1; }
  /// The primitives in a leaf.
  std::span<const std::uint32_t> leaf(std::size_t i) const {
    return std::span(order_).subspan(leafStart_[i], leafStart_[i + 1] - leafStart_[i]);
  }

  /// Sets the box of every leaf to `leafBox(i)` and of every node to the union of its children.
  template <class LeafBox>
  void refit(LeafBox&& leafBox);

 private:
  struct Builder;

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> order_, leafStart_;
  std::vector<Box> nodeBoxes_;  ///< only used while refitting
};

template <class LeafBox>
void BoxTree::refit(LeafBox&& leafBox) {
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    Node& node = nodes_[i];
    Box whole;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::int32_t child = node.child[k];
      if (child == kRoot) continue;  // unused: its empty box stays
      const Box box = child < 0 ? leafBox(static_cast<std::size_t>(~child))
                                : nodeBoxes_[static_cast<std::size_t>(child)];
      for (std::size_t axis = 0; axis < 3; ++axis) {
        node.bounds[axis][k] = box.low[axis];
        node.bounds[3 + axis][k] = box.high[axis];
      }
      whole.add(box);
    }
    nodeBoxes_[i] = whole;
  }
}

}  // namespace knotmap::anatomy
