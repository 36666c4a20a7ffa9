#include "referral/stroke_line.h"

#include <algorithm>

#include "anatomy/skin/geodesic.h"

namespace knotmap::referral {
namespace {

using anatomy::BodyPoint;

// How much of each leg a cut corner takes away: the angle is halved, the line leaves the stop by
// a few millimetres only.
constexpr float kCutShare = 0.35f;
constexpr float kCutMm = 22.0f;

struct Leg {
  std::vector<BodyPoint> path;
  float lengthMm = 0.0f;

  float cutShare() const { return lengthMm > 0.0f ? std::min(kCutShare, kCutMm / lengthMm) : 0.0f; }
};

/// Appends the part of a leg between two shares of its length, both ends included.
void appendPart(const anatomy::Body& body, const Leg& leg, float from, float to,
                std::vector<BodyPoint>& line) {
  line.push_back(anatomy::pointAlong(body, leg.path, from));
  float alongMm = 0.0f;
  for (std::size_t i = 1; i + 1 < leg.path.size(); ++i) {
    alongMm += glm::distance(body.positionAt(leg.path[i - 1]), body.positionAt(leg.path[i])) *
               core::kMmPerM;
    if (alongMm > from * leg.lengthMm && alongMm < to * leg.lengthMm) line.push_back(leg.path[i]);
  }
  line.push_back(anatomy::pointAlong(body, leg.path, to));
}

}  // namespace

std::vector<BodyPoint> strokeLine(const anatomy::Body& body, std::span<const BodyPoint> stops) {
  if (stops.size() < 2) return {stops.begin(), stops.end()};
  std::vector<Leg> legs;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    Leg leg{anatomy::skinPath(body, stops[i - 1], stops[i]), 0.0f};
    leg.lengthMm = anatomy::pathLengthMm(body, leg.path);
    legs.push_back(std::move(leg));
  }
  std::vector<BodyPoint> line;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const bool first = i == 0, last = i + 1 == legs.size();
    if (!first) {
      const BodyPoint from = line.back();
      const BodyPoint to = anatomy::pointAlong(body, legs[i].path, legs[i].cutShare());
      const auto bridge = anatomy::skinPath(body, from, to);
      line.insert(line.end(), bridge.begin() + 1, bridge.end());
    }
    appendPart(body, legs[i], first ? 0.0f : legs[i].cutShare(),
               last ? 1.0f : 1.0f - legs[i].cutShare(), line);
  }
  return line;
}

}  // namespace knotmap::referral
