#include "referral/zone_area.h"

#include <algorithm>
#include <array>
#include <utility>

namespace knotmap::referral {
namespace {

using anatomy::BodyModel;
using core::Vec3;

/// Working copy of a field: the value of every fine vertex, `kFieldMarginMm` where none is known.
class DenseField {
 public:
  explicit DenseField(const ZoneField& field) : mm_(anatomy::kFineVertexCount, kFieldMarginMm) {
    for (const auto& sample : field.samples) mm_[sample.fineVertex] = sample.mm;
  }
  float operator[](std::uint32_t vertex) const { return mm_[vertex]; }

 private:
  std::vector<float> mm_;
};

/// Calls `visit` once for each face with a fine vertex inside the zone.
template <class Visit>
void forFacesInside(const ZoneField& field, const BodyModel& model, const Visit& visit) {
  std::vector<bool> seen(anatomy::kFaceCount, false);
  const auto once = [&](std::uint32_t face) {
    if (seen[face]) return;
    seen[face] = true;
    visit(face);
  };
  for (const auto& sample : field.samples) {
    if (sample.mm >= 0.0f) continue;
    const std::uint32_t v = sample.fineVertex;
    if (v >= model.facePoint(0)) {
      once(v - model.facePoint(0));
    } else if (v >= model.edgePoint(0)) {
      for (const std::uint32_t face : model.edgeFaces()[v - model.edgePoint(0)]) once(face);
    } else {
      for (std::uint32_t i = model.vertexFaceStart()[v]; i < model.vertexFaceStart()[v + 1]; ++i)
        once(model.vertexFaces()[i]);
    }
  }
}

float triangleMm2(Vec3 a, Vec3 b, Vec3 c) {
  return 0.5f * glm::length(glm::cross(b - a, c - a)) * core::kMmPerM * core::kMmPerM;
}

std::uint32_t mirroredEdge(const BodyModel& model, std::uint32_t edge) {
  const auto [a, b] = model.edges()[edge];
  const std::uint32_t ma = model.mirrorVertex()[a], mb = model.mirrorVertex()[b];
  const std::uint32_t face = model.mirrorFace()[model.edgeFaces()[edge][0]];
  for (const std::uint32_t other : model.faceEdges()[face]) {
    const auto [c, d] = model.edges()[other];
    if ((c == ma && d == mb) || (c == mb && d == ma)) return other;
  }
  return edge;
}

template <class Item>
void sortByVertex(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.fineVertex < b.fineVertex; });
}

}  // namespace

float shareBelowZero(float a, float b, float c) {
  std::array<float, 3> v{a, b, c};
  std::sort(v.begin(), v.end());
  if (v[2] <= 0.0f) return 1.0f;
  if (v[0] >= 0.0f) return 0.0f;
  if (v[1] >= 0.0f) return v[0] / (v[0] - v[1]) * (v[0] / (v[0] - v[2]));
  return 1.0f - v[2] / (v[2] - v[0]) * (v[2] / (v[2] - v[1]));
}

ZoneArea zoneArea(const ZoneField& field, const anatomy::Body& body) {
  const BodyModel& model = body.model();
  const auto fine = body.finePositions();
  const DenseField mm(field);
  std::vector<float> inside(anatomy::kFineVertexCount, 0.0f);
  std::vector<std::uint32_t> touched;
  forFacesInside(field, model, [&](std::uint32_t face) {
    for (std::uint32_t t = 8 * face; t < 8 * face + 8; ++t) {
      const auto [a, b, c] = model.fineTriangles()[t];
      const float share = shareBelowZero(mm[a], mm[b], mm[c]);
      if (share <= 0.0f) continue;
      const float third = share * triangleMm2(fine[a], fine[b], fine[c]) / 3.0f;
      for (const std::uint32_t v : {a, b, c}) {
        if (inside[v] == 0.0f) touched.push_back(v);
        inside[v] += third;
      }
    }
  });
  ZoneArea area;
  for (const std::uint32_t v : touched)
    if (inside[v] > 0.0f) area.cells.push_back({v, std::exchange(inside[v], 0.0f)});
  sortByVertex(area.cells);
  for (const auto& cell : area.cells) area.totalMm2 += cell.mm2;
  return area;
}

std::uint32_t mirroredFineVertex(const BodyModel& model, std::uint32_t v) {
  if (v >= model.facePoint(0)) return model.facePoint(model.mirrorFace()[v - model.facePoint(0)]);
  if (v >= model.edgePoint(0)) return model.edgePoint(mirroredEdge(model, v - model.edgePoint(0)));
  return model.mirrorVertex()[v];
}

ZoneField mirrored(const ZoneField& field, const BodyModel& model) {
  ZoneField other = field;
  for (auto& sample : other.samples)
    sample.fineVertex = mirroredFineVertex(model, sample.fineVertex);
  sortByVertex(other.samples);
  return other;
}

ZoneArea mirrored(const ZoneArea& area, const BodyModel& model) {
  ZoneArea other = area;
  for (auto& cell : other.cells) cell.fineVertex = mirroredFineVertex(model, cell.fineVertex);
  sortByVertex(other.cells);
  return other;
}

ZoneArea without(const ZoneArea& area, const ZoneArea& taken) {
  ZoneArea rest;
  auto other = taken.cells.begin();
  for (const auto& cell : area.cells) {
    while (other != taken.cells.end() && other->fineVertex < cell.fineVertex) ++other;
    const bool same = other != taken.cells.end() && other->fineVertex == cell.fineVertex;
    const float mm2 = cell.mm2 - (same ? other->mm2 : 0.0f);
    if (mm2 <= 0.0f) continue;
    rest.cells.push_back({cell.fineVertex, mm2});
    rest.totalMm2 += mm2;
  }
  return rest;
}

void AreaMask::fill(const ZoneArea& area) {
  for (const std::uint32_t v : filled_) mm2_[v] = 0.0f;
  filled_.clear();
  for (const auto& cell : area.cells) {
    mm2_[cell.fineVertex] = cell.mm2;
    filled_.push_back(cell.fineVertex);
  }
}

float AreaMask::overlapMm2(const ZoneArea& area) const {
  float sum = 0.0f;
  for (const auto& cell : area.cells) sum += std::min(cell.mm2, mm2_[cell.fineVertex]);
  return sum;
}

}  // namespace knotmap::referral
