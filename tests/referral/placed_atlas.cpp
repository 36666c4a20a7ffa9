#include "placed_atlas.h"

#include "core/assets.h"
#include "test_body.h"

namespace knotmap::tests {
namespace {

template <class T>
T valueOrThrow(core::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  return std::move(result).value();
}

Tables loadTables() {
  const std::filesystem::path assets = KNOTMAP_TEST_ASSETS;
  auto landmarks = valueOrThrow(anatomy::LandmarkTable::load(assets));
  auto regions = valueOrThrow(anatomy::RegionTable::load(assets, landmarks));
  auto skeleton = valueOrThrow(anatomy::SkeletonTable::load(assets, landmarks));
  auto muscles = valueOrThrow(anatomy::MuscleTable::load(assets, skeleton));
  auto atlas = valueOrThrow(referral::Atlas::load(assets, landmarks, muscles));
  return {std::move(landmarks), std::move(regions), std::move(skeleton), std::move(muscles),
          std::move(atlas)};
}

}  // namespace

const Tables& tables() {
  static const Tables read = loadTables();
  return read;
}

PlacedAtlas::PlacedAtlas(const anatomy::BodyShape& shape)
    : body(bodyModel(), shape),
      landmarks(tables().landmarks, body),
      geodesics(body),
      regions(tables().regions, body, landmarks),
      atlas(tables().atlas, body, landmarks, geodesics, regions),
      painter(body, landmarks, geodesics) {}

const PlacedAtlas& averageMan() {
  static const PlacedAtlas placed{anatomy::BodyShape{}};
  return placed;
}

referral::TriggerPointId point(std::string_view id) {
  const auto found = tables().atlas.findPoint(id);
  if (!found) throw std::runtime_error("no trigger point " + std::string(id));
  return *found;
}

referral::SymptomId symptom(std::string_view id) {
  const auto found = tables().atlas.findSymptom(id);
  if (!found) throw std::runtime_error("no symptom " + std::string(id));
  return *found;
}

anatomy::BodyPoint place(const PlacedAtlas& placed, std::string_view landmark, core::Side side) {
  const auto id = tables().landmarks.find(landmark);
  if (!id) throw std::runtime_error("no landmark " + std::string(landmark));
  return placed.landmarks.at(*id, side);
}

std::vector<NamedShape> fourShapes() {
  return {{"average man", {}},
          {"average woman", {.sex = 0.0f}},
          {"slight old woman",
           {.sex = 0.0f, .ageYears = 75.0f, .muscle = 0.3f, .weight = 0.3f, .height = 0.4f}},
          {"heavy strong man", {.muscle = 0.8f, .weight = 0.85f, .height = 0.55f}}};
}

}  // namespace knotmap::tests
