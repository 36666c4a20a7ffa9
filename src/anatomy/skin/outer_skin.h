#pragma once

#include <optional>
#include <vector>

#include "anatomy/body/body.h"
#include "anatomy/skin/skin_tree.h"

namespace knotmap::anatomy {

/// A place of the outer skin seen from inside the body.
struct SkinFrom {
  core::Vec3 position{};
  core::Vec3 normal{};  ///< outwards, smooth
  float depthM = 0.0f;  ///< how far below the skin the point lies; negative outside
};

/// The skin without its pockets: mouth, nostrils, ear canals and what lies behind the lids are left
/// out, so that the nearest skin of a muscle is the one that covers it.
class OuterSkin {
 public:
  explicit OuterSkin(const BodyModel& model);
  /// The body must outlive the queries.
  void refit(const Body& body);

  SkinFrom nearest(core::Vec3 point) const;
  /// The same where some skin is known to lie within `reachM`: much faster.
  SkinFrom nearestWithin(core::Vec3 point, float reachM) const;
  /// The length of the line from a place of the skin straight in until it leaves the body.
  float chordM(core::Vec3 position, core::Vec3 normal) const;
  /// Where a ray from outside enters the body first, and where it leaves it again.
  struct Passage {
    float enterM = 0.0f, exitM = 0.0f;
  };
  std::optional<Passage> passage(const Ray& ray) const;

 private:
  const Body* body_ = nullptr;
  SkinTree tree_;
};

}  // namespace knotmap::anatomy
