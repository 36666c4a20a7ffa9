#include "app/picture/export.h"

#include "anatomy/models/model_file.h"

namespace knotmap::app {
namespace {

anatomy::NamedMesh skinOf(const anatomy::Body& body) {
  anatomy::NamedMesh skin;
  skin.name = "body";
  skin.positions.assign(body.finePositions().begin(), body.finePositions().end());
  skin.normals.assign(body.fineNormals().begin(), body.fineNormals().end());
  for (const anatomy::Triangle& triangle : body.model().fineTriangles())
    skin.indices.insert(skin.indices.end(), triangle.begin(), triangle.end());
  return skin;
}

anatomy::NamedMesh muscleOf(const anatomy::Musculature& muscles, const anatomy::MuscleRange& range,
                            core::Side side) {
  const float mirror = side == core::Side::left ? 1.0f : -1.0f;
  anatomy::NamedMesh mesh;
  mesh.name = muscles.table()[range.muscle].id + "." + std::string(core::sideName(side));
  for (const anatomy::MuscleVertex& vertex :
       muscles.vertices().subspan(range.firstVertex, range.vertexCount)) {
    mesh.positions.push_back({mirror * vertex.position.x, vertex.position.y, vertex.position.z});
    mesh.normals.push_back({mirror * vertex.normal.x, vertex.normal.y, vertex.normal.z});
  }
  const auto indices = muscles.indices().subspan(range.firstIndex, range.indexCount);
  for (std::size_t i = 0; i < indices.size(); i += 3) {
    // A mirror image is turned inside out unless its corners go round the other way.
    const std::size_t second = side == core::Side::left ? i + 1 : i + 2;
    const std::size_t third = side == core::Side::left ? i + 2 : i + 1;
    for (const std::size_t corner : {i, second, third})
      mesh.indices.push_back(indices[corner] - range.firstVertex);
  }
  return mesh;
}

}  // namespace

core::Status exportBody(const findings::BodyState& body, const std::filesystem::path& output) {
  std::vector<anatomy::NamedMesh> meshes{skinOf(body.body())};
  const anatomy::Musculature& muscles = body.muscles();
  for (const anatomy::MuscleRange& range : muscles.ranges())
    for (const core::Side side : {core::Side::left, core::Side::right})
      meshes.push_back(muscleOf(muscles, range, side));
  return anatomy::writeModel(meshes, output);
}

}  // namespace knotmap::app
