#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::anatomy {

struct Ray {
  core::Vec3 origin{};
  core::Vec3 direction{};  ///< unit length
};

/// Where a ray first meets the outside of the skin.
struct SkinHit {
  BodyPoint point;
  float distanceM = 0.0f;
};

/// The nearest place of the skin to a point in space.
struct NearestSkin {
  BodyPoint point;
  float distanceM = 0.0f;
};

/// Answers many ray and nearest-point queries on one body. The tree's shape depends on the mesh's
/// topology only, so a morph needs `refit`, not a rebuild. Thread-safe while not refitted.
class BodyPicker {
 public:
  enum class Surface { reference, fine };

  /// The body must outlive the picker.
  explicit BodyPicker(const Body& body, Surface surface = Surface::fine);
  /// Call after the body was reshaped.
  void refit();

  /// First hit of a front-facing triangle; none when the ray misses.
  std::optional<SkinHit> pick(const Ray& ray) const;
  /// The nearest place within `maxDistanceM`.
  std::optional<NearestSkin> nearest(core::Vec3 position, float maxDistanceM) const;

 private:
  const Body* body_;
  std::shared_ptr<class SkinTree> tree_;
};

/// Whether no skin lies between an eye and a place on the skin. Skin closer to the place than the
/// tolerance does not hide it, so that markers on a fold or an edge stay visible.
bool seesPoint(const BodyPicker& picker, core::Vec3 eye, core::Vec3 place,
               float toleranceM = 0.006f);

}  // namespace knotmap::anatomy
