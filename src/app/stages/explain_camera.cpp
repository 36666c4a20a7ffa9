#include <algorithm>
#include <cmath>

#include "app/stages/explain_stage.h"

// Where the camera of explain mode stands: all a page is about in one picture, seen from the side
// that most of it faces.
namespace knotmap::app {
namespace {

using anatomy::Mark;
using findings::ExplainContent;

constexpr float kMarginM = 0.17f, kLeastHeightM = 0.42f;
constexpr float kMostTiltRad = 0.35f;
constexpr float kAsideRad = 0.75f;
/// Below this share of agreement the places face too many ways: the front shows them best.
constexpr float kAgreement = 0.3f;
/// One vertex in this many is enough to tell where a zone lies.
constexpr std::size_t kEvery = 7;

}  // namespace

void ExplainStage::Sights::add(core::Vec3 position, core::Vec3 normal, float share) {
  low = glm::min(low, position);
  high = glm::max(high, position);
  facing += share * normal;
  weight += share;
}

void ExplainStage::addPattern(Sights& sights) const {
  const referral::Pattern* sent = pattern();
  if (!sent) return;
  const anatomy::Body& body = body_->body();
  for (const referral::ZoneField* zone : {&sent->essential, &sent->spillover}) {
    const float share = zone == &sent->essential ? 0.02f : 0.008f;
    for (std::size_t i = 0; i < zone->samples.size(); i += kEvery) {
      const std::uint32_t vertex = zone->samples[i].fineVertex;
      if (zone->samples[i].mm < 0.0f)
        sights.add(body.finePositions()[vertex], body.fineNormals()[vertex], share);
    }
  }
}

void ExplainStage::addFelt(Sights& sights) const {
  const anatomy::Body& body = body_->body();
  const auto add = [&](anatomy::BodyPoint point) {
    const anatomy::SurfacePoint at = body.surfaceAt(point);
    sights.add(at.position, at.normal);
  };
  for (const Mark& mark : shown_.marks) {
    if (mark.kind == Mark::Kind::knot) add(mark.at);
    for (std::size_t i = 0; i < mark.dabs.size() && mark.kind == Mark::Kind::painArea; ++i)
      if (i % kEvery == 0) add(mark.dabs[i].at);
  }
  const SkinField felt = feltField(shown_.symptoms, tables_->atlas, *body_);
  for (std::size_t i = 0; i < felt.size(); i += kEvery)
    if (felt[i].mm < 0.0f)
      sights.add(body.finePositions()[felt[i].fineVertex], body.fineNormals()[felt[i].fineVertex],
                 0.05f);
}

ExplainStage::Sights ExplainStage::sights() const {
  Sights sights;
  const auto from = spot();
  const auto addSpot = [&](float share) {
    if (!from) return;
    const anatomy::SurfacePoint at = body_->body().surfaceAt(*from);
    sights.add(at.position, at.normal, share);
  };
  switch (content()) {
    case findings::ExplainContent::origin:
      addSpot(0.6f);
      addPattern(sights);
      break;
    case findings::ExplainContent::test:
    case findings::ExplainContent::testNoMark:
    case findings::ExplainContent::testTrained:
      addSpot(1.0f);
      break;
    case findings::ExplainContent::help:
    case findings::ExplainContent::nothing:
      break;
    default:
      addFelt(sights);
      break;
  }
  return sights;
}

std::optional<render::Camera> ExplainStage::takeCamera(const render::Camera& now, float aspect) {
  if (!on() || !turned_) return std::nullopt;
  turned_ = false;
  const Sights seen = sights();
  if (seen.low.x > seen.high.x) return render::viewCamera("front", body_->body(), aspect);
  const float length = glm::length(seen.facing);
  const bool agreed = length > kAgreement * seen.weight;
  const core::Vec3 facing = agreed ? seen.facing / length : core::Vec3{0.0f, 0.0f, 1.0f};
  const core::Vec3 size = seen.high - seen.low;
  render::Camera camera = now;
  camera.target = 0.5f * (seen.low + seen.high);
  // Seen end-on, an arrow shows nothing.
  const float aside = content() == findings::ExplainContent::test ? kAsideRad : 0.0f;
  // From straight above nobody could tell which way the body faces.
  const bool level = std::abs(facing.y) < 0.9f;
  camera.azimuthRad = (level ? std::atan2(facing.x, facing.z) : now.azimuthRad) - aside;
  camera.elevationRad =
      std::clamp(std::asin(std::clamp(facing.y, -1.0f, 1.0f)), -kMostTiltRad, kMostTiltRad);
  const float wide = glm::length(glm::vec2(size.x, size.z)) / std::max(aspect, 0.1f);
  camera.heightM = std::max({kLeastHeightM, size.y + kMarginM, wide + kMarginM});
  return camera;
}

}  // namespace knotmap::app
