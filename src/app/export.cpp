#include "app/export.h"

#include "anatomy/model_file.h"

namespace knotmap::app {

core::Status exportBody(const anatomy::Body& body, const std::filesystem::path& output) {
  anatomy::NamedMesh skin;
  skin.name = "body";
  skin.positions.assign(body.finePositions().begin(), body.finePositions().end());
  skin.normals.assign(body.fineNormals().begin(), body.fineNormals().end());
  for (const anatomy::Triangle& triangle : body.model().fineTriangles())
    skin.indices.insert(skin.indices.end(), triangle.begin(), triangle.end());
  return anatomy::writeModel({skin}, output);
}

}  // namespace knotmap::app
