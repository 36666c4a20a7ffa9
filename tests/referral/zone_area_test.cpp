#include "referral/zone_area.h"

#include <catch2/catch.hpp>
#include <random>

#include "placed_atlas.h"

namespace knotmap::tests {

using namespace referral;

TEST_CASE("the share of a triangle below zero is exact where it can be worked out by hand",
          "[referral]") {
  CHECK(shareBelowZero(-1, -1, -1) == 1.0f);
  CHECK(shareBelowZero(1, 1, 1) == 0.0f);
  CHECK(shareBelowZero(0, 1, 1) == 0.0f);
  CHECK(shareBelowZero(-1, 1, 1) == Approx(0.25f));   // half of two sides
  CHECK(shareBelowZero(1, -1, -1) == Approx(0.75f));  // its complement
  CHECK(shareBelowZero(-1, 3, 1) == Approx(0.125f));  // 1/4 of one side, 1/2 of the other
}

TEST_CASE("the share of a triangle below zero agrees with counting sample points", "[referral]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> value(-1.0f, 1.0f), unit(0.0f, 1.0f);
  for (int round = 0; round < 20; ++round) {
    const float a = value(random), b = value(random), c = value(random);
    int below = 0;
    constexpr int kSamples = 20000;
    for (int i = 0; i < kSamples; ++i) {
      float u = unit(random), v = unit(random);
      if (u + v > 1.0f) u = 1.0f - u, v = 1.0f - v;
      if (a + u * (b - a) + v * (c - a) < 0.0f) ++below;
    }
    INFO(a << " " << b << " " << c);
    CHECK(shareBelowZero(a, b, c) == Approx(static_cast<float>(below) / kSamples).margin(0.015f));
  }
}

TEST_CASE("a zone that holds everything has the area of the skin", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  ZoneField everywhere;
  for (std::uint32_t v = 0; v < anatomy::kFineVertexCount; ++v)
    everywhere.samples.push_back({v, -1.0f});

  const ZoneArea area = zoneArea(everywhere, placed.body);

  double skin = 0.0;
  for (const float mm2 : placed.atlas.vertexAreaMm2()) skin += static_cast<double>(mm2);
  CHECK(area.totalMm2 == Approx(skin).epsilon(1e-3));
  // A man of 1.73 m has about 1.7 m2 of skin; the mesh adds the pockets of mouth, nose and ears.
  CHECK(skin / 1e6 == Approx(1.75).margin(0.2));
}

TEST_CASE("an empty zone has no area", "[referral]") {
  CHECK(zoneArea({}, averageMan().body).cells.empty());
}

TEST_CASE("what is taken away and what is left add up to the whole", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  const auto temple = place(placed, "temple");
  const ZoneArea large = zoneArea(placed.atlas.paintDabs({{temple, 30.0f}}), placed.body);
  const ZoneArea small = zoneArea(placed.atlas.paintDabs({{temple, 15.0f}}), placed.body);

  const ZoneArea ring = without(large, small);

  CHECK(ring.totalMm2 + small.totalMm2 == Approx(large.totalMm2).epsilon(1e-4));
  AreaMask mask;
  mask.fill(large);
  CHECK(mask.overlapMm2(small) == Approx(small.totalMm2).epsilon(1e-4));
  mask.fill(small);
  CHECK(mask.overlapMm2(large) == Approx(small.totalMm2).epsilon(1e-4));
}

TEST_CASE("the mirror image of every fine vertex mirrors back to it", "[referral]") {
  const auto& model = averageMan().body.model();
  const auto fine = averageMan().body.finePositions();
  float worstM = 0.0f;
  int wrong = 0;
  for (std::uint32_t v = 0; v < anatomy::kFineVertexCount; ++v) {
    const std::uint32_t other = mirroredFineVertex(model, v);
    if (mirroredFineVertex(model, other) != v) ++wrong;
    const core::Vec3 expected{-fine[v].x, fine[v].y, fine[v].z};
    worstM = std::max(worstM, glm::distance(fine[other], expected));
  }
  CHECK(wrong == 0);
  CHECK(worstM < 1e-4f);  // the average body is its own mirror image
}

}  // namespace knotmap::tests
