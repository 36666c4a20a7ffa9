#include "bake/body_writer.h"

#include <cstring>
#include <string>

#include "anatomy/body/body_file.h"

namespace knotmap::bake {
namespace {

using anatomy::BodyFileHeader;
using anatomy::BodySection;

class FileBuilder {
 public:
  FileBuilder() : bytes_(sizeof(BodyFileHeader)) {}

  template <class T>
  void add(BodySection section, const T* values, std::size_t count) {
    bytes_.resize((bytes_.size() + anatomy::kBodyAlignment - 1) / anatomy::kBodyAlignment *
                  anatomy::kBodyAlignment);
    header_.blocks[static_cast<std::size_t>(section)] = {bytes_.size(), count * sizeof(T)};
    const auto* first = reinterpret_cast<const std::byte*>(values);
    bytes_.insert(bytes_.end(), first, first + count * sizeof(T));
  }
  template <class Container>
  void add(BodySection section, const Container& values) {
    add(section, values.data(), values.size());
  }

  std::vector<std::byte> finish() {
    header_.fileBytes = bytes_.size();
    header_.checksum = anatomy::bodyChecksum(bytes_);
    std::memcpy(bytes_.data(), &header_, sizeof header_);
    return std::move(bytes_);
  }

 private:
  BodyFileHeader header_;
  std::vector<std::byte> bytes_;
};

}  // namespace

std::vector<std::byte> bodyFile(const BodySource& source, const Connectivity& c,
                                const std::vector<std::uint8_t>& occlusion) {
  FileBuilder file;
  file.add(BodySection::restDm, source.restDm);
  file.add(BodySection::faces, source.faces);
  file.add(BodySection::eyeFaces, source.eyeFaces);
  file.add(BodySection::edges, c.edges);
  file.add(BodySection::faceEdges, c.faceEdges);
  file.add(BodySection::edgeFaces, c.edgeFaces);
  file.add(BodySection::vertexFaceStart, c.vertexFaceStart);
  file.add(BodySection::vertexFaces, c.vertexFaces);
  file.add(BodySection::vertexNext, c.vertexNext);
  file.add(BodySection::mirrorVertex, c.mirrorVertex);
  file.add(BodySection::mirrorFace, c.mirrorFace);
  file.add(BodySection::segments, source.segments);
  file.add(BodySection::occlusion, occlusion);
  file.add(BodySection::fineTriangles, c.fineTriangles);
  file.add(BodySection::triangles, c.triangles);
  std::vector<std::int16_t> shapes;
  for (const auto& shape : source.shapes) shapes.insert(shapes.end(), shape.begin(), shape.end());
  file.add(BodySection::shapes, shapes);
  std::string targets;
  for (const BodySource::Target& target : source.targets)
    targets += target.name + ' ' + std::to_string(target.shape) + '\n';
  file.add(BodySection::targets, targets);
  return file.finish();
}

}  // namespace knotmap::bake
