#include "anatomy/skin/fast_marching.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace knotmap::anatomy {
namespace {

constexpr std::uint32_t kNone = ~0u;
/// Corners wider than this (72 degrees) look through the opposite side.
constexpr float kSightCosine = 0.3f;
constexpr float kOvershoot = 1.02f;

/// How many of the queue's buckets are as wide as the mean side.
constexpr double kBucketsPerSide = 32.0;

float lengthOf(float x, float y) { return std::sqrt(x * x + y * y); }

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
    : spokeStart_(vertexCount + 1, 0), sightStart_(vertexCount + 1, 0) {
  std::vector<std::uint32_t> start(vertexCount + 1, 0);
  for (const Corners& t : triangles)
    for (const std::uint32_t v : t) ++start[v + 1];
  for (std::uint32_t v = 0; v < vertexCount; ++v) start[v + 1] += start[v];
  // The side opposite to each corner.
  std::vector<std::array<std::uint32_t, 2>> sides(3 * triangles.size());
  std::vector<std::uint32_t> filled(start.begin(), start.end() - 1);
  for (const Corners& t : triangles)
    for (std::size_t k = 0; k < 3; ++k) sides[filled[t[k]]++] = {t[(k + 1) % 3], t[(k + 2) % 3]};

  spokes_.reserve(4 * triangles.size());
  for (std::uint32_t v = 0; v < vertexCount; ++v) {
    listFan(std::span(sides).subspan(start[v], start[v + 1] - start[v]));
    spokeStart_[v + 1] = static_cast<std::uint32_t>(spokes_.size());
  }
  listBeyond();
}

/// Orders the sides around a vertex so that each begins where the one before it ends.
void FastMarching::listFan(std::span<std::array<std::uint32_t, 2>> sides) {
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto begin = sides.begin() + static_cast<std::ptrdiff_t>(i);
    // After the last one if there is, else at a border if there is, else anywhere.
    const bool goesOn = i > 0;
    const auto follows = std::find_if(begin, sides.end(), [&](const auto& side) {
      return goesOn && side[0] == spokes_.back().vertex;
    });
    if (follows != sides.end()) {
      std::swap(*begin, *follows);
    } else {
      const auto atBorder = std::find_if(begin, sides.end(), [&](const auto& side) {
        return std::none_of(begin, sides.end(),
                            [&](const auto& other) { return other[1] == side[0]; });
      });
      if (atBorder != sides.end()) std::swap(*begin, *atBorder);
      spokes_.push_back({(*begin)[0], 0.0f, 0.0f, 0.0f});
    }
    spokes_.back().sine = 0.0f;
    spokes_.push_back({(*begin)[1], 0.0f, 0.0f, kNoTriangle});
  }
}

void FastMarching::listBeyond() {
  beyond_.assign(spokes_.size(), kNone);
  for (std::size_t i = 0; i + 1 < spokes_.size(); ++i) {
    if (spokes_[i].sine == kNoTriangle) continue;
    const std::uint32_t from = spokes_[i + 1].vertex;
    for (std::uint32_t k = spokeStart_[from]; k < spokeStart_[from + 1]; ++k)
      if (spokes_[k].sine != kNoTriangle && spokes_[k].vertex == spokes_[i].vertex)
        beyond_[i] = spokes_[k + 1].vertex;
  }
}

void FastMarching::refit(std::span<const core::Vec3> positionsMm) {
  refitSpokes(positionsMm);
  double sum = 0.0;
  for (const Spoke& spoke : spokes_) sum += spoke.length;
  const double mean = sum / static_cast<double>(std::max<std::size_t>(spokes_.size(), 1));
  bucketsPerMm_ = mean > 0.0 ? static_cast<float>(kBucketsPerSide / mean) : 1.0f;
  sights_.clear();
  for (std::uint32_t v = 0; v + 1 < spokeStart_.size(); ++v) {
    refitSights(v, positionsMm);
    sightStart_[v + 1] = static_cast<std::uint32_t>(sights_.size());
  }
}

void FastMarching::refitSpokes(std::span<const core::Vec3> positionsMm) {
  for (std::size_t v = 0; v + 1 < spokeStart_.size(); ++v) {
    core::Vec3 next{};
    for (std::uint32_t i = spokeStart_[v + 1]; i-- > spokeStart_[v];) {
      Spoke& spoke = spokes_[i];
      const core::Vec3 here = positionsMm[spoke.vertex] - positionsMm[v];
      spoke.length = glm::length(here);
      if (spoke.sine != kNoTriangle) {
        const float product = spoke.length * spokes_[i + 1].length;
        const float inverse = product > 0.0f ? 1.0f / product : 0.0f;
        spoke.cosine = glm::dot(here, next) * inverse;
        spoke.sine = glm::length(glm::cross(here, next)) * inverse;
      }
      next = here;
    }
  }
}

void FastMarching::refitSights(std::uint32_t vertex, std::span<const core::Vec3> positionsMm) {
  for (std::uint32_t i = spokeStart_[vertex]; i < spokeStart_[vertex + 1]; ++i) {
    const std::uint32_t far = beyond_[i];
    if (far == kNone || spokes_[i].cosine > kSightCosine) continue;
    const std::uint32_t first = spokes_[i].vertex, second = spokes_[i + 1].vertex;
    // Laid flat with `first` at the origin and `second` along the first axis; the vertex above,
    // `far` below.
    const float side = glm::distance(positionsMm[first], positionsMm[second]);
    if (!(side > 0.0f)) continue;
    const core::Vec3 axis = (positionsMm[second] - positionsMm[first]) / side;
    const core::Vec3 toFar = positionsMm[far] - positionsMm[first];
    const float x = glm::dot(positionsMm[vertex] - positionsMm[first], axis);
    const float y = spokes_[i].sine * spokes_[i].length * spokes_[i + 1].length / side;
    const float farX = glm::dot(toFar, axis), farY = glm::length(glm::cross(toFar, axis));
    const float crossing = x * farY + farX * y;  // times (y + farY)
    if (crossing <= 0.0f || crossing >= side * (y + farY)) continue;
    const float straight = lengthOf(farX - x, farY + y);
    const auto add = [&](std::uint32_t near, float nearX) {
      const float dx = farX - nearX, vx = x - nearX;
      const float length = lengthOf(dx, farY);
      sights_.push_back({near, far, length, (vx * dx - y * farY) / length,
                         std::abs(vx * farY + y * dx) / length, straight});
    };
    add(first, 0.0f);
    add(second, side);
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
    field.waiting_.clear(mesh.bucketsPerMm_);
  }

  void offer(std::uint32_t vertex, float distance, const DistanceField::State& from) {
    DistanceField::State& state = field.states_[vertex];
    if (distance >= state.distance) return;
    state.distance = distance;
    state.start = from.start;
    state.source = from.source;
    field.waiting_.push(distance, vertex);
  }

  static float across(const UnfoldedSide& side, const DistanceField::State& near,
                      const DistanceField::State& far) {
    if (near.source != far.source) return frontDistance(side, near.distance, far.distance);
    return near.start +
           unfoldedDistance(side, near.distance - near.start, far.distance - near.start);
  }

  /// To the neighbour `target` past the neighbour `other`, which is settled.
  void offerAcross(std::uint32_t vertex, const Spoke& other, const Spoke& target,
                   const Spoke& angle) {
    const DistanceField::State& here = field.states_[vertex];
    const UnfoldedSide side{other.length, target.length * angle.cosine, target.length * angle.sine};
    const float distance = across(side, here, field.states_[other.vertex]);
    offer(target.vertex, distance < kUnreached ? distance : here.distance + target.length, here);
  }

  void settle(std::uint32_t vertex) {
    const DistanceField::State& here = field.states_[vertex];
    const std::uint32_t end = mesh.spokeStart_[vertex + 1];
    std::uint32_t i = mesh.spokeStart_[vertex];
    bool settled = i < end && field.states_[mesh.spokes_[i].vertex].settled;
    for (; i + 1 < end; ++i) {
      const Spoke &s = mesh.spokes_[i], &next = mesh.spokes_[i + 1];
      const bool before = settled;
      settled = field.states_[next.vertex].settled;
      if ((before && settled) || s.sine == kNoTriangle) continue;
      if (before) {
        offerAcross(vertex, s, next, s);
      } else if (settled) {
        offerAcross(vertex, next, s, s);
      } else {
        offer(s.vertex, here.distance + s.length, here);
        offer(next.vertex, here.distance + next.length, here);
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
      const float distance =
          std::min(across({s.length, s.along, s.height}, near, far), far.distance + s.straight);
      if (distance >= best.distance) continue;
      best.distance = distance;
      best.start = near.start;
      best.source = near.source;
    }
  }

  void run(const MarchLimits& limits) {
    std::size_t wanted = limits.until.size();
    // A little farther than asked, for what turns out nearer than it seemed.
    const float end =
        kOvershoot * std::max(0.0f, limits.radiusMm + shift) + 1.0f / mesh.bucketsPerMm_;
    const auto distanceOf = [&](std::uint32_t v) { return field.states_[v].distance; };
    for (;;) {
      const std::uint32_t vertex = field.waiting_.pop(distanceOf);
      if (vertex == BucketQueue::kNone || field.states_[vertex].distance > end) break;
      DistanceField::State& state = field.states_[vertex];
      if (state.settled) continue;
      lookFar(vertex);
      state.settled = 1;
      field.mm[vertex] = state.distance - shift;
      field.reached.push_back(vertex);
      if (wanted > 0 && std::count(limits.until.begin(), limits.until.end(), vertex) > 0 &&
          --wanted == 0)
        break;
      settle(vertex);
    }
    field.waiting_.visitAll([&](std::uint32_t vertex) {
      if (!field.states_[vertex].settled) field.states_[vertex] = {};
    });
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
