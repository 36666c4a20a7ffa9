#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "placed_atlas.h"

namespace knotmap::tests {

using namespace referral;
using anatomy::BodyPoint;
using core::Side;

namespace {

constexpr float kPi = 3.14159265f;

float discAreaMm2(const PlacedAtlas& placed, BodyPoint centre, float radiusMm) {
  return zoneArea(placed.atlas.paintDabs({{centre, radiusMm}}), placed.body).totalMm2;
}

/// Places of the flat upper back, where the mesh is coarsest.
std::vector<BodyPoint> backPlaces(const PlacedAtlas& placed) {
  std::vector<BodyPoint> places;
  for (const Side side : {Side::left, Side::right})
    for (const float share : {0.25f, 0.4f, 0.55f, 0.7f})
      for (const auto& [from, to] :
           {std::pair("t4", "scapula-spine-root"), std::pair("t6", "scapula-inferior-angle"),
            std::pair("t10", "scapula-inferior-angle")}) {
        const auto path =
            anatomy::skinPath(placed.body, place(placed, from, side), place(placed, to, side));
        places.push_back(anatomy::pointAlong(placed.body, path, share));
      }
  return places;
}

std::map<std::uint32_t, float> byVertex(const ZoneField& field) {
  std::map<std::uint32_t, float> values;
  for (const auto& sample : field.samples) values[sample.fineVertex] = sample.mm;
  return values;
}

Stroke strokeThrough(std::initializer_list<const char*> landmarks, float radiusMm) {
  Stroke stroke;
  stroke.radiusMm = radiusMm;
  for (const char* id : landmarks) {
    anatomy::Place place;
    place.landmark = *tables().landmarks.find(id);
    stroke.through.push_back(place);
  }
  return stroke;
}

}  // namespace

TEST_CASE("a disc on the back has the area of a circle within 8 %", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (const float radiusMm : {12.0f, 20.0f, 30.0f}) {
    for (const BodyPoint centre : backPlaces(placed)) {
      INFO("radius " << radiusMm << " mm, face " << index(centre.face));
      CHECK(discAreaMm2(placed, centre, radiusMm) ==
            Approx(kPi * radiusMm * radiusMm).epsilon(0.08));
    }
  }
}

TEST_CASE("the border of a disc on the back runs at its radius", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (const BodyPoint centre : backPlaces(placed)) {
    const core::Vec3 at = placed.body.positionAt(centre);
    float worst = 0.0f;
    for (const auto& sample : placed.atlas.paintDabs({{centre, 20.0f}}).samples) {
      const float straight =
          glm::distance(at, placed.body.finePositions()[sample.fineVertex]) * core::kMmPerM;
      if (std::abs(sample.mm) < 5.0f)
        worst = std::max(worst, std::abs(sample.mm - (straight - 20.0f)));
    }
    CHECK(worst < 1.5f);
  }
}

TEST_CASE("a zone is listed once per vertex, in order, up to its margin", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  for (std::size_t i = 0; i < tables().atlas.points().size(); ++i) {
    const Pattern& pattern = placed.atlas.pattern(static_cast<TriggerPointId>(i), Side::left);
    for (const ZoneField* field : {&pattern.essential, &pattern.spillover}) {
      bool ordered = true;
      float largest = -1000.0f;
      for (std::size_t k = 0; k < field->samples.size(); ++k) {
        if (k > 0 && field->samples[k - 1].fineVertex >= field->samples[k].fineVertex)
          ordered = false;
        largest = std::max(largest, field->samples[k].mm);
      }
      INFO(tables().atlas.points()[i].id);
      CHECK(ordered);
      CHECK(largest <= kFieldMarginMm);
    }
  }
}

TEST_CASE("strokes painted together are the union of strokes painted alone", "[referral]") {
  ZonePainter painter = averageMan().painter;
  const Stroke brow = strokeThrough({"brow-medial", "eyebrow", "brow-lateral"}, 8.0f);
  const Stroke temple = strokeThrough({"temple"}, 20.0f);

  const auto both = byVertex(painter.paint({brow, temple}, Side::left));
  const auto first = byVertex(painter.paint({brow}, Side::left));
  const auto second = byVertex(painter.paint({temple}, Side::left));

  float worst = 0.0f;
  for (const auto& [vertex, mm] : both) {
    float least = 1000.0f;
    for (const auto* alone : {&first, &second})
      if (const auto found = alone->find(vertex); found != alone->end())
        least = std::min(least, found->second);
    if (std::abs(mm) < 3.0f) worst = std::max(worst, std::abs(mm - least));
  }
  CHECK(worst < 1.0f);
}

TEST_CASE("a band passes within its radius of every place it is drawn through", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  ZonePainter painter = placed.painter;
  const char* places[] = {"mastoid", "retro-auricular", "ear-top", "temple"};
  const auto band = byVertex(painter.paint(
      {strokeThrough({"mastoid", "retro-auricular", "ear-top", "temple"}, 12.0f)}, Side::left));
  for (const char* id : places) {
    const auto vertex = index(nearestVertex(placed.body.model(), place(placed, id)));
    INFO(id);
    REQUIRE(band.count(vertex) == 1);
    CHECK(band.at(vertex) < 0.0f);
  }
}

TEST_CASE("painting nothing gives an empty zone", "[referral]") {
  ZonePainter painter = averageMan().painter;
  CHECK(painter.paint({}, Side::left).samples.empty());
  CHECK(painter.paintDabs({}).samples.empty());
}

TEST_CASE("radii grow with the stature", "[referral]") {
  const PlacedAtlas& man = averageMan();
  const PlacedAtlas tall({.height = 0.6f});
  const float ratio = tall.body.statureM() / man.body.statureM();
  REQUIRE(ratio > 1.03f);
  const auto area = [](const PlacedAtlas& placed) {
    ZonePainter painter = placed.painter;
    return zoneArea(painter.paint({strokeThrough({"temple"}, 15.0f)}, Side::left), placed.body)
        .totalMm2;
  };
  CHECK(area(tall) / area(man) == Approx(ratio * ratio).epsilon(0.04));
}

TEST_CASE("the tooth across the midline has the same number in the other quadrant", "[referral]") {
  CHECK(mirroredTooth(16) == 26);
  CHECK(mirroredTooth(26) == 16);
  CHECK(mirroredTooth(31) == 41);
  CHECK(mirroredTooth(48) == 38);
}

TEST_CASE("a pattern painted on the right is the mirror image of the left one", "[referral]") {
  const PlacedAtlas& placed = averageMan();
  ZonePainter painter = placed.painter;
  for (const char* id : {"TRAP-1", "SCM-C", "INFL", "MASS-S1"}) {
    const Pattern right = painter.pattern(tables().atlas, point(id), Side::right);
    const Pattern& mirror = placed.atlas.pattern(point(id), Side::right);
    const auto painted = byVertex(right.essential), mirroredValues = byVertex(mirror.essential);
    float worst = 0.0f;
    for (const auto& [vertex, mm] : painted) {
      const auto found = mirroredValues.find(vertex);
      if (mm < kFieldMarginMm - 3.0f)
        worst =
            std::max(worst, found == mirroredValues.end() ? 99.0f : std::abs(found->second - mm));
    }
    INFO(id);
    // The two triangles of a quad are cut along the same diagonal on both sides, so that paths
    // over them differ a little.
    CHECK(worst < 3.0f);
    CHECK(right.essentialTeeth == mirror.essentialTeeth);
  }
}

}  // namespace knotmap::tests
