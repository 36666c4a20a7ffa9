#include "anatomy/places/place_from.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "anatomy/places/place_fit.h"
#include "anatomy/skin/geodesic.h"

namespace knotmap::anatomy {
namespace {

using core::Side;
using core::Vec3;

constexpr float kGoodMissMm = 1.0f;  // rounding included
constexpr float kPoorMissMm = 1.8f;
constexpr float kKeepMissMm = 1.5f;     // old words are worth a little
constexpr float kKeepBesideMm = 60.0f;  // farther from its path the old words mislead

/// How hard words are looked for, from the plainest to any that lead there.
struct Effort {
  float leastFacing;  ///< cosine between the skin at a landmark and at the target
  float leastSine;    ///< between the two lines of a triple
  float edge;         ///< share of a line at its ends that is not used
  std::size_t landmarks, tried;
};
constexpr Effort kEfforts[] = {
    {0.15f, 0.4f, 0.06f, 16, 10}, {0.15f, 0.25f, 0.0f, 20, 60}, {-0.6f, 0.15f, 0.0f, 26, 150}};

/// A landmark near the target, flattened to the plane that touches the skin there.
struct Near {
  Place place;
  glm::vec2 flatMm{};
  float worry = 0.0f;  ///< mm added for a landmark that is hard to find
};

/// A form of words with its landmarks, not yet with amounts; the lower the score the better.
struct Form {
  float score = 0.0f;
  Place place;
};

Place landmarkPlace(LandmarkId id, bool otherSide) {
  return {.kind = Place::Kind::landmark, .landmark = id, .otherSide = otherSide};
}

Place pair(Place::Kind kind, Place a, Place b, float amount = 0.0f) {
  return {.kind = kind, .amount = amount, .ends = {std::move(a), std::move(b)}};
}

Place beside(Place a, Place b, Place toward) {
  return pair(Place::Kind::toward, pair(Place::Kind::between, std::move(a), std::move(b), 0.5f),
              std::move(toward));
}

float worryOf(const Landmark& landmark) {
  if (landmark.confidence == "L") return 30.0f;
  return landmark.confidence == "M" ? 10.0f : 0.0f;
}

/// Landmarks around the target that face the same way, nearest first.
std::vector<Near> landmarksNear(const PlaceFit& fit, const Effort& effort) {
  constexpr float kFarMm = 400.0f;
  const Landmarks& landmarks = fit.landmarks();
  const SurfacePoint at = fit.surface();
  const Vec3 helper = std::abs(at.normal.y) < 0.9f ? Vec3{0, 1, 0} : Vec3{0, 0, 1};
  const Vec3 across = glm::normalize(glm::cross(helper, at.normal));
  const Vec3 up = glm::cross(at.normal, across);
  std::vector<Near> near;
  const auto& table = landmarks.table().landmarks();
  for (std::size_t i = 0; i < table.size(); ++i)
    for (const Side side : {Side::left, Side::right}) {
      if (side == Side::right && !table[i].paired) continue;
      const LandmarkId id{static_cast<std::uint16_t>(i)};
      const SurfacePoint there = fit.body().surfaceAt(landmarks.at(id, side));
      const Vec3 away = (there.position - at.position) * core::kMmPerM;
      if (glm::length(away) > kFarMm) continue;
      if (glm::dot(there.normal, at.normal) < effort.leastFacing) continue;
      const glm::vec2 flat{glm::dot(away, across), glm::dot(away, up)};
      // Flattened, a place behind a bend would look nearer than it is.
      const float stretch = glm::length(away) / std::max(glm::length(flat), 1e-3f);
      near.push_back({landmarkPlace(id, side == Side::right), flat * stretch, worryOf(table[i])});
    }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return glm::length(a.flatMm) + a.worry < glm::length(b.flatMm) + b.worry;
  });
  if (near.size() > effort.landmarks) near.resize(effort.landmarks);
  return near;
}

float cross(glm::vec2 a, glm::vec2 b) { return a.x * b.y - a.y * b.x; }

/// Pairs whose line passes close by the target, which lies at the origin.
void addPairs(const std::vector<Near>& near, std::vector<Form>& forms) {
  constexpr float kBesideMm = 8.0f;
  for (const Near& a : near)
    for (const Near& b : near) {
      const glm::vec2 line = b.flatMm - a.flatMm;
      const float length = glm::length(line);
      if (length < 5.0f) continue;
      const float along = glm::dot(-a.flatMm, line) / length;
      const float besideMm = std::abs(cross(line, a.flatMm)) / length;
      if (besideMm > kBesideMm || along < 0.0f || along > length) continue;
      const float score = 0.2f * length + a.worry + b.worry;
      if (along < 35.0f && along < 0.4f * length)
        forms.push_back({score, pair(Place::Kind::toward, a.place, b.place)});
      else if (&a < &b)
        forms.push_back({score, pair(Place::Kind::between, a.place, b.place)});
    }
}

/// Triples: from the line a-b toward c through the target.
void addTriples(const std::vector<Near>& near, const Effort& effort, std::vector<Form>& forms) {
  for (std::size_t i = 0; i < near.size(); ++i)
    for (std::size_t j = i + 1; j < near.size(); ++j)
      for (const Near& c : near) {
        if (&c == &near[i] || &c == &near[j]) continue;
        const glm::vec2 a = near[i].flatMm, line = near[j].flatMm - a;
        const float lineMm = glm::length(line), farMm = glm::length(c.flatMm);
        const float sine = cross(line, c.flatMm) / std::max(lineMm * farMm, 1e-3f);
        if (lineMm < 15.0f || farMm < 8.0f || std::abs(sine) < effort.leastSine) continue;
        // The line from c through the target meets a + t line behind the target.
        const float t = cross(c.flatMm, a) / cross(line, c.flatMm);
        const float behindMm = -glm::dot(a + t * line, c.flatMm) / farMm;
        if (t < effort.edge || t > 1.0f - effort.edge || behindMm < 0.0f) continue;
        const float score = 20.0f + behindMm + 0.25f * lineMm + 0.15f * farMm + near[i].worry +
                            near[j].worry + 0.5f * c.worry;
        forms.push_back({score, beside(near[i].place, near[j].place, c.place)});
      }
}

/// The first form that leads close enough, else the one that leads closest.
std::optional<PlaceFit::Fitted> bestOf(const PlaceFit& fit, std::vector<Form> forms,
                                       std::size_t tried) {
  std::stable_sort(forms.begin(), forms.end(),
                   [](const Form& a, const Form& b) { return a.score < b.score; });
  std::optional<PlaceFit::Fitted> best;
  for (std::size_t i = 0; i < std::min(tried, forms.size()); ++i) {
    auto fitted = fit.fitted(forms[i].place);
    if (fitted && (!best || fitted->missMm < best->missMm)) best = std::move(fitted);
    if (best && best->missMm <= kGoodMissMm) return best;
  }
  return best;
}

/// Whether the landmarks still say where the place is with these amounts.
bool staysNear(const PlaceFit::Fitted& fitted, const Place& before) {
  constexpr float kBeyond = 0.15f, kFurther = 1.3f;
  // Words that reached far already may do so again.
  const float besideMm =
      before.kind == Place::Kind::toward ? kFurther * std::abs(before.amount) : 0.0f;
  const Place& place = fitted.place;
  const bool within = place.amount >= -kBeyond && place.amount <= 1.0f + kBeyond;
  return fitted.besideMm <= std::max(kKeepBesideMm, besideMm) &&
         (place.kind != Place::Kind::between || within);
}

/// `before` with other amounts, or its line with a length beside it.
std::optional<PlaceFit::Fitted> keeping(const PlaceFit& fit, const Place& before,
                                        const std::vector<Near>& near) {
  constexpr float kSameMm = 0.3f;
  if (auto there = fit.unchanged(before); there.missMm <= kSameMm) return there;
  if (auto same = fit.fitted(before);
      same && same->missMm <= kKeepMissMm && staysNear(*same, before))
    return same;
  if (before.kind == Place::Kind::landmark) return std::nullopt;
  // What the place lay along: its two ends, or of a length beside a line that line.
  const Place& line =
      before.kind == Place::Kind::toward && !before.ends[0].ends.empty() ? before.ends[0] : before;
  std::vector<Form> forms;
  for (const Near& c : near)
    forms.push_back({glm::length(c.flatMm) + c.worry, beside(line.ends[0], line.ends[1], c.place)});
  auto added = bestOf(fit, std::move(forms), kEfforts[0].tried);
  if (added && added->missMm <= kGoodMissMm && staysNear(*added, before)) return added;
  return std::nullopt;
}

std::optional<PlaceFit::Fitted> chosenAnew(const PlaceFit& fit, const Effort& effort) {
  const std::vector<Near> near = landmarksNear(fit, effort);
  std::vector<Form> alone, pairs, triples;
  if (!near.empty()) alone.push_back({0.0f, near.front().place});
  addPairs(near, pairs);
  addTriples(near, effort, triples);
  std::optional<PlaceFit::Fitted> best;
  for (auto* forms : {&alone, &pairs, &triples}) {
    auto found = bestOf(fit, std::move(*forms), effort.tried);
    if (found && (!best || found->missMm < best->missMm)) best = std::move(found);
    if (best && best->missMm <= kGoodMissMm) break;
  }
  return best;
}

/// Around folds such as that behind the ear straight lines jump: what came closest is the end of
/// one more line.
std::optional<PlaceFit::Fitted> closerThan(const PlaceFit& fit, const PlaceFit::Fitted& closest) {
  constexpr Effort kAround{-0.6f, 0.0f, 0.0f, 9, 80};
  const std::vector<Near> near = landmarksNear(fit, kAround);
  std::vector<Form> forms;
  for (const Near& b : near)
    for (const Near& c : near)
      if (&b != &c)
        forms.push_back({glm::length(b.flatMm) + glm::length(c.flatMm) + b.worry + c.worry,
                         beside(closest.place, b.place, c.place)});
  return bestOf(fit, std::move(forms), kAround.tried);
}

}  // namespace

FoundPlace placeFrom(const Body& body, const Landmarks& landmarks, const PlaceWish& wish) {
  const BodyPoint left =
      wish.side == Side::right ? body.model().mirrored(wish.target) : wish.target;
  const PlaceFit fit(body, landmarks, left);
  if (wish.before)
    if (auto kept = keeping(fit, *wish.before, landmarksNear(fit, kEfforts[0])))
      return {kept->place, kept->missMm, true};
  std::optional<PlaceFit::Fitted> best;
  for (const Effort& effort : kEfforts) {
    auto found = chosenAnew(fit, effort);
    if (found && (!best || found->missMm < best->missMm)) best = std::move(found);
    if (best && best->missMm <= kGoodMissMm) break;
  }
  if (best && best->missMm > kPoorMissMm)
    if (auto closer = closerThan(fit, *best); closer && closer->missMm < best->missMm)
      best = std::move(closer);
  if (best) return {best->place, best->missMm, false};
  // No landmark within reach: the nearest one of all.
  const NearestLandmark nearest = landmarks.nearest(fit.surface().position);
  return {landmarkPlace(nearest.id, nearest.side == Side::right), nearest.distanceMm, false};
}

float driftMm(const Place& place, BodyPoint target, core::Side side, const Landmarks& landmarks,
              const Body& other) {
  const BodyPoint there = resolvePlace(place, other, landmarks, side);
  return glm::distance(other.positionAt(there), other.positionAt(target)) * core::kMmPerM;
}

}  // namespace knotmap::anatomy
