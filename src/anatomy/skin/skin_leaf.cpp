#include "anatomy/skin/skin_leaf.h"

#include <cstring>

namespace knotmap::anatomy {
namespace {

Float4 load(const float* values) {
  Float4 lanes;
  std::memcpy(&lanes, values, sizeof lanes);
  return lanes;
}

}  // namespace

Box ReferenceLeaf::fill(const BodyModel& model, std::span<const std::uint32_t> leafFaces,
                        std::span<const core::Vec3> positions) {
  Box box;
  // A lone face stands twice: the copy answers the same.
  faces = {leafFaces.front(), leafFaces.back()};
  for (std::size_t i = 0; i < 2; ++i) {
    std::array<Float4, 4> corners;
    for (std::size_t k = 0; k < 4; ++k) {
      corners[k] = core::toFloat4(positions[model.faces()[faces[i]][k]]);
      box.add(corners[k]);
    }
    for (std::size_t half = 0; half < 2; ++half) {
      const Float4 side1 = corners[1 + half] - corners[0];
      const Float4 side2 = corners[2 + half] - corners[0];
      const std::size_t lane = 2 * i + half;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        triangles.corner[axis][lane] = corners[0][axis];
        triangles.side1[axis][lane] = side1[axis];
        triangles.side2[axis][lane] = side2[axis];
      }
    }
  }
  return box;
}

Box FineLeaf::fill(const BodyModel& model, std::span<const std::uint32_t> leafFaces,
                   std::span<const core::Vec3> positions) {
  face = leafFaces.front();
  Box box;
  const auto put = [&](std::size_t place, std::uint32_t vertex) {
    const core::Vec3& p = positions[vertex];
    for (int axis = 0; axis < 3; ++axis) rim[static_cast<std::size_t>(axis)][place] = p[axis];
    box.add(core::toFloat4(p));
  };
  for (std::size_t k = 0; k < 4; ++k) {
    put(2 * k, model.faces()[face][k]);
    put(2 * k + 1, model.edgePoint(model.faceEdges()[face][k]));
  }
  put(8, model.faces()[face][0]);
  const core::Vec3& middle = positions[model.facePoint(face)];
  box.add(core::toFloat4(middle));
  centre = {middle.x, middle.y, middle.z};
  return box;
}

TrianglePacket FineLeaf::packet(std::size_t half) const {
  TrianglePacket packet;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const Float4 corner = splat(centre[axis]);
    const float* from = rim[axis].data() + 4 * half;
    packet.corner[axis] = corner;
    packet.side1[axis] = load(from) - corner;
    packet.side2[axis] = load(from + 1) - corner;
  }
  return packet;
}

}  // namespace knotmap::anatomy
