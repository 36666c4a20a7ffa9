#include "render/arrow_mesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "render/shader_constants.h"

namespace knotmap::render {
namespace {

constexpr int kSides = 28;
constexpr float kHeadRadius = 1.25f;  ///< of the shaft's width
constexpr float kHeadLength = 2.2f;   ///< of the shaft's width
constexpr float kMostHead = 0.6f;     ///< of the arrow's length
/// An arrow is seen through this much of the body besides its own length: through a fold of the
/// skin or the edge of a limb, not through the trunk.
constexpr float kThroughM = 0.02f;
constexpr core::Vec3 kPale{0.97f, 0.965f, 0.955f}, kDark{0.07f, 0.08f, 0.09f};
constexpr float kTwoPi = 6.2831853f;

/// A ring round the axis: its place along it, its radius, and how its surface leans to the tip.
struct Ring {
  float alongM, radiusM;
  float lean;                 ///< sine of the angle between the normal and the ring's plane
  float outAcross, outAlong;  ///< where the outline grows to
};

struct Axes {
  core::Vec3 from, along, right, up;
};

Axes axesOf(const DirectionArrow& arrow, float lengthM) {
  Axes axes;
  axes.from = arrow.from;
  axes.along = (arrow.to - arrow.from) / lengthM;
  const core::Vec3 across =
      std::abs(axes.along.y) > 0.9f ? core::Vec3{1.0f, 0.0f, 0.0f} : core::Vec3{0.0f, 1.0f, 0.0f};
  axes.right = glm::normalize(glm::cross(across, axes.along));
  axes.up = glm::cross(axes.along, axes.right);
  return axes;
}

/// Bright arrows get a dark outline, dark ones a pale one: one of the two is seen on any ground.
core::Vec3 outlineFor(core::Vec3 colour) {
  return 0.30f * colour.x + 0.59f * colour.y + 0.11f * colour.z > 0.45f ? kDark : kPale;
}

/// Pairs of rings, each pair a strip: cap, shaft, back of the head, head.
std::vector<Ring> ringsOf(float lengthM, float widthM) {
  const float shaft = 0.5f * widthM, head = kHeadRadius * widthM;
  const float headLength = std::min(kHeadLength * widthM, kMostHead * lengthM);
  const float neck = lengthM - headLength;
  const float slope = std::hypot(head, headLength);
  const float lean = head / slope;
  const float outward = 0.70711f;
  return {{0.0f, 0.0f, -1.0f, 0.0f, -1.0f},       {0.0f, shaft, -1.0f, outward, -outward},
          {0.0f, shaft, 0.0f, outward, -outward}, {neck, shaft, 0.0f, 1.0f, -1.0f},
          {neck, shaft, -1.0f, 1.0f, -1.0f},      {neck, head, -1.0f, 1.0f, -1.0f},
          {neck, head, lean, 1.0f, -1.0f},        {lengthM, 0.0f, lean, 0.0f, slope / head}};
}

void append(const DirectionArrow& arrow, core::Vec3 eye, ArrowSurfaces& surfaces) {
  const float lengthM = glm::distance(arrow.from, arrow.to);
  if (lengthM < 1e-4f || arrow.widthMm <= 0.0f) return;
  const Axes axes = axesOf(arrow, lengthM);
  const std::vector<Ring> rings = ringsOf(lengthM, arrow.widthMm / core::kMmPerM);
  ArrowVertex vertex;
  vertex.colour = arrow.colour;
  vertex.outline = outlineFor(arrow.colour);
  vertex.nearer =
      glm::normalize(eye - 0.5f * (arrow.from + arrow.to)) * (kThroughM + 0.5f * lengthM);
  for (std::size_t strip = 0; strip < rings.size(); strip += 2) {
    const auto first = static_cast<std::uint32_t>(surfaces.vertices.size());
    for (int side = 0; side <= kSides; ++side) {
      const float angle = kTwoPi * static_cast<float>(side % kSides) / kSides;
      const core::Vec3 across = axes.right * std::cos(angle) + axes.up * std::sin(angle);
      for (std::size_t k = strip; k < strip + 2; ++k) {
        const Ring& ring = rings[k];
        vertex.position = axes.from + axes.along * ring.alongM + across * ring.radiusM;
        vertex.normal = across * std::sqrt(1.0f - ring.lean * ring.lean) + axes.along * ring.lean;
        vertex.outward = across * ring.outAcross + axes.along * ring.outAlong;
        surfaces.vertices.push_back(vertex);
      }
    }
    for (std::uint32_t side = 0; side < kSides; ++side) {
      const std::uint32_t a = first + 2 * side;
      surfaces.indices.insert(surfaces.indices.end(), {a, a + 2, a + 1, a + 1, a + 2, a + 3});
    }
  }
}

}  // namespace

ArrowSurfaces arrowSurfaces(std::span<const DirectionArrow> arrows, core::Vec3 eye) {
  ArrowSurfaces surfaces;
  for (const DirectionArrow& arrow : arrows) append(arrow, eye, surfaces);
  return surfaces;
}

ArrowMesh::ArrowMesh()
    : vertices_(makeBuffer()), indices_(makeBuffer()), array_(makeVertexArray()) {
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  const auto attribute = [](GLuint slot, std::size_t offset) {
    glVertexAttribPointer(slot, 3, GL_FLOAT, GL_FALSE, sizeof(ArrowVertex),
                          reinterpret_cast<const void*>(offset));
    glEnableVertexAttribArray(slot);
  };
  attribute(POSITION_SLOT, offsetof(ArrowVertex, position));
  attribute(NORMAL_SLOT, offsetof(ArrowVertex, normal));
  attribute(ARROW_OUTWARD_SLOT, offsetof(ArrowVertex, outward));
  attribute(ARROW_COLOUR_SLOT, offsetof(ArrowVertex, colour));
  attribute(ARROW_OUTLINE_SLOT, offsetof(ArrowVertex, outline));
  attribute(ARROW_NEARER_SLOT, offsetof(ArrowVertex, nearer));
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBindVertexArray(0);
}

void ArrowMesh::upload(std::span<const DirectionArrow> arrows, core::Vec3 eye) {
  const ArrowSurfaces surfaces = arrowSurfaces(arrows, eye);
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(surfaces.vertices.size() * sizeof(ArrowVertex)),
               surfaces.vertices.data(), GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER,
               static_cast<GLsizeiptr>(surfaces.indices.size() * sizeof(std::uint32_t)),
               surfaces.indices.data(), GL_STREAM_DRAW);
  count_ = static_cast<GLsizei>(surfaces.indices.size());
}

void ArrowMesh::draw() const {
  glBindVertexArray(array_.id());
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

}  // namespace knotmap::render
