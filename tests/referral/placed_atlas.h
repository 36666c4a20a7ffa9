#pragma once

#include <memory>
#include <string>
#include <vector>

#include "referral/atlas_on_body.h"

namespace knotmap::tests {

/// The tables of `assets/`, read once.
struct Tables {
  anatomy::LandmarkTable landmarks;
  anatomy::RegionTable regions;
  anatomy::SkeletonTable skeleton;
  anatomy::MuscleTable muscles;
  referral::Atlas atlas;
};
const Tables& tables();

/// The atlas on one body, with everything it looks at.
class PlacedAtlas {
 public:
  explicit PlacedAtlas(const anatomy::BodyShape& shape);

  anatomy::Body body;
  anatomy::Landmarks landmarks;
  anatomy::GeodesicSolver geodesics;
  anatomy::RegionMap regions;
  referral::AtlasOnBody atlas;
  referral::ZonePainter painter;
};

/// The average man; made once.
const PlacedAtlas& averageMan();

referral::TriggerPointId point(std::string_view id);
referral::SymptomId symptom(std::string_view id);
anatomy::BodyPoint place(const PlacedAtlas& placed, std::string_view landmark,
                         core::Side side = core::Side::left);

/// Shapes that differ in everything: average man and woman, an old slight woman, a heavy man.
struct NamedShape {
  std::string name;
  anatomy::BodyShape shape;
};
std::vector<NamedShape> fourShapes();

}  // namespace knotmap::tests
