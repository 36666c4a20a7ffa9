#include "app/skin_fields.h"

#include <algorithm>
#include <cmath>

namespace knotmap::app {
namespace {

constexpr float kMarginMm = 15.0f;

/// The back of neck and trunk within a band along the spine.
bool nearSpine(const anatomy::Body& body, std::uint32_t vertex, float halfWidthMm) {
  const anatomy::Segment segment = body.model().segments()[vertex];
  const bool axial = segment == anatomy::Segment::neck || segment == anatomy::Segment::trunk;
  return axial && body.fineNormals()[vertex].z < 0.0f &&
         std::abs(body.positions()[vertex].x) * core::kMmPerM <= halfWidthMm;
}

/// For every reference vertex whether nothing may press there.
std::vector<bool> forbiddenVertices(const guidance::Knowledge& guidance, BodyState& body) {
  const anatomy::RegionMap& regions = body.regions();
  std::vector<bool> forbidden(anatomy::kVertexCount, false);
  for (const guidance::NoPressZone& zone : guidance.noPress) {
    if (zone.percussionOnly) continue;
    std::vector<anatomy::RegionId> ids;
    for (const std::string& name : zone.regions)
      if (const auto id = regions.table().find(name)) ids.push_back(*id);
    for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v)
      if (std::find(ids.begin(), ids.end(), regions.atFineVertex(v)) != ids.end() ||
          (zone.midlineMm > 0.0f && nearSpine(body.body(), v, zone.midlineMm)))
        forbidden[v] = true;
  }
  return forbidden;
}

/// Sources on the border: half way along every edge that leaves the set.
std::vector<anatomy::GeodesicSource> borderOf(const std::vector<bool>& inside,
                                              const anatomy::BodyModel& model) {
  std::vector<anatomy::GeodesicSource> sources;
  for (std::uint32_t f = 0; f < anatomy::kFaceCount; ++f) {
    const anatomy::Quad& q = model.faces()[f];
    constexpr float kMiddle[4][2] = {{0.5f, 0.0f}, {1.0f, 0.5f}, {0.5f, 1.0f}, {0.0f, 0.5f}};
    for (std::size_t k = 0; k < 4; ++k)
      if (inside[q[k]] && !inside[q[(k + 1) % 4]])
        sources.push_back({{anatomy::FaceId{f}, kMiddle[k][0], kMiddle[k][1]}, 0.0f});
  }
  return sources;
}

/// Reference vertices to fine vertices: edge and face points take the mean of their corners.
SkinField refined(const std::vector<float>& mm, const anatomy::BodyModel& model) {
  SkinField field;
  const auto add = [&field](std::uint32_t vertex, float value) {
    if (std::abs(value) <= 1e6f) field.push_back({vertex, value});
  };
  for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v) add(v, mm[v]);
  for (std::uint32_t e = 0; e < anatomy::kEdgeCount; ++e)
    add(model.edgePoint(e), 0.5f * (mm[model.edges()[e][0]] + mm[model.edges()[e][1]]));
  for (std::uint32_t f = 0; f < anatomy::kFaceCount; ++f) {
    const anatomy::Quad& q = model.faces()[f];
    add(model.facePoint(f), 0.25f * (mm[q[0]] + mm[q[1]] + mm[q[2]] + mm[q[3]]));
  }
  return field;
}

}  // namespace

SkinField skinField(const referral::ZoneField& zone) {
  SkinField field;
  field.reserve(zone.samples.size());
  for (const auto& sample : zone.samples) field.push_back({sample.fineVertex, sample.mm});
  return field;
}

SkinField noPressField(const guidance::Knowledge& guidance, BodyState& body) {
  const anatomy::BodyModel& model = body.body().model();
  const std::vector<bool> inside = forbiddenVertices(guidance, body);
  anatomy::DistanceField distance;
  body.geodesics().distances(borderOf(inside, model), kMarginMm, distance);
  std::vector<float> mm(anatomy::kVertexCount);
  for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v) {
    const float reached = std::min(distance.mm[v], kMarginMm);
    mm[v] = inside[v] ? -reached : reached;
  }
  SkinField field = refined(mm, model);
  std::erase_if(field, [](const render::FieldSample& sample) { return sample.mm >= kMarginMm; });
  return field;
}

SkinField paintedField(const std::vector<anatomy::Mark>& marks, anatomy::Mark::Kind kind,
                       BodyState& body) {
  std::vector<anatomy::BrushDab> dabs;
  for (const anatomy::Mark& mark : marks)
    if (mark.kind == kind) dabs.insert(dabs.end(), mark.dabs.begin(), mark.dabs.end());
  return dabs.empty() ? SkinField{} : skinField(body.atlas().paintDabs(dabs));
}

}  // namespace knotmap::app
