#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "anatomy/body/body_point.h"
#include "core/result.h"
#include "core/vec.h"

namespace knotmap::anatomy {

inline constexpr std::uint32_t kVertexCount = 13380;  ///< skin of the reference mesh
inline constexpr std::uint32_t kFaceCount = 13378;    ///< quads of the reference mesh
inline constexpr std::uint32_t kEdgeCount = 26756;
inline constexpr std::uint32_t kEyeVertexCount = 144;  ///< left then right eye ball, 72 each
inline constexpr std::uint32_t kEyeFaceCount = 140;
inline constexpr std::size_t kShapeValues = (kVertexCount + kEyeVertexCount) * 3;
/// One Catmull-Clark step: vertex points keep their index, then edge points, then face points.
inline constexpr std::uint32_t kFineVertexCount = kVertexCount + kEdgeCount + kFaceCount;
inline constexpr std::uint32_t kFineTriangleCount = kFaceCount * 8;

using Quad = std::array<std::uint16_t, 4>;
using Triangle = std::array<std::uint16_t, 3>;

/// Coarse part of the body a vertex belongs to, from the dominant bone.
enum class Segment : std::uint8_t { head, neck, trunk, arm, forearm, hand, thigh, leg, foot };

/// One word of a morph target's name decides one slider corner: its weight is the product of the
/// corner values of its words ("universal-male-young-maxmuscle-averageweight").
struct MorphTarget {
  std::string name;
  std::uint32_t shape = 0;  ///< which block of offsets it adds; several names can share one
};

/// The reference body as baked from the MakeHuman base mesh hm08: topology, the neutral rest shape
/// and the morph targets of adults. Immutable; the spans point into memory it owns.
class BodyModel {
 public:
  /// Reads a baked file. Errors: missing, truncated, damaged (checksum), or another version.
  static core::Result<BodyModel> load(const std::filesystem::path& file);
  /// The same from bytes in memory; `name` stands for the file in messages.
  static core::Result<BodyModel> fromBytes(std::vector<std::byte> bytes, const std::string& name);

  /// Neutral positions in decimetres as published: skin, then eyes (13,524 entries). The covering
  /// and nothing else is defined on these.
  std::span<const core::Vec3> restDm() const { return restDm_; }
  std::span<const Quad> faces() const { return faces_; }
  std::span<const Quad> eyeFaces() const { return eyeFaces_; }  ///< indices into the eye vertices
  std::span<const std::array<std::uint16_t, 2>> edges() const { return edges_; }
  /// Edge of each side of each face: side k runs from corner k to corner k+1.
  std::span<const Quad> faceEdges() const { return faceEdges_; }
  /// The two faces of each edge.
  std::span<const std::array<std::uint16_t, 2>> edgeFaces() const { return edgeFaces_; }
  /// Faces around vertex v: vertexFaces()[vertexFaceStart()[v] .. vertexFaceStart()[v + 1]).
  std::span<const std::uint32_t> vertexFaceStart() const { return vertexFaceStart_; }
  std::span<const std::uint16_t> vertexFaces() const { return vertexFaces_; }
  /// The vertex after v in each of these faces: all neighbours of v, each once.
  std::span<const std::uint16_t> vertexNext() const { return vertexNext_; }
  std::span<const std::uint16_t> mirrorVertex() const { return mirrorVertex_; }
  std::span<const std::uint16_t> mirrorFace() const { return mirrorFace_; }
  std::span<const Segment> segments() const { return segments_; }  ///< one per skin vertex
  std::span<const MorphTarget> targets() const { return targets_; }
  std::size_t shapeCount() const { return shapes_.size() / kShapeValues; }
  /// Offsets x, y, z of every vertex (skin, then eyes) in units of 0.1 mm, kShapeValues of them.
  std::span<const std::int16_t> shapeOffsets(std::size_t shape) const {
    return shapes_.subspan(shape * kShapeValues, kShapeValues);
  }
  /// Ambient occlusion of the fine vertices on the average body, 0 dark .. 255 open.
  std::span<const std::uint8_t> occlusion() const { return occlusion_; }

  /// The fine mesh, two triangles per child quad: triangle 2*(4*face+corner)+{0,1}.
  std::span<const Triangle> fineTriangles() const { return fineTriangles_; }
  /// The reference mesh, two triangles per quad (corners 0 1 2 and 0 2 3): triangle 2*face+{0,1}.
  std::span<const Triangle> triangles() const { return triangles_; }

  /// The same place on the other side of the body.
  BodyPoint mirrored(BodyPoint point) const;
  std::uint32_t edgePoint(std::uint32_t edge) const { return kVertexCount + edge; }
  std::uint32_t facePoint(std::uint32_t face) const { return kVertexCount + kEdgeCount + face; }

 private:
  BodyModel() = default;

  static core::Result<BodyModel> view(std::shared_ptr<const void> storage,
                                      std::span<const std::byte> bytes, const std::string& name);

  std::shared_ptr<const void> storage_;  ///< the mapped file
  std::span<const core::Vec3> restDm_;
  std::span<const Quad> faces_, eyeFaces_, faceEdges_;
  std::span<const std::array<std::uint16_t, 2>> edges_, edgeFaces_;
  std::span<const std::uint32_t> vertexFaceStart_;
  std::span<const std::uint16_t> vertexFaces_, vertexNext_, mirrorVertex_, mirrorFace_;
  std::span<const std::int16_t> shapes_;
  std::span<const Segment> segments_;
  std::span<const std::uint8_t> occlusion_;
  std::span<const Triangle> fineTriangles_, triangles_;
  std::vector<MorphTarget> targets_;
};

}  // namespace knotmap::anatomy
