#include "anatomy/places/place_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "anatomy/skin/geodesic.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr float kReferenceStatureM = 1.73f;  // lengths in files are for this stature
constexpr float kMostMm = 300.0f;            // of a length in a file
constexpr float kFineLineMm = 90.0f;

/// Rounded to this many steps per unit; dividing gives the number that the decimal reads as.
float rounded(float value, float perUnit) { return std::round(value * perUnit) / perUnit; }

/// A hundredth of a long line is felt, so that its shares get a third decimal.
float shareRounded(float share, float lineMm) {
  return rounded(share, lineMm > kFineLineMm ? 1000.0f : 100.0f);
}

bool isBesideLine(const Place& form) {
  return form.kind == Place::Kind::toward && form.ends[0].kind != Place::Kind::landmark;
}

}  // namespace

PlaceFit::PlaceFit(const Body& body, const Landmarks& landmarks, BodyPoint target)
    : body_(&body),
      landmarks_(&landmarks),
      surface_(body.surfaceAt(target)),
      unit_(body.statureM() / kReferenceStatureM) {}

BodyPoint PlaceFit::resolved(const Place& place) const {
  return resolvePlace(place, *body_, *landmarks_, core::Side::left);
}

PlaceFit::Fitted PlaceFit::measured(Place place) const {
  const float missMm =
      glm::distance(body_->positionAt(resolved(place)), surface_.position) * core::kMmPerM;
  return {std::move(place), missMm, 0.0f};
}

PlaceFit::Along PlaceFit::nearestAlong(BodyPoint from, BodyPoint to) const {
  std::vector<Vec3> path;
  for (const BodyPoint point : skinPath(*body_, from, to))
    path.push_back(body_->positionAt(point) * core::kMmPerM);
  const Vec3 target = surface_.position * core::kMmPerM;
  Along best{.missMm = std::numeric_limits<float>::infinity()};
  float walked = 0.0f;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Vec3 step = path[i] - path[i - 1];
    const float length = glm::length(step);
    if (length <= 0.0f) continue;
    // At both ends the line goes straight on.
    const float low = i == 1 ? -kMostMm : 0.0f;
    const float high = i + 1 == path.size() ? kMostMm : length;
    const float along = std::clamp(glm::dot(target - path[i - 1], step) / length, low, high);
    const float miss = glm::distance(path[i - 1] + step * (along / length), target);
    if (miss < best.missMm) best = {walked + along, 0.0f, miss};
    walked += length;
  }
  best.lengthMm = walked;
  return best;
}

std::optional<PlaceFit::Fitted> PlaceFit::alongLine(const Place& form) const {
  const Along along = nearestAlong(resolved(form.ends[0]), resolved(form.ends[1]));
  if (along.lengthMm < 1.0f) return std::nullopt;
  Place place = form;
  if (form.kind == Place::Kind::between) {
    place.amount = shareRounded(along.mm / along.lengthMm, along.lengthMm);
    if (place.amount < -0.5f || place.amount > 1.5f) return std::nullopt;
  } else {
    place.amount = rounded(along.mm / unit_, 1.0f);
    if (std::abs(place.amount) > kMostMm) return std::nullopt;
    if (along.mm < 0.0f || along.mm > along.lengthMm) return beyondEnd(std::move(place));
  }
  return measured(std::move(place));
}

PlaceFit::Fitted PlaceFit::beyondEnd(Place place) const {
  // Straight on over the skin is not straight on in space: the best whole number is looked for.
  constexpr float kAroundMm = 8.0f;
  Fitted best = measured(place);
  const float middle = place.amount;
  for (float by = -kAroundMm; by <= kAroundMm; by += 1.0f) {
    place.amount = std::clamp(middle + by, -kMostMm, kMostMm);
    if (Fitted tried = measured(place); tried.missMm < best.missMm) best = std::move(tried);
  }
  return best;
}

std::optional<PlaceFit::Fitted> PlaceFit::besideLine(const Place& form) const {
  const Place& line = form.ends[0];
  const BodyPoint toward = resolved(form.ends[1]);
  const std::vector<BodyPoint> base =
      skinPath(*body_, resolved(line.ends[0]), resolved(line.ends[1]));
  const float baseMm = pathLengthMm(*body_, base);
  if (baseMm < 1.0f) return std::nullopt;
  const auto from = [&](float share) {
    return nearestAlong(pointAlong(*body_, base, share), toward);
  };
  // Coarse first, since the miss need not fall steadily; then by the golden section.
  constexpr int kSteps = 8;
  int nearest = 0;
  float least = std::numeric_limits<float>::infinity();
  for (int i = 0; i <= kSteps; ++i)
    if (const float miss = from(static_cast<float>(i) / kSteps).missMm; miss < least) {
      least = miss;
      nearest = i;
    }
  constexpr float kGolden = 0.618034f;
  float low = std::max(0.0f, static_cast<float>(nearest - 1) / kSteps);
  float high = std::min(1.0f, static_cast<float>(nearest + 1) / kSteps);
  for (int i = 0; i < 11; ++i) {
    const float a = high - kGolden * (high - low), b = low + kGolden * (high - low);
    if (from(a).missMm < from(b).missMm)
      high = b;
    else
      low = a;
  }
  Place place = form;
  float share = 0.5f * (low + high);
  if (line.kind == Place::Kind::between) {
    share = shareRounded(share, baseMm);
    place.ends[0].amount = share;
  } else {
    place.ends[0].amount = rounded(share * baseMm / unit_, 1.0f);
    share = place.ends[0].amount * unit_ / baseMm;
  }
  place.amount = rounded(from(share).mm / unit_, 1.0f);
  if (std::abs(place.amount) > kMostMm || std::abs(place.ends[0].amount) > kMostMm)
    return std::nullopt;
  Fitted fitted = measured(std::move(place));
  fitted.besideMm = std::abs(fitted.place.amount);
  return fitted;
}

std::optional<PlaceFit::Fitted> PlaceFit::fitted(const Place& form) const {
  if (form.kind == Place::Kind::landmark) return measured(form);
  return isBesideLine(form) ? besideLine(form) : alongLine(form);
}

}  // namespace knotmap::anatomy
