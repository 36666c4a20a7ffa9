#include "anatomy/fast_marching.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace knotmap::anatomy {
namespace {

/// Distances of a march are never below zero here, so their bits sort as numbers do.
std::uint64_t heapKey(float distance, std::uint32_t vertex) {
  return (std::uint64_t{std::bit_cast<std::uint32_t>(distance)} << 32) | vertex;
}

constexpr std::size_t kHeapArity = 4;

void pushHeap(std::vector<std::uint64_t>& heap, std::uint64_t key) {
  std::size_t at = heap.size();
  heap.push_back(key);
  while (at > 0) {
    const std::size_t parent = (at - 1) / kHeapArity;
    if (heap[parent] <= key) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = key;
}

std::uint64_t popHeap(std::vector<std::uint64_t>& heap) {
  const std::uint64_t top = heap.front();
  const std::uint64_t last = heap.back();
  heap.pop_back();
  const std::size_t count = heap.size();
  if (count == 0) return top;
  std::size_t at = 0;
  for (;;) {
    const std::size_t first = kHeapArity * at + 1;
    if (first >= count) break;
    const std::size_t end = std::min(first + kHeapArity, count);
    std::size_t least = first;
    for (std::size_t i = first + 1; i < end; ++i)
      if (heap[i] < heap[least]) least = i;
    if (heap[least] >= last) break;
    heap[at] = heap[least];
    at = least;
  }
  heap[at] = last;
  return top;
}

}  // namespace

// The point lies at (x, -y) when the side runs along the first axis from the end with `a`.
float unfoldedDistance(const UnfoldedSide& side, float a, float b) {
  const float x = (a * a - b * b + side.length * side.length) / (2.0f * side.length);
  const float ySquared = a * a - x * x;
  if (!(ySquared >= 0.0f)) return kUnreached;
  const float y = std::sqrt(ySquared);
  const float crossing = x * side.height + side.along * y;  // times (y + height)
  if (crossing < 0.0f || crossing > side.length * (y + side.height)) return kUnreached;
  const float dx = side.along - x, dy = side.height + y;
  return std::sqrt(dx * dx + dy * dy);
}

FastMarching::FastMarching(std::uint32_t vertexCount, std::span<const Corners> triangles)
    : spokeStart_(vertexCount + 1, 0), spokes_(3 * triangles.size()) {
  for (const Corners& t : triangles)
    for (const std::uint32_t v : t) ++spokeStart_[v + 1];
  for (std::uint32_t v = 0; v < vertexCount; ++v) spokeStart_[v + 1] += spokeStart_[v];
  std::vector<std::uint32_t> filled(spokeStart_.begin(), spokeStart_.end() - 1);
  for (const Corners& t : triangles)
    for (std::size_t k = 0; k < 3; ++k) {
      Spoke& spoke = spokes_[filled[t[k]]++];
      spoke.next = t[(k + 1) % 3];
      spoke.previous = t[(k + 2) % 3];
    }
}

void FastMarching::refit(std::span<const core::Vec3> positionsMm) {
  for (std::size_t v = 0; v + 1 < spokeStart_.size(); ++v) {
    for (std::uint32_t i = spokeStart_[v]; i < spokeStart_[v + 1]; ++i) {
      Spoke& spoke = spokes_[i];
      const core::Vec3 next = positionsMm[spoke.next] - positionsMm[v];
      const core::Vec3 previous = positionsMm[spoke.previous] - positionsMm[v];
      spoke.toNext = glm::length(next);
      spoke.toPrevious = glm::length(previous);
      spoke.across = glm::distance(next, previous);
      spoke.doubleArea = glm::length(glm::cross(next, previous));
    }
  }
}

/// One march. Inside, all distances are shifted by the least start, so that none is below zero.
struct FastMarching::Run {
  const FastMarching& mesh;
  DistanceField& field;
  float shift = 0.0f;

  void clear() {
    const std::size_t count = mesh.spokeStart_.size() - 1;
    if (field.mm.size() != count || field.settled_.size() != count) {
      field.mm.assign(count, kUnreached);
      field.settled_.assign(count, 0);
      field.start_.resize(count);
    } else {
      for (const std::uint32_t v : field.reached) {
        field.mm[v] = kUnreached;
        field.settled_[v] = 0;
      }
    }
    field.reached.clear();
    field.waiting_.clear();
  }

  void offer(std::uint32_t vertex, float distance, float start) {
    if (distance >= field.mm[vertex]) return;
    field.mm[vertex] = distance;
    field.start_[vertex] = start;
    pushHeap(field.waiting_, heapKey(distance, vertex));
  }

  /// From the side between `vertex` and `other`, both settled, to the third corner.
  void offerAcross(std::uint32_t vertex, std::uint32_t other, std::uint32_t target,
                   const std::array<float, 4>& sides) {
    const auto [side, fromVertex, fromOther, doubleArea] = sides;
    const float start = field.start_[vertex];
    const float b = field.mm[other] - start;
    const UnfoldedSide unfolded{
        side, (fromVertex * fromVertex - fromOther * fromOther + side * side) / (2.0f * side),
        doubleArea / side};
    offer(target, start + unfoldedDistance(unfolded, field.mm[vertex] - start, b), start);
  }

  void settle(std::uint32_t vertex) {
    const float distance = field.mm[vertex], start = field.start_[vertex];
    for (std::uint32_t i = mesh.spokeStart_[vertex]; i < mesh.spokeStart_[vertex + 1]; ++i) {
      const Spoke& s = mesh.spokes_[i];
      const bool next = field.settled_[s.next] != 0, previous = field.settled_[s.previous] != 0;
      if (!next) offer(s.next, distance + s.toNext, start);
      if (!previous) offer(s.previous, distance + s.toPrevious, start);
      if (next && !previous)
        offerAcross(vertex, s.next, s.previous, {s.toNext, s.toPrevious, s.across, s.doubleArea});
      if (previous && !next)
        offerAcross(vertex, s.previous, s.next, {s.toPrevious, s.toNext, s.across, s.doubleArea});
    }
  }

  void run(const MarchLimits& limits) {
    std::size_t wanted = limits.until.size();
    while (!field.waiting_.empty()) {
      const auto vertex = static_cast<std::uint32_t>(popHeap(field.waiting_));
      if (field.settled_[vertex]) continue;
      if (field.mm[vertex] - shift > limits.radiusMm) {
        field.mm[vertex] = kUnreached;
        break;
      }
      field.settled_[vertex] = 1;
      field.reached.push_back(vertex);
      if (wanted > 0 && std::count(limits.until.begin(), limits.until.end(), vertex) > 0 &&
          --wanted == 0)
        break;
      settle(vertex);
    }
    for (const std::uint64_t key : field.waiting_) {
      const auto vertex = static_cast<std::uint32_t>(key);
      if (!field.settled_[vertex]) field.mm[vertex] = kUnreached;
    }
    if (shift != 0.0f)
      for (const std::uint32_t v : field.reached) field.mm[v] -= shift;
    sortReached();
  }

  /// Across an obtuse corner a vertex can turn out nearer than the last one: a few swaps.
  void sortReached() {
    auto& order = field.reached;
    for (std::size_t i = 1; i < order.size(); ++i) {
      const std::uint32_t vertex = order[i];
      std::size_t at = i;
      for (; at > 0 && field.mm[order[at - 1]] > field.mm[vertex]; --at) order[at] = order[at - 1];
      order[at] = vertex;
    }
  }
};

void FastMarching::march(std::span<const MarchSeed> seeds, const MarchLimits& limits,
                         DistanceField& field) const {
  Run run{*this, field};
  run.clear();
  for (const MarchSeed& seed : seeds)
    run.shift = std::max(run.shift, -std::min(seed.mm, seed.startMm));
  for (const MarchSeed& seed : seeds)
    run.offer(seed.vertex, seed.mm + run.shift, seed.startMm + run.shift);
  run.run(limits);
}

}  // namespace knotmap::anatomy
