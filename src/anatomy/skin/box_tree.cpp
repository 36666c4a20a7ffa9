#include "anatomy/skin/box_tree.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <tuple>

namespace knotmap::anatomy {
namespace {

constexpr std::size_t kBins = 16;

struct Bin {
  Box box;
  std::uint32_t count = 0;
};

struct Split {
  int axis = -1;
  std::size_t bin = 0;  ///< first bin of the right side
  float cost = std::numeric_limits<float>::infinity();
};

/// Maps centres to bins, the same way while counting and while dividing.
struct BinScale {
  Float4 low{}, perUnit{};

  explicit BinScale(const Box& centres) : low(centres.low) {
    const Float4 size = centres.high - centres.low;
    for (int axis = 0; axis < 3; ++axis)
      perUnit[axis] = size[axis] > 0.0f ? static_cast<float>(kBins) * 0.9999f / size[axis] : 0.0f;
  }
  Float4 binsOf(Float4 centre) const { return (centre - low) * perUnit; }
};

Float4 centreOf(const Box& box) { return 0.5f * (box.low + box.high); }

}  // namespace

struct BoxTree::Builder {
  struct Range {
    std::uint32_t begin = 0, end = 0;
    Box box, centres;
    std::uint32_t size() const { return end - begin; }
  };

  std::span<const Box> boxes;
  std::uint32_t maxPerLeaf;
  BoxTree& tree;
  std::vector<std::uint32_t> sorted;

  Range rangeOf(std::uint32_t begin, std::uint32_t end) const {
    Range range{begin, end, {}, {}};
    for (std::uint32_t i = begin; i < end; ++i) {
      const Box& box = boxes[sorted[i]];
      range.box.add(box);
      range.centres.add(centreOf(box));
    }
    return range;
  }

  Split bestSplit(const Range& range, const BinScale& scale) const {
    std::array<std::array<Bin, kBins>, 3> bins;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Box& box = boxes[sorted[i]];
      const Float4 place = scale.binsOf(centreOf(box));
      for (std::size_t axis = 0; axis < 3; ++axis) {
        Bin& bin = bins[axis][static_cast<std::size_t>(place[axis])];
        bin.box.add(box);
        ++bin.count;
      }
    }
    Split best;
    for (int axis = 0; axis < 3; ++axis) {
      if (scale.perUnit[axis] > 0.0f) sweep(bins[static_cast<std::size_t>(axis)], axis, best);
    }
    return best;
  }

  static void sweep(const std::array<Bin, kBins>& bins, int axis, Split& best) {
    std::array<float, kBins> rightCost{};
    Bin right;
    for (std::size_t i = kBins - 1; i > 0; --i) {
      right.box.add(bins[i].box);
      right.count += bins[i].count;
      rightCost[i] =
          right.count > 0 ? right.box.halfArea() * static_cast<float>(right.count) : 0.0f;
    }
    Bin left;
    for (std::size_t i = 1; i < kBins; ++i) {
      left.box.add(bins[i - 1].box);
      left.count += bins[i - 1].count;
      if (left.count == 0 || rightCost[i] == 0.0f) continue;
      const float cost = left.box.halfArea() * static_cast<float>(left.count) + rightCost[i];
      if (cost < best.cost) best = {axis, i, cost};
    }
  }

  /// Divides a range in two; by halves where all centres coincide or the tree would get too deep.
  std::pair<Range, Range> divide(const Range& range, std::size_t depth) {
    const BinScale scale(range.centres);
    const Split split = depth < kMaxDepth / 2 ? bestSplit(range, scale) : Split{};
    auto middle = sorted.begin() + range.begin + range.size() / 2;
    if (split.axis >= 0) {
      middle = std::partition(sorted.begin() + range.begin, sorted.begin() + range.end,
                              [&](std::uint32_t primitive) {
                                const Float4 place = scale.binsOf(centreOf(boxes[primitive]));
                                return static_cast<std::size_t>(place[split.axis]) < split.bin;
                              });
    }
    const auto at = static_cast<std::uint32_t>(middle - sorted.begin());
    return {rangeOf(range.begin, at), rangeOf(at, range.end)};
  }

  void build(const Range& range, std::size_t depth) {
    std::array<Range, 4> part{range};
    std::size_t count = 1;
    while (count < 4) {
      Range* widest = nullptr;
      for (std::size_t i = 0; i < count; ++i) {
        if (part[i].size() <= maxPerLeaf) continue;
        if (!widest || part[i].box.halfArea() > widest->box.halfArea()) widest = &part[i];
      }
      if (!widest) break;
      std::tie(*widest, part[count]) = divide(*widest, depth);
      ++count;
    }
    const std::size_t node = tree.nodes_.size();
    tree.nodes_.emplace_back();
    tree.nodes_[node].bounds = {splat(Box::kFar),  splat(Box::kFar),  splat(Box::kFar),
                                splat(-Box::kFar), splat(-Box::kFar), splat(-Box::kFar)};
    tree.nodes_[node].child.fill(kRoot);
    for (std::size_t i = 0; i < count; ++i) {
      if (part[i].size() <= maxPerLeaf) {
        tree.nodes_[node].child[i] = ~static_cast<std::int32_t>(tree.leafCount());
        for (std::uint32_t k = part[i].begin; k < part[i].end; ++k)
          tree.order_.push_back(sorted[k]);
        tree.leafStart_.push_back(static_cast<std::uint32_t>(tree.order_.size()));
      } else {
        tree.nodes_[node].child[i] = static_cast<std::int32_t>(tree.nodes_.size());
        build(part[i], depth + 1);
      }
    }
  }
};

BoxTree::BoxTree(std::span<const Box> boxes, std::uint32_t maxPerLeaf) : leafStart_{0} {
  assert(!boxes.empty());
  Builder builder{boxes, maxPerLeaf, *this, std::vector<std::uint32_t>(boxes.size())};
  std::iota(builder.sorted.begin(), builder.sorted.end(), 0u);
  order_.reserve(boxes.size());
  nodes_.reserve(boxes.size());
  builder.build(builder.rangeOf(0, static_cast<std::uint32_t>(boxes.size())), 0);
  nodeBoxes_.resize(nodes_.size());
}

}  // namespace knotmap::anatomy
