#include "bake/occlusion.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "anatomy/skin/picking.h"

namespace knotmap::bake {
namespace {

using core::Vec3;

constexpr int kDirections = 64;
constexpr float kReachM = 0.3f;
constexpr float kLiftM = 0.002f;  ///< off the surface, so that a ray does not meet its own triangle

/// Directions about +Z with a density like their cosine: Hammersley points on Malley's disc.
std::vector<Vec3> cosineDirections() {
  std::vector<Vec3> directions;
  for (unsigned i = 0; i < kDirections; ++i) {
    float reversed = 0.0f, digit = 0.5f;
    for (unsigned bits = i; bits != 0; bits >>= 1, digit *= 0.5f)
      if (bits & 1u) reversed += digit;
    const float radius = std::sqrt((static_cast<float>(i) + 0.5f) / kDirections);
    const float angle = 2.0f * std::numbers::pi_v<float> * reversed;
    directions.emplace_back(radius * std::cos(angle), radius * std::sin(angle),
                            std::sqrt(1.0f - radius * radius));
  }
  return directions;
}

/// Open share above every fine vertex of one body, added to `sum`.
void addOpenness(const anatomy::BodyModel& model, const anatomy::BodyShape& shape,
                 std::vector<float>& sum) {
  const anatomy::Body body(model, shape);
  const anatomy::BodyPicker picker(body, anatomy::BodyPicker::Surface::reference);
  const std::vector<Vec3> directions = cosineDirections();
  for (std::size_t v = 0; v < anatomy::kFineVertexCount; ++v) {
    const Vec3 normal = body.fineNormals()[v];
    const Vec3 helper = std::abs(normal.y) < 0.9f ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
    const Vec3 tangent = glm::normalize(glm::cross(helper, normal));
    const Vec3 bitangent = glm::cross(normal, tangent);
    const Vec3 origin = body.finePositions()[v] + kLiftM * normal;
    float open = 0.0f;
    for (const Vec3& d : directions) {
      const auto hit = picker.pick({origin, tangent * d.x + bitangent * d.y + normal * d.z});
      open += hit ? std::min(1.0f, hit->distanceM / kReachM) : 1.0f;
    }
    sum[v] += open / kDirections;
  }
}

}  // namespace

std::vector<std::uint8_t> occlusion(const anatomy::BodyModel& model) {
  std::vector<float> sum(anatomy::kFineVertexCount, 0.0f);
  addOpenness(model, {.sex = 1.0f}, sum);
  addOpenness(model, {.sex = 0.0f}, sum);
  std::vector<std::uint8_t> values(sum.size());
  std::transform(sum.begin(), sum.end(), values.begin(), [](float open) {
    return static_cast<std::uint8_t>(std::lround(255.0f * std::clamp(0.5f * open, 0.0f, 1.0f)));
  });
  return values;
}

}  // namespace knotmap::bake
