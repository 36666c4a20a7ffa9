#include <algorithm>
#include <cmath>

#include "anatomy/places/place.h"
#include "referral/pattern.h"
#include "referral/stroke_line.h"

namespace knotmap::referral {
namespace {

using anatomy::BodyPoint;
using core::Vec3;

constexpr float kSampleMm = 4.0f;            // spacing of the sources along a stroke
constexpr float kReferenceStatureM = 1.73f;  // the stature radii are written for
// A fine vertex within the margin lies between corners at most half an edge farther out; edges of
// trunk and thigh measure up to twice this.
constexpr float kEdgeReserveMm = 14.0f;
// Near a stroke the straight distance is better than one interpolated between vertices 2 cm
// apart; farther away the skin bends and only the distance along it is right.
constexpr float kStraightMm = 20.0f, kMarchedMm = 40.0f;
// The border lies at most half an edge from where it is interpolated; only there does it matter.
constexpr float kBorderMm = 2.0f;

struct Reach {
  float mm = 0.0f;
  bool round = false;  // the nearest place is an end, so that the border bends around it
};

Reach reachOfSegment(Vec3 point, Vec3 from, Vec3 to) {
  const Vec3 along = to - from;
  const float length2 = glm::dot(along, along);
  const float t = length2 > 0.0f ? glm::dot(point - from, along) / length2 : 0.0f;
  const Vec3 nearest = from + glm::clamp(t, 0.0f, 1.0f) * along;
  return {glm::distance(point, nearest) * core::kMmPerM, t <= 0.0f || t >= 1.0f};
}

/// How much the distance from a point, read linearly between vertices `edgeMm` / 2 apart, is too
/// long on average at `radiusMm`: a quarter circle of that radius is cut to a polygon. Twelfth of
/// the squared edge times the curvature, for right-angled triangles.
float polygonLossMm(float edgeMm, float radiusMm) {
  return std::min(edgeMm * edgeMm / (48.0f * radiusMm), 0.25f * radiusMm);
}

}  // namespace

ZonePainter::ZonePainter(const anatomy::Body& body, const anatomy::Landmarks& landmarks,
                         const anatomy::GeodesicSolver& geodesics)
    : body_(&body),
      landmarks_(&landmarks),
      geodesics_(&geodesics),
      stamp_(anatomy::kFineVertexCount, 0) {}

void ZonePainter::addDab(BodyPoint at, float radiusMm) {
  const Vec3 position = body_->positionAt(at);
  sources_.push_back({at, -radiusMm});
  pieces_.push_back({position, position, radiusMm});
}

void ZonePainter::addStroke(const Stroke& stroke, core::Side side) {
  const float radiusMm = stroke.radiusMm * body_->statureM() / kReferenceStatureM;
  std::vector<BodyPoint> stops;
  for (const anatomy::Place& place : stroke.through)
    stops.push_back(anatomy::resolvePlace(place, *body_, *landmarks_, side));
  const std::vector<BodyPoint> line = strokeLine(*body_, stops);
  addDab(line.front(), radiusMm);
  Vec3 last = pieces_.back().to;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Vec3 next = body_->positionAt(line[i]);
    const float stepMm = glm::distance(last, next) * core::kMmPerM;
    if (stepMm < (i + 1 == line.size() ? 0.1f : kSampleMm)) continue;
    sources_.push_back({line[i], -radiusMm});
    pieces_.push_back({last, next, radiusMm});
    last = next;
  }
}

void ZonePainter::collectFaces() {
  const auto& model = body_->model();
  faces_.clear();
  for (const std::uint32_t vertex : field_.reached) {
    for (std::uint32_t i = model.vertexFaceStart()[vertex]; i < model.vertexFaceStart()[vertex + 1];
         ++i) {
      const std::uint32_t face = model.vertexFaces()[i];
      std::uint32_t& stamp = stamp_[model.facePoint(face)];
      if (stamp == paint_) continue;
      stamp = paint_;
      faces_.push_back(face);
    }
  }
}

float ZonePainter::straightMm(Vec3 position, float edgeMm) const {
  float nearest = anatomy::kUnreached;
  for (const Piece& piece : pieces_) {
    const Reach reach = reachOfSegment(position, piece.from, piece.to);
    const float loss = reach.round ? polygonLossMm(edgeMm, piece.radiusMm) : 0.0f;
    nearest = std::min(nearest, reach.mm - piece.radiusMm - loss);
  }
  return nearest;
}

float ZonePainter::edgeMm(std::uint32_t edge) const {
  const auto [a, b] = body_->model().edges()[edge];
  return glm::distance(body_->positions()[a], body_->positions()[b]) * core::kMmPerM;
}

float ZonePainter::correctedMm(float marchedMm, float edgeMm, Vec3 position) const {
  const float reach = marchedMm + pieces_.front().radiusMm;
  if (std::abs(marchedMm) > edgeMm + kBorderMm || reach > kMarchedMm) return marchedMm;
  // The interpolated distance is off by half an edge at most, and farther out by about the squared
  // edge over eight times the distance, one and a half times which is allowed: a straight line that
  // is shorter still cuts across a fold, for instance from the ear to the scalp.
  const float off = std::min(0.5f * edgeMm, 0.19f * edgeMm * edgeMm / std::max(reach, 1.0f));
  const float straight = std::max(straightMm(position, edgeMm), marchedMm - off);
  const float blend = glm::smoothstep(kStraightMm, kMarchedMm, reach);
  return glm::mix(straight, marchedMm, blend);
}

ZoneField ZonePainter::fieldOfSources() {
  ZoneField result;
  if (sources_.empty()) return result;
  ++paint_;
  geodesics_->distances(sources_, kFieldMarginMm + kEdgeReserveMm, field_);
  collectFaces();
  const auto& model = body_->model();
  const auto fine = body_->finePositions();
  const auto list = [&](std::uint32_t vertex, float marchedMm, float edge) {
    if (!(marchedMm < kFieldMarginMm + kEdgeReserveMm)) return;
    const float mm = correctedMm(marchedMm, edge, fine[vertex]);
    if (mm <= kFieldMarginMm) result.samples.push_back({vertex, mm});
  };
  for (const std::uint32_t face : faces_) {
    const auto& corners = model.faces()[face];
    float sum = 0.0f, edges = 0.0f;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint32_t corner = corners[k], edge = model.faceEdges()[face][k];
      const float here = field_.mm[corner], next = field_.mm[corners[(k + 1) % 4]];
      const float length = edgeMm(edge);
      sum += here, edges += length;
      if (stamp_[corner] != paint_) {
        stamp_[corner] = paint_;
        list(corner, here, length);
      }
      if (stamp_[model.edgePoint(edge)] == paint_) continue;
      stamp_[model.edgePoint(edge)] = paint_;
      list(model.edgePoint(edge), 0.5f * (here + next), length);
    }
    // A face point lies half a diagonal from the corners.
    list(model.facePoint(face), 0.25f * sum, 0.354f * edges);
  }
  std::sort(result.samples.begin(), result.samples.end(),
            [](const auto& a, const auto& b) { return a.fineVertex < b.fineVertex; });
  return result;
}

ZoneField ZonePainter::paint(const std::vector<Stroke>& strokes, core::Side side) {
  sources_.clear();
  pieces_.clear();
  for (const Stroke& stroke : strokes)
    if (!stroke.through.empty()) addStroke(stroke, side);
  return fieldOfSources();
}

ZoneField ZonePainter::paintDabs(const std::vector<anatomy::BrushDab>& dabs) {
  sources_.clear();
  pieces_.clear();
  for (const anatomy::BrushDab& dab : dabs) addDab(dab.at, dab.radiusMm);
  return fieldOfSources();
}

}  // namespace knotmap::referral
