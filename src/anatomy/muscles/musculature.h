#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "anatomy/body/body.h"
#include "anatomy/muscles/muscle_mesh.h"
#include "anatomy/muscles/muscles.h"
#include "anatomy/places/landmarks.h"
#include "anatomy/skeleton/skeleton.h"
#include "anatomy/skin/picking.h"

namespace knotmap::anatomy {

/// Where one muscle lies in the shared buffers of a `Musculature`.
struct MuscleRange {
  MuscleId muscle{};
  std::uint32_t firstVertex = 0, vertexCount = 0;
  std::uint32_t firstIndex = 0, indexCount = 0;
};

/// A muscle met by a line that goes inwards from the skin.
struct MuscleCrossing {
  MuscleId muscle{};
  core::Side side = core::Side::left;
  float enterMm = 0.0f, exitMm = 0.0f;  ///< depth below the skin
};

/// A muscle of one side, and where a ray meets it.
struct MuscleHit {
  MuscleId muscle{};
  core::Side side = core::Side::left;
  float distanceM = 0.0f;
};

/// The muscles of one body as closed surfaces, one for each head. Only the left side is kept; the
/// right is its mirror image (x negated) without exception. Triangles and their order depend on
/// the table alone. docs/methods.md "Muscles" says how they are made. One thread at a time.
class Musculature {
 public:
  /// All three must outlive it. Nothing may be asked before the first `fit`.
  Musculature(const MuscleTable& muscles, const SkeletonTable& skeleton, const BodyModel& model);
  ~Musculature();
  Musculature(Musculature&&) noexcept;
  Musculature& operator=(Musculature&&) noexcept;

  /// Makes the muscles of this body, which must outlive the queries. Call again after it was
  /// reshaped. `landmarks` are needed for the call only.
  void fit(const Body& body, const Landmarks& landmarks);

  const MuscleTable& table() const;
  /// All muscles that have a surface, in the order of the table.
  std::span<const MuscleRange> ranges() const;
  std::span<const MuscleVertex> vertices() const;
  std::span<const std::uint32_t> indices() const;  ///< counter-clockwise seen from outside

  /// Every muscle below a place of the skin, by depth: along the inward normal, up to a little
  /// more than half the way through the body. A muscle that is met several times is listed once,
  /// from its first to its last face there; if that is one face only, to the next one beyond.
  std::vector<MuscleCrossing> below(BodyPoint point) const;
  /// The first muscle along a ray from outside among those that `shown` lets through, no deeper
  /// than `below` goes.
  using Shown = std::function<bool(MuscleId, core::Side)>;
  std::optional<MuscleHit> pick(const Ray& ray, const Shown& shown) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// How thick the tissue below the skin is, 1 on the average man: it grows with the weight slider
/// and is thicker in women. docs/methods.md "Muscles" says why so.
float tissueThickness(const BodyShape& shape);

}  // namespace knotmap::anatomy
