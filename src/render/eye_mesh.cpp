#include "render/eye_mesh.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

// Only the front of a ball can be seen between the lids: rings around the axis, 0 to 110 degrees.
constexpr int kRings = 14, kSectors = 32;
constexpr float kReachRad = 110.0f * std::numbers::pi_v<float> / 180.0f;
constexpr std::uint32_t kBallVertices = anatomy::kEyeVertexCount / 2;

EyeBall fittedBall(std::span<const core::Vec3> positions, std::span<const core::Vec3> restDm) {
  core::Vec3 centre{0.0f}, restCentre{0.0f};
  for (std::size_t i = 0; i < positions.size(); ++i) {
    centre += positions[i];
    restCentre += restDm[i];
  }
  const float share = 1.0f / static_cast<float>(positions.size());
  EyeBall ball{.centre = centre * share};
  restCentre *= share;
  core::Vec3 forward{0.0f};
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const core::Vec3 spoke = positions[i] - ball.centre;
    ball.radiusM += share * glm::length(spoke);
    // The neutral eyes look along +Z: vertices in front pull the axis their way.
    forward += spoke * (restDm[i].z - restCentre.z);
  }
  ball.forward = glm::normalize(forward);
  return ball;
}

}  // namespace

std::array<EyeBall, 2> eyeBalls(const anatomy::Body& body) {
  const auto positions = body.eyePositions();
  const auto rest = body.model().restDm().subspan(anatomy::kVertexCount);
  return {fittedBall(positions.first(kBallVertices), rest.first(kBallVertices)),
          fittedBall(positions.last(kBallVertices), rest.last(kBallVertices))};
}

EyeMesh::EyeMesh() : points_(makeBuffer()), indices_(makeBuffer()), array_(makeVertexArray()) {
  std::vector<core::Vec3> points;
  std::vector<std::uint16_t> indices;
  for (int ring = 0; ring <= kRings; ++ring) {
    const float tilt = kReachRad * static_cast<float>(ring) / kRings;
    for (int sector = 0; sector < kSectors; ++sector) {
      const float turn = 2.0f * std::numbers::pi_v<float> * static_cast<float>(sector) / kSectors;
      points.emplace_back(std::sin(tilt) * std::cos(turn), std::sin(tilt) * std::sin(turn),
                          std::cos(tilt));
      if (ring == kRings) continue;
      const int next = (sector + 1) % kSectors;
      for (const int corner :
           {sector, sector + kSectors, next + kSectors, sector, next + kSectors, next})
        indices.push_back(static_cast<std::uint16_t>(ring * kSectors + corner));
    }
  }
  count_ = static_cast<GLsizei>(indices.size());
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, points_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(points.size() * sizeof(core::Vec3)),
               points.data(), GL_STATIC_DRAW);
  glVertexAttribPointer(POSITION_SLOT, 3, GL_FLOAT, GL_FALSE, 0, nullptr);
  glEnableVertexAttribArray(POSITION_SLOT);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * 2), indices.data(),
               GL_STATIC_DRAW);
  glBindVertexArray(0);
}

void EyeMesh::draw(const anatomy::Body& body, const Uniforms& uniforms) const {
  glBindVertexArray(array_.id());
  for (const EyeBall& ball : eyeBalls(body)) {
    const core::Vec3 right = glm::normalize(glm::cross(core::Vec3{0.0f, 1.0f, 0.0f}, ball.forward));
    uniforms.set("uCentre", ball.centre);
    uniforms.set("uRadius", ball.radiusM);
    uniforms.set("uTurn", glm::mat3(right, glm::cross(ball.forward, right), ball.forward));
    glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_SHORT, nullptr);
  }
}

}  // namespace knotmap::render
