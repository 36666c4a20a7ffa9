#include "anatomy/body/body_model.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "anatomy/body/body_file.h"
#include "platform/mapped_file.h"

namespace knotmap::anatomy {
namespace {

constexpr std::string_view kHowToMake =
    "run ./run once (or build the target knotmap_body) to make it";

/// Sizes that every file of this version has; sections left out here are checked by their content.
struct ExpectedSize {
  BodySection section;
  std::size_t bytes;
};
constexpr std::array kExpectedSizes{
    ExpectedSize{BodySection::restDm, (kVertexCount + kEyeVertexCount) * sizeof(core::Vec3)},
    ExpectedSize{BodySection::faces, kFaceCount * sizeof(Quad)},
    ExpectedSize{BodySection::eyeFaces, kEyeFaceCount * sizeof(Quad)},
    ExpectedSize{BodySection::edges, kEdgeCount * 4},
    ExpectedSize{BodySection::faceEdges, kFaceCount * sizeof(Quad)},
    ExpectedSize{BodySection::edgeFaces, kEdgeCount * 4},
    ExpectedSize{BodySection::vertexFaceStart, (kVertexCount + 1) * 4},
    ExpectedSize{BodySection::vertexFaces, kFaceCount * 8},
    ExpectedSize{BodySection::vertexNext, kFaceCount * 8},
    ExpectedSize{BodySection::mirrorVertex, kVertexCount * 2},
    ExpectedSize{BodySection::mirrorFace, kFaceCount * 2},
    ExpectedSize{BodySection::segments, kVertexCount},
    ExpectedSize{BodySection::occlusion, kFineVertexCount},
    ExpectedSize{BodySection::fineTriangles, kFineTriangleCount * sizeof(Triangle)},
    ExpectedSize{BodySection::triangles, kFaceCount * 2 * sizeof(Triangle)},
};

core::Status checkHeader(const BodyFileHeader& header, std::span<const std::byte> file,
                         const std::string& name) {
  if (header.magic != kBodyMagic) return core::Error{name, "is no baked body"};
  if (header.version != kBodyVersion)
    return core::Error{name, fmt::format("has version {}, expected {}; {}", header.version,
                                         kBodyVersion, kHowToMake)};
  if (header.fileBytes != file.size() || header.sectionCount != header.blocks.size())
    return core::Error{name, fmt::format("is cut short: has {} bytes, expected {}; {}", file.size(),
                                         header.fileBytes, kHowToMake)};
  if (header.checksum != bodyChecksum(file))
    return core::Error{name, fmt::format("is damaged: its checksum does not fit; {}", kHowToMake)};
  for (const BodyFileHeader::Block& block : header.blocks)
    if (block.offset % kBodyAlignment != 0 || block.offset > file.size() ||
        block.bytes > file.size() - block.offset)
      return core::Error{name, "has a section outside the file"};
  for (const ExpectedSize& expected : kExpectedSizes)
    if (header.blocks[static_cast<std::size_t>(expected.section)].bytes != expected.bytes)
      return core::Error{
          name, fmt::format("section {} has a wrong size", static_cast<int>(expected.section))};
  return core::Done{};
}

core::Result<std::vector<MorphTarget>> readTargets(std::string_view text, std::size_t shapeCount,
                                                   const std::string& name) {
  std::vector<MorphTarget> targets;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return core::Error{name, "has a broken list of targets"};
    const unsigned long shape =
        std::strtoul(std::string(line.substr(space + 1)).c_str(), nullptr, 10);
    if (shape >= shapeCount) return core::Error{name, "names a target without offsets"};
    targets.push_back({std::string(line.substr(0, space)), static_cast<std::uint32_t>(shape)});
  }
  return targets;
}

}  // namespace

std::uint64_t bodyChecksum(std::span<const std::byte> file) {
  const auto content = file.subspan(std::min(file.size(), sizeof(BodyFileHeader)));
  return XXH3_64bits(content.data(), content.size());
}

core::Result<BodyModel> BodyModel::load(const std::filesystem::path& file) {
  auto mapped = platform::MappedFile::open(file);
  if (!mapped) {
    std::error_code unknown;
    if (std::filesystem::exists(file, unknown) || unknown) return mapped.error();
    return core::Error{file.string(), fmt::format("the body is not there yet; {}", kHowToMake)};
  }
  const auto storage = std::make_shared<const platform::MappedFile>(std::move(mapped).value());
  return view(storage, storage->bytes(), file.string());
}

core::Result<BodyModel> BodyModel::fromBytes(std::vector<std::byte> bytes,
                                             const std::string& name) {
  const auto storage = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return view(storage, *storage, name);
}

core::Result<BodyModel> BodyModel::view(std::shared_ptr<const void> storage,
                                        std::span<const std::byte> bytes, const std::string& name) {
  if (bytes.size() < sizeof(BodyFileHeader)) return core::Error{name, "is cut short"};
  BodyFileHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (auto sound = checkHeader(header, bytes, name); !sound) return sound.error();

  BodyModel model;
  model.storage_ = std::move(storage);
  const auto read = [&]<class T>(BodySection section, std::span<const T>& values) {
    const BodyFileHeader::Block& block = header.blocks[static_cast<std::size_t>(section)];
    values = {reinterpret_cast<const T*>(bytes.data() + block.offset), block.bytes / sizeof(T)};
  };
  read(BodySection::restDm, model.restDm_);
  read(BodySection::faces, model.faces_);
  read(BodySection::eyeFaces, model.eyeFaces_);
  read(BodySection::edges, model.edges_);
  read(BodySection::faceEdges, model.faceEdges_);
  read(BodySection::edgeFaces, model.edgeFaces_);
  read(BodySection::vertexFaceStart, model.vertexFaceStart_);
  read(BodySection::vertexFaces, model.vertexFaces_);
  read(BodySection::vertexNext, model.vertexNext_);
  read(BodySection::mirrorVertex, model.mirrorVertex_);
  read(BodySection::mirrorFace, model.mirrorFace_);
  read(BodySection::segments, model.segments_);
  read(BodySection::occlusion, model.occlusion_);
  read(BodySection::fineTriangles, model.fineTriangles_);
  read(BodySection::triangles, model.triangles_);
  read(BodySection::shapes, model.shapes_);
  if (model.shapes_.size() % kShapeValues != 0)
    return core::Error{name, "has a morph target of a wrong size"};
  std::span<const char> text;
  read(BodySection::targets, text);
  auto targets = readTargets({text.data(), text.size()}, model.shapeCount(), name);
  if (!targets) return targets.error();
  model.targets_ = std::move(targets).value();
  return model;
}

BodyPoint BodyModel::mirrored(BodyPoint point) const {
  const std::uint32_t face = index(point.face);
  const std::uint32_t otherFace = mirrorFace_[face];
  const Quad& corners = faces_[face];
  const Quad& otherCorners = faces_[otherFace];
  // Mirroring reverses the winding, so corner k meets corner (shift - k) of the other face.
  const std::uint16_t image = mirrorVertex_[corners[0]];
  int shift = 0;
  while (shift < 3 && otherCorners[static_cast<std::size_t>(shift)] != image) ++shift;
  const float u = point.u, v = point.v;
  const FaceId other{otherFace};
  // Corner k of this face sits at (0,0) (1,0) (1,1) (0,1) for k = 0..3.
  switch (shift) {
    case 0:
      return {other, v, u};
    case 1:
      return {other, 1.0f - u, v};
    case 2:
      return {other, 1.0f - v, 1.0f - u};
    default:
      return {other, u, 1.0f - v};
  }
}

}  // namespace knotmap::anatomy
