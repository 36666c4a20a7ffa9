#include "app/picture/skin_fields.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "app/world.h"
#include "core/assets.h"
#include "findings/request.h"

namespace {

using namespace knotmap;
using app::Forbidden;

/// The smaller value of each vertex; infinite where none is listed.
std::vector<float> byVertex(const app::SkinField& field) {
  std::vector<float> mm(anatomy::kFineVertexCount, std::numeric_limits<float>::infinity());
  for (const render::FieldSample& sample : field)
    mm[sample.fineVertex] = std::min(mm[sample.fineVertex], sample.mm);
  return mm;
}

}  // namespace

TEST_CASE("Every no-press zone that has regions is drawn on both bodies, each as what it forbids",
          "[app][no-press]") {
  const guidance::Knowledge& guidance = tests::tables().guidance;
  for (const anatomy::BodyShape& shape : {anatomy::defaultMan(), anatomy::defaultWoman()}) {
    findings::BodyState body(tests::bodyModel(), tests::tables(), shape);
    const auto pressing = byVertex(app::noPressField(guidance, Forbidden::pressing, body));
    const auto tapping = byVertex(app::noPressField(guidance, Forbidden::tapping, body));
    const anatomy::RegionMap& regions = body.regions();
    for (const guidance::NoPressZone& zone : guidance.noPress)
      for (const std::string& name : zone.regions) {
        const auto id = regions.table().find(name);
        INFO(zone.id << ' ' << name);
        REQUIRE(id);
        const auto& drawn = zone.percussionOnly ? tapping : pressing;
        std::size_t inside = 0;
        for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v)
          if (regions.atFineVertex(v) == *id) {
            ++inside;
            if (drawn[v] >= 0.0f) FAIL("vertex " << v << " is outside");
          }
        CHECK(inside > 0);
      }
  }
}

TEST_CASE("The band along the spine ends 15 mm beside the middle", "[app][no-press]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  const auto mm = byVertex(app::noPressField(tests::tables().guidance, Forbidden::pressing, body));
  const anatomy::Body& skin = body.body();
  const float top = skin.positionAt(body.landmarks().at(*tests::tables().landmarks.find("t4"),
                                                        core::Side::midline))
                        .y;
  const float low = skin.positionAt(body.landmarks().at(*tests::tables().landmarks.find("l1"),
                                                        core::Side::midline))
                        .y;
  REQUIRE(top > low);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < anatomy::kFineVertexCount; ++v) {
    const core::Vec3 at = skin.finePositions()[v];
    const float besideMm = std::abs(at.x) * core::kMmPerM;
    if (at.y > top || at.y < low || skin.fineNormals()[v].z > -0.5f || besideMm > 24.0f) continue;
    ++checked;
    CHECK(mm[v] == Approx(besideMm - 15.0f).margin(0.01));
  }
  CHECK(checked > 50);
}

TEST_CASE("Broken skin is drawn with what is left alone around it", "[app][no-press]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  anatomy::Mark mark;
  mark.kind = anatomy::Mark::Kind::brokenSkin;
  mark.at = body.landmarks().at(*tests::tables().landmarks.find("deltoid-side"), core::Side::left);
  mark.dabs = {{mark.at, 10.0f}};
  const auto bare = byVertex(app::paintedField({mark}, mark.kind, body));
  const auto wide =
      byVertex(app::paintedField({mark}, mark.kind, body, findings::kBrokenSkinMarginMm));
  const core::Vec3 middle = body.body().positionAt(mark.at);
  std::size_t more = 0;
  for (std::uint32_t v = 0; v < anatomy::kFineVertexCount; ++v) {
    const float mm = core::kMmPerM * glm::distance(body.body().finePositions()[v], middle);
    if (wide[v] < 0.0f) CHECK(mm <= 40.5f);  // a straight line is never longer than the skin
    if (mm < 32.0f && body.body().fineNormals()[v].x > 0.3f) CHECK(wide[v] < 0.0f);
    if (bare[v] < 0.0f) CHECK(wide[v] < bare[v]);
    more += wide[v] < 0.0f && !(bare[v] < 0.0f) ? 1 : 0;
  }
  CHECK(more > 30);
}

TEST_CASE("A symptom is felt on its side, or on both", "[app]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  const auto sides = [&](std::optional<core::Side> side) {
    std::pair<bool, bool> leftRight{false, false};
    for (const render::FieldSample& sample :
         app::feltField({{"headache-temple", side}}, tests::tables().atlas, body)) {
      if (sample.mm >= 0.0f) continue;
      const float x = body.body().finePositions()[sample.fineVertex].x;
      leftRight.first |= x > 0.01f;
      leftRight.second |= x < -0.01f;
    }
    return leftRight;
  };
  CHECK(sides(core::Side::left) == std::pair{true, false});
  CHECK(sides(core::Side::right) == std::pair{false, true});
  CHECK(sides({}) == std::pair{true, true});
}
