#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace knotmap::anatomy {

/// A queue of vertices by distance, in buckets of equal width: within a bucket in any order, and
/// nothing is ever moved, so a vertex whose distance fell is simply pushed again. Distances are
/// not below zero. Much faster than a heap, which guesses wrong at each of its comparisons.
class BucketQueue {
 public:
  static constexpr std::uint32_t kNone = ~0u;

  void clear(float bucketsPerUnit) {
    if (!waiting_.empty()) first_.fill(kNone);
    waiting_.clear();
    count_ = 0;
    current_ = 0;
    bucketsPerUnit_ = bucketsPerUnit;
  }

  void push(float distance, std::uint32_t vertex) {
    // What is farther than the ring reaches waits in its last bucket, and is pushed again there.
    const std::uint32_t bucket =
        std::clamp(bucketOf(distance), current_, current_ + kBuckets - 1) % kBuckets;
    waiting_.push_back({vertex, first_[bucket]});
    first_[bucket] = static_cast<std::uint32_t>(waiting_.size() - 1);
    ++count_;
  }

  /// The next vertex, or `kNone`. `distanceOf(vertex)` is its present distance.
  template <class DistanceOf>
  std::uint32_t pop(DistanceOf&& distanceOf) {
    while (count_ > 0) {
      std::uint32_t& first = first_[current_ % kBuckets];
      if (first == kNone) {
        ++current_;
        continue;
      }
      const Waiting found = waiting_[first];
      first = found.next;
      --count_;
      const float distance = distanceOf(found.vertex);
      if (bucketOf(distance) <= current_) return found.vertex;
      push(distance, found.vertex);
    }
    return kNone;
  }

  /// Every vertex that was pushed, also those popped.
  template <class Visit>
  void visitAll(Visit&& visit) const {
    for (const Waiting& waiting : waiting_) visit(waiting.vertex);
  }

 private:
  static constexpr std::uint32_t kBuckets = 1024;
  struct Waiting {
    std::uint32_t vertex, next;
  };

  std::uint32_t bucketOf(float distance) const {
    constexpr float kLast = 1e9f;
    return static_cast<std::uint32_t>(std::min(distance * bucketsPerUnit_, kLast));
  }

  static constexpr std::array<std::uint32_t, kBuckets> allEmpty() {
    std::array<std::uint32_t, kBuckets> empty{};
    empty.fill(kNone);
    return empty;
  }

  std::array<std::uint32_t, kBuckets> first_ = allEmpty();
  std::vector<Waiting> waiting_;
  std::uint32_t count_ = 0, current_ = 0;
  float bucketsPerUnit_ = 1.0f;
};

}  // namespace knotmap::anatomy
