#pragma once

#include <cstdint>

namespace knotmap::anatomy {

/// A vertex of the reference mesh, 0..13379.
enum class VertexId : std::uint32_t {};
/// A quad of the reference mesh, 0..13377.
enum class FaceId : std::uint32_t {};

constexpr std::uint32_t index(VertexId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index(FaceId id) { return static_cast<std::uint32_t>(id); }

/// A place on the skin that is the same on every shape: a quad of the reference mesh and a
/// position in it. Corners 0..3 of the quad are (u,v) = (0,0) (1,0) (1,1) (0,1).
struct BodyPoint {
  FaceId face{};
  float u = 0.5f;  ///< 0..1
  float v = 0.5f;  ///< 0..1

  bool operator==(const BodyPoint&) const = default;
};

}  // namespace knotmap::anatomy
