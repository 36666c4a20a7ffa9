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
         std::vector<std::array<std::int16_t, n>>& values, ZoneFields& fields) {
  for (const FieldSample& sample : samples) {
    if (sample.fineVertex >= anatomy::kFineVertexCount) continue;
    values[sample.fineVertex][component] = stored(sample.mm);
    if (sample.mm >= kSoftMm) continue;
    fields.touched[sample.fineVertex] = 1;
    fields.any = true;
  }
}

}  // namespace

void fillZoneFields(const Scene& scene, ZoneFields& fields) {
  reset(fields.essential);
  reset(fields.spillover);
  reset(fields.areas);
  fields.touched.assign(anatomy::kFineVertexCount, 0);
  fields.any = false;
  const std::size_t count =
      std::min(scene.patterns.size(), static_cast<std::size_t>(kMaxPatterns));
  for (std::size_t i = 0; i < count; ++i) {
    put(scene.patterns[i].essential, i, fields.essential, fields);
    put(scene.patterns[i].spillover, i, fields.spillover, fields);
  }
  put(scene.painted, 0, fields.areas, fields);
  put(scene.noPress, 1, fields.areas, fields);
}

std::size_t partitionByZones(std::span<const anatomy::Triangle> triangles,
                             std::span<const std::uint8_t> touched,
                             std::vector<std::uint16_t>& indices) {
  indices.resize(triangles.size() * 3);
  std::size_t front = 0, back = indices.size();
  for (const anatomy::Triangle& corner : triangles) {
    const bool zoned = (touched[corner[0]] | touched[corner[1]] | touched[corner[2]]) != 0;
    const std::size_t at = zoned ? back -= 3 : front;
    std::copy(corner.begin(), corner.end(), indices.begin() + static_cast<std::ptrdiff_t>(at));
    if (!zoned) front += 3;
  }
  return front;
}

}  // namespace knotmap::render
