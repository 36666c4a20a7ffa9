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

constexpr std::uint32_t kNone = ~0u;
/// Corners wider than this (72 degrees) look through the opposite side.
constexpr float kSightCosine = 0.3f;
constexpr float kOvershoot = 1.02f;

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
  const float x = 0.5f * ((a - b) * (a + b) / side.length + side.length);
  const float ySquared = (a - x) * (a + x);
  if (!(ySquared >= 0.0f)) return kUnreached;
  const float y = std::sqrt(ySquared);
  const float crossing = x * side.height + side.along * y;  // times (y + height)
  if (crossing < 0.0f || crossing > side.length * (y + side.height)) return kUnreached;
  const float dx = side.along - x, dy = side.height + y;
  return std::sqrt(dx * dx + dy * dy);
}

// The front advances one unit per unit; `sine` is its slope along the side.
float frontDistance(const UnfoldedSide& side, float a, float b) {
  const float sine = (b - a) / side.length;
  const float cosineSquared = 1.0f - sine * sine;
  if (!(cosineSquared > 0.0f)) return kUnreached;
  const float cosine = std::sqrt(cosineSquared);
  const float crossing = side.along * cosine - side.height * sine;  // times cosine
  if (crossing < 0.0f || crossing > side.length * cosine) return kUnreached;
  return a + side.along * sine + side.height * cosine;
}

FastMarching::FastMarching(std::uint32_t vertexCount, std::span<const Corners> triangles)
    : spokeStart_(vertexCount + 1, 0),
      spokes_(3 * triangles.size()),
      beyond_(3 * triangles.size(), kNone),
      sightStart_(vertexCount + 1, 0) {
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
  for (std::size_t i = 0; i < spokes_.size(); ++i) {
    const std::uint32_t from = spokes_[i].previous;
    for (std::uint32_t k = spokeStart_[from]; k < spokeStart_[from + 1]; ++k)
      if (spokes_[k].next == spokes_[i].next) beyond_[i] = spokes_[k].previous;
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
  sights_.clear();
  for (std::uint32_t v = 0; v + 1 < spokeStart_.size(); ++v) {
    findSights(v, positionsMm);
    sightStart_[v + 1] = static_cast<std::uint32_t>(sights_.size());
  }
}

void FastMarching::findSights(std::uint32_t vertex, std::span<const core::Vec3> positionsMm) {
  for (std::uint32_t i = spokeStart_[vertex]; i < spokeStart_[vertex + 1]; ++i) {
    const Spoke& s = spokes_[i];
    const std::uint32_t far = beyond_[i];
    if (far == kNone || !(s.across > 0.0f)) continue;
    const float cosine = (s.toNext * s.toNext + s.toPrevious * s.toPrevious - s.across * s.across) /
                         (2.0f * s.toNext * s.toPrevious);
    if (!(cosine <= kSightCosine)) continue;
    // Laid flat with `next` at the origin and `previous` along the first axis; the vertex above,
    // `far` below.
    const core::Vec3 side = (positionsMm[s.previous] - positionsMm[s.next]) / s.across;
    const core::Vec3 toFar = positionsMm[far] - positionsMm[s.next];
    const core::Vec3 toVertex = positionsMm[vertex] - positionsMm[s.next];
    const float x = glm::dot(toVertex, side), y = s.doubleArea / s.across;
    const float farX = glm::dot(toFar, side), farY = glm::length(glm::cross(toFar, side));
    const float crossing = x * farY + farX * y;  // times (y + farY)
    if (crossing <= 0.0f || crossing >= s.across * (y + farY)) continue;
    const auto add = [&](std::uint32_t near, float nearX) {
      const float dx = farX - nearX, vx = x - nearX;
      const float length = std::hypot(dx, farY);
      sights_.push_back({near, far, length, (vx * dx - y * farY) / length,
                         std::abs(vx * farY + y * dx) / length});
    };
    add(s.next, 0.0f);
    add(s.previous, s.across);
  }
}

/// One march. Inside, all distances are shifted by the least start, so that none is below zero.
struct FastMarching::Run {
  const FastMarching& mesh;
  DistanceField& field;
  float shift = 0.0f;

  void clear() {
    const std::size_t count = mesh.spokeStart_.size() - 1;
    if (field.mm.size() != count || field.states_.size() != count) {
      field.mm.assign(count, kUnreached);
      field.states_.assign(count, {});
    } else {
      for (const std::uint32_t v : field.reached) {
        field.mm[v] = kUnreached;
        field.states_[v] = {};
      }
    }
    field.reached.clear();
    field.waiting_.clear();
  }

  void offer(std::uint32_t vertex, float distance, const DistanceField::State& from) {
    DistanceField::State& state = field.states_[vertex];
    if (distance >= state.distance) return;
    state.distance = distance;
    state.start = from.start;
    state.source = from.source;
    pushHeap(field.waiting_, heapKey(distance, vertex));
  }

  static float across(const UnfoldedSide& side, const DistanceField::State& near,
                      const DistanceField::State& far) {
    if (near.source != far.source) return frontDistance(side, near.distance, far.distance);
    return near.start +
           unfoldedDistance(side, near.distance - near.start, far.distance - near.start);
  }

  /// To `target` over the side between `vertex` and `other`, both settled.
  void offerAcross(std::uint32_t vertex, std::uint32_t other, std::uint32_t target,
                   const std::array<float, 4>& sides) {
    const auto [side, fromVertex, fromOther, doubleArea] = sides;
    const DistanceField::State& state = field.states_[vertex];
    const UnfoldedSide unfolded{
        side, 0.5f * ((fromVertex - fromOther) * (fromVertex + fromOther) / side + side),
        doubleArea / side};
    const float distance = across(unfolded, state, field.states_[other]);
    offer(target, distance < kUnreached ? distance : state.distance + fromVertex, state);
  }

  void settle(std::uint32_t vertex) {
    const DistanceField::State& here = field.states_[vertex];
    for (std::uint32_t i = mesh.spokeStart_[vertex]; i < mesh.spokeStart_[vertex + 1]; ++i) {
      const Spoke& s = mesh.spokes_[i];
      const bool next = field.states_[s.next].settled, previous = field.states_[s.previous].settled;
      if (next && previous) continue;
      if (next) {
        offerAcross(vertex, s.next, s.previous, {s.toNext, s.toPrevious, s.across, s.doubleArea});
      } else if (previous) {
        offerAcross(vertex, s.previous, s.next, {s.toPrevious, s.toNext, s.across, s.doubleArea});
      } else {
        offer(s.next, here.distance + s.toNext, here);
        offer(s.previous, here.distance + s.toPrevious, here);
      }
    }
  }

  /// A last look at a vertex before it is settled, past the triangles that touch it.
  void lookFar(std::uint32_t vertex) {
    DistanceField::State& best = field.states_[vertex];
    for (std::uint32_t i = mesh.sightStart_[vertex]; i < mesh.sightStart_[vertex + 1]; ++i) {
      const Sight& s = mesh.sights_[i];
      const DistanceField::State &near = field.states_[s.near], &far = field.states_[s.far];
      if (!near.settled || !far.settled) continue;
      const float distance = across({s.length, s.along, s.height}, near, far);
      if (distance >= best.distance) continue;
      best.distance = distance;
      best.start = near.start;
      best.source = near.source;
    }
  }

  void run(const MarchLimits& limits) {
    std::size_t wanted = limits.until.size();
    // A little further than asked, for what turns out nearer than it seemed.
    const std::uint64_t end = heapKey(kOvershoot * std::max(0.0f, limits.radiusMm + shift), kNone);
    while (!field.waiting_.empty() && field.waiting_.front() <= end) {
      const auto vertex = static_cast<std::uint32_t>(popHeap(field.waiting_));
      DistanceField::State& state = field.states_[vertex];
      if (state.settled) continue;
      lookFar(vertex);
      state.settled = true;
      field.mm[vertex] = state.distance - shift;
      field.reached.push_back(vertex);
      if (wanted > 0 && std::count(limits.until.begin(), limits.until.end(), vertex) > 0 &&
          --wanted == 0)
        break;
      settle(vertex);
    }
    for (const std::uint64_t key : field.waiting_) {
      DistanceField::State& state = field.states_[static_cast<std::uint32_t>(key)];
      if (!state.settled) state = {};
    }
    sortReached();
    while (!field.reached.empty() && field.mm[field.reached.back()] > limits.radiusMm) {
      field.mm[field.reached.back()] = kUnreached;
      field.states_[field.reached.back()] = {};
      field.reached.pop_back();
    }
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
    run.offer(seed.vertex, seed.mm + run.shift,
              {.start = seed.startMm + run.shift, .source = seed.source});
  run.run(limits);
}

}  // namespace knotmap::anatomy
