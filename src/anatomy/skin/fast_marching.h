#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "anatomy/skin/bucket_queue.h"
#include "core/vec.h"

namespace knotmap::anatomy {

inline constexpr float kUnreached = std::numeric_limits<float>::infinity();

/// Distances along the skin at the vertices of the reference mesh, in mm; `kUnreached` beyond the
/// radius that was asked for. `reached` lists the vertices with a finite value, nearest first.
struct DistanceField {
  std::vector<float> mm;  ///< one per reference vertex
  std::vector<std::uint32_t> reached;

 private:
  friend class FastMarching;
  struct State {
    float distance = kUnreached;
    float start = 0.0f;  ///< what the source of the distance began with
    std::uint32_t source = 0;
    std::uint32_t settled = 0;  ///< 0 or 1
  };
  std::vector<State> states_;
  BucketQueue waiting_;
};

/// A vertex whose distance is known before the march begins; `startMm` is the part of it that its
/// source began with. Seeds of one source carry one number.
struct MarchSeed {
  std::uint32_t vertex = 0;
  float mm = 0.0f;
  float startMm = 0.0f;
  std::uint32_t source = 0;
};

/// How far a march goes: to every vertex closer than `radiusMm`, and no farther than needed to
/// settle all of `until` where there are any.
struct MarchLimits {
  float radiusMm = kUnreached;
  std::span<const std::uint32_t> until{};
};

/// Fast marching on any triangle mesh of one or more pieces, with or without a border. Each
/// triangle passes a distance on as if it came straight from one point in its plane; where that
/// line misses the triangle's side, edges carry it. docs/methods.md "Geodesic distance".
class FastMarching {
 public:
  using Corners = std::array<std::uint32_t, 3>;

  FastMarching(std::uint32_t vertexCount, std::span<const Corners> triangles);

  /// Positions in millimetres; call once before the first march and after each change of them.
  void refit(std::span<const core::Vec3> positionsMm);

  /// Reuses the memory of `field` and clears only what its last march touched.
  void march(std::span<const MarchSeed> seeds, const MarchLimits& limits,
             DistanceField& field) const;

 private:
  /// A neighbour of a vertex, and the triangle between it and the neighbour listed next, by its
  /// angle at the vertex. A fan that closes lists its first neighbour again at its end.
  struct Spoke {
    std::uint32_t vertex;
    float length;
    float cosine, sine;
  };
  static constexpr float kNoTriangle = -1.0f;  ///< as the sine

  /// A side that a corner sees through the opposite side of its triangle, laid flat.
  struct Sight {
    std::uint32_t near, far;  ///< `near` is a corner of the triangle, `far` lies beyond it
    float length, along, height;
    float straight;  ///< from `far`
  };
  struct Run;

  void listFan(std::span<std::array<std::uint32_t, 2>> sides);
  void listBeyond();
  void refitSpokes(std::span<const core::Vec3> positionsMm);
  void refitSights(std::uint32_t vertex, std::span<const core::Vec3> positionsMm);

  std::vector<std::uint32_t> spokeStart_;
  std::vector<Spoke> spokes_;
  std::vector<std::uint32_t> beyond_;  ///< per spoke the vertex across its triangle's far side
  std::vector<std::uint32_t> sightStart_;
  std::vector<Sight> sights_;
  float bucketsPerMm_ = 1.0f;
};

/// The straight distance to a point in a triangle's plane from the one point beyond the side that
/// has distances `a` and `b` to its ends; `kUnreached` where the line misses the side.
struct UnfoldedSide {
  float length = 0.0f;  ///< of the side
  float along = 0.0f;   ///< where the target projects on the side, from the end with `a`
  float height = 0.0f;  ///< of the target above the side
};
float unfoldedDistance(const UnfoldedSide& side, float a, float b);

/// The same where the distances at the two ends come from different sources: a straight front
/// passes the side. For many sources in a row this is the distance from their line.
float frontDistance(const UnfoldedSide& side, float a, float b);

}  // namespace knotmap::anatomy
