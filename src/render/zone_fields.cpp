#include "render/zone_fields.h"

#include <algorithm>
#include <cmath>

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

/// A border may be softened this far outside of it when seen from afar.
constexpr float kSoftMm = 3.0f;
constexpr std::int16_t kFarOutside = 32767;

std::int16_t stored(float mm) {
  const float share = std::clamp(mm / shared::kFieldRangeMm, -1.0f, 1.0f);
  return static_cast<std::int16_t>(std::lround(share * 32767.0f));
}

template <std::size_t n>
void reset(std::vector<std::array<std::int16_t, n>>& values) {
  std::array<std::int16_t, n> outside;
  outside.fill(kFarOutside);
  values.assign(anatomy::kFineVertexCount, outside);
}

template <std::size_t n>
void put(std::span<const FieldSample> samples, std::size_t component,
         std::vector<std::array<std::int16_t, n>>& values, std::vector<std::uint8_t>& touched) {
  for (const FieldSample& sample : samples) {
    if (sample.fineVertex >= anatomy::kFineVertexCount) continue;
    // A vertex that is listed twice lies in the union of the zones.
    std::int16_t& value = values[sample.fineVertex][component];
    value = std::min(value, stored(sample.mm));
    if (sample.mm < kSoftMm) touched[sample.fineVertex] = 1;
  }
}

/// A face is zoned when any of its nine fine vertices is.
void markFaces(const anatomy::BodyModel& model, std::span<const std::uint8_t> touched,
               ZoneFields& fields) {
  for (std::uint32_t face = 0; face < anatomy::kFaceCount; ++face) {
    std::uint8_t zoned = touched[model.facePoint(face)];
    for (std::size_t k = 0; k < 4; ++k)
      zoned |= static_cast<std::uint8_t>(touched[model.faces()[face][k]] |
                                         touched[model.edgePoint(model.faceEdges()[face][k])]);
    fields.zonedFaces[face] = zoned;
    fields.any = fields.any || zoned != 0;
  }
}

bool empty(const Scene& scene) {
  bool empty = scene.painted.empty() && scene.noPress.empty() && scene.noTapping.empty();
  for (const PatternLayer& layer : scene.patterns)
    empty = empty && layer.essential.empty() && layer.spillover.empty();
  return empty;
}

}  // namespace

void fillZoneFields(const Scene& scene, ZoneFields& fields) {
  fields.any = false;
  fields.zonedFaces.assign(anatomy::kFaceCount, 0);
  if (empty(scene)) return;
  reset(fields.essential);
  reset(fields.spillover);
  reset(fields.areas);
  std::vector<std::uint8_t> touched(anatomy::kFineVertexCount, 0);
  const std::size_t count = std::min(scene.patterns.size(), static_cast<std::size_t>(kMaxPatterns));
  for (std::size_t i = 0; i < count; ++i) {
    put(scene.patterns[i].essential, i, fields.essential, touched);
    put(scene.patterns[i].spillover, i, fields.spillover, touched);
  }
  put(scene.painted, 0, fields.areas, touched);
  put(scene.noPress, 1, fields.areas, touched);
  put(scene.noTapping, 2, fields.areas, touched);
  markFaces(scene.body->model(), touched, fields);
}

}  // namespace knotmap::render
