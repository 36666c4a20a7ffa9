#include "app/picture/skin_fields.h"

#include <algorithm>
#include <cmath>

namespace knotmap::app {
namespace {

constexpr float kMarginMm = 15.0f;

/// For every reference vertex whether it lies in a region where nothing may press.
std::vector<bool> forbiddenVertices(const guidance::Knowledge& guidance, Forbidden what,
                                    const findings::BodyState& body) {
  const anatomy::RegionMap& regions = body.regions();
  std::vector<bool> forbidden(anatomy::kVertexCount, false);
  for (const guidance::NoPressZone& zone : guidance.noPress) {
    if (zone.percussionOnly != (what == Forbidden::tapping)) continue;
    std::vector<anatomy::RegionId> ids;
    for (const std::string& name : zone.regions)
      if (const auto id = regions.table().find(name)) ids.push_back(*id);
    for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v)
      if (std::find(ids.begin(), ids.end(), regions.atFineVertex(v)) != ids.end())
        forbidden[v] = true;
  }
  return forbidden;
}

/// For every vertex of the fine mesh whether all around it is neck or trunk.
std::vector<bool> axialVertices(const anatomy::BodyModel& model) {
  std::vector<bool> axial(anatomy::kFineVertexCount, true);
  const auto segments = model.segments();
  const auto isAxial = [&](std::uint32_t vertex) {
    return segments[vertex] == anatomy::Segment::neck ||
           segments[vertex] == anatomy::Segment::trunk;
  };
  for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v) axial[v] = isAxial(v);
  for (std::uint32_t e = 0; e < anatomy::kEdgeCount; ++e)
    axial[model.edgePoint(e)] = isAxial(model.edges()[e][0]) && isAxial(model.edges()[e][1]);
  for (std::uint32_t f = 0; f < anatomy::kFaceCount; ++f) {
    const anatomy::Quad& q = model.faces()[f];
    axial[model.facePoint(f)] = isAxial(q[0]) && isAxial(q[1]) && isAxial(q[2]) && isAxial(q[3]);
  }
  return axial;
}

/// Adds the band along the spine on the back of neck and trunk: its borders are straight lines.
void addSpineBand(float halfWidthMm, const anatomy::Body& body, SkinField& field) {
  const std::vector<bool> axial = axialVertices(body.model());
  for (std::uint32_t v = 0; v < anatomy::kFineVertexCount; ++v) {
    const float mm = std::abs(body.finePositions()[v].x) * core::kMmPerM - halfWidthMm;
    if (axial[v] && mm < kMarginMm && body.fineNormals()[v].z < 0.0f) field.push_back({v, mm});
  }
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

SkinField noPressField(const guidance::Knowledge& guidance, Forbidden what,
                       const findings::BodyState& body) {
  const anatomy::BodyModel& model = body.body().model();
  const std::vector<bool> inside = forbiddenVertices(guidance, what, body);
  anatomy::DistanceField distance;
  body.geodesics().distances(borderOf(inside, model), kMarginMm, distance);
  std::vector<float> mm(anatomy::kVertexCount);
  for (std::uint32_t v = 0; v < anatomy::kVertexCount; ++v) {
    const float reached = std::min(distance.mm[v], kMarginMm);
    mm[v] = inside[v] ? -reached : reached;
  }
  SkinField field = refined(mm, model);
  std::erase_if(field, [](const render::FieldSample& sample) { return sample.mm >= kMarginMm; });
  for (const guidance::NoPressZone& zone : guidance.noPress)
    if (zone.midlineMm > 0.0f && zone.percussionOnly == (what == Forbidden::tapping))
      addSpineBand(zone.midlineMm, body.body(), field);
  return field;
}

SkinField feltField(const std::vector<session::ChosenSymptom>& symptoms,
                    const referral::Atlas& atlas, const findings::BodyState& body) {
  SkinField field;
  for (const session::ChosenSymptom& chosen : symptoms) {
    const auto id = atlas.findSymptom(chosen.symptom);
    if (!id) continue;
    for (const core::Side side : {core::Side::left, core::Side::right}) {
      if (chosen.side && chosen.side != side && chosen.side != core::Side::midline) continue;
      const SkinField felt = skinField(body.atlas().paintZone(atlas[*id].felt, side));
      field.insert(field.end(), felt.begin(), felt.end());
    }
  }
  return field;
}

SkinField paintedField(const std::vector<anatomy::Mark>& marks, anatomy::Mark::Kind kind,
                       const findings::BodyState& body, float widerMm) {
  std::vector<anatomy::BrushDab> dabs;
  for (const anatomy::Mark& mark : marks)
    if (mark.kind == kind) dabs.insert(dabs.end(), mark.dabs.begin(), mark.dabs.end());
  for (anatomy::BrushDab& dab : dabs) dab.radiusMm += widerMm;
  return dabs.empty() ? SkinField{} : skinField(body.atlas().paintDabs(dabs));
}

}  // namespace knotmap::app
