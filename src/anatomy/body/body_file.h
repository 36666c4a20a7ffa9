#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace knotmap::anatomy {

/// The baked body, "knotmap.body": this header, then one block of plain little-endian values per
/// section, each on a 64-byte boundary, so that the file can be used in place once mapped.
/// `docs/formats.md` lists the sections.
enum class BodySection : std::uint32_t {
  restDm,           ///< float[3] per vertex, skin then eyes
  faces,            ///< u16[4]
  eyeFaces,         ///< u16[4], indices into the eye vertices
  edges,            ///< u16[2]
  faceEdges,        ///< u16[4]
  edgeFaces,        ///< u16[2]
  vertexFaceStart,  ///< u32
  vertexFaces,      ///< u16
  vertexNext,       ///< u16
  mirrorVertex,     ///< u16
  mirrorFace,       ///< u16
  segments,         ///< u8
  occlusion,        ///< u8 per fine vertex
  fineTriangles,    ///< u16[3]
  triangles,        ///< u16[3]
  shapes,           ///< i16, kShapeValues per shape
  targets,          ///< text: "NAME SHAPE\n" per target
  count
};

inline constexpr std::array<char, 8> kBodyMagic{'K', 'N', 'O', 'T', 'B', 'O', 'D', 'Y'};
inline constexpr std::uint32_t kBodyVersion = 1;
inline constexpr std::size_t kBodyAlignment = 64;

struct BodyFileHeader {
  struct Block {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
  };
  std::array<char, 8> magic = kBodyMagic;
  std::uint32_t version = kBodyVersion;
  std::uint32_t sectionCount = static_cast<std::uint32_t>(BodySection::count);
  std::uint64_t fileBytes = 0;
  std::uint64_t checksum = 0;  ///< XXH3 of everything after the header
  std::array<Block, static_cast<std::size_t>(BodySection::count)> blocks{};
};

/// XXH3 of the bytes after the header.
std::uint64_t bodyChecksum(std::span<const std::byte> file);

}  // namespace knotmap::anatomy
