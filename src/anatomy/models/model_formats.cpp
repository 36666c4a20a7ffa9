#include "anatomy/models/model_formats.h"

#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/Exporter.hpp>
#include <assimp/Importer.hpp>
#include <memory>

namespace knotmap::anatomy {
namespace {

aiVector3D toAssimp(const core::Vec3& v) { return {v.x, v.y, v.z}; }

/// Assimp owns what it is given, down to the single arrays.
aiMesh* toAssimp(const NamedMesh& mesh) {
  auto* made = new aiMesh;
  made->mName = mesh.name;
  made->mPrimitiveTypes = aiPrimitiveType_TRIANGLE;
  made->mNumVertices = static_cast<unsigned>(mesh.positions.size());
  made->mVertices = new aiVector3D[mesh.positions.size()];
  made->mNormals = new aiVector3D[mesh.positions.size()];
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    made->mVertices[i] = toAssimp(mesh.positions[i]);
    made->mNormals[i] = toAssimp(mesh.normals[i]);
  }
  made->mNumFaces = static_cast<unsigned>(mesh.indices.size() / 3);
  made->mFaces = new aiFace[made->mNumFaces];
  for (unsigned f = 0; f < made->mNumFaces; ++f) {
    made->mFaces[f].mNumIndices = 3;
    made->mFaces[f].mIndices = new unsigned[3];
    std::copy_n(mesh.indices.begin() + 3 * f, 3, made->mFaces[f].mIndices);
  }
  return made;
}

std::unique_ptr<aiScene> toScene(const std::vector<NamedMesh>& meshes) {
  auto scene = std::make_unique<aiScene>();
  const auto count = static_cast<unsigned>(meshes.size());
  scene->mRootNode = new aiNode("knotmap");
  scene->mMaterials = new aiMaterial* [1] { new aiMaterial };
  scene->mNumMaterials = 1;
  scene->mMeshes = new aiMesh*[count];
  scene->mNumMeshes = count;
  scene->mRootNode->mChildren = new aiNode*[count];
  scene->mRootNode->mNumChildren = count;
  for (unsigned i = 0; i < count; ++i) {
    scene->mMeshes[i] = toAssimp(meshes[i]);
    auto* node = new aiNode(meshes[i].name);
    node->mParent = scene->mRootNode;
    node->mMeshes = new unsigned[1]{i};
    node->mNumMeshes = 1;
    scene->mRootNode->mChildren[i] = node;
  }
  return scene;
}

core::Result<std::string> write(const std::vector<NamedMesh>& meshes, const std::string& format) {
  const auto scene = toScene(meshes);
  Assimp::Exporter exporter;
  const aiExportDataBlob* blob = exporter.ExportToBlob(scene.get(), format, 0);
  if (!blob) return core::Error{"", std::string("cannot be made: ") + exporter.GetErrorString()};
  return std::string(static_cast<const char*>(blob->data), blob->size);
}

core::Result<NamedMesh> read(std::string_view bytes, const std::string& ending) {
  Assimp::Importer importer;
  const aiScene* scene = importer.ReadFileFromMemory(
      bytes.data(), bytes.size(),
      aiProcess_Triangulate | aiProcess_PreTransformVertices | aiProcess_GenSmoothNormals |
          aiProcess_SortByPType | aiProcess_ValidateDataStructure,
      ending.c_str());
  if (!scene)
    return core::Error{"",
                       std::string("is no model that can be read: ") + importer.GetErrorString()};
  NamedMesh model;
  for (unsigned m = 0; m < scene->mNumMeshes; ++m) {
    const aiMesh& mesh = *scene->mMeshes[m];
    if (mesh.mPrimitiveTypes != aiPrimitiveType_TRIANGLE || !mesh.mNormals) continue;
    const auto first = static_cast<std::uint32_t>(model.positions.size());
    for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
      model.positions.emplace_back(mesh.mVertices[v].x, mesh.mVertices[v].y, mesh.mVertices[v].z);
      model.normals.emplace_back(mesh.mNormals[v].x, mesh.mNormals[v].y, mesh.mNormals[v].z);
    }
    for (unsigned f = 0; f < mesh.mNumFaces; ++f)
      for (unsigned k = 0; k < 3; ++k) model.indices.push_back(first + mesh.mFaces[f].mIndices[k]);
  }
  if (model.indices.empty()) return core::Error{"", "has no triangles to show"};
  return model;
}

}  // namespace
}  // namespace knotmap::anatomy

extern "C" __attribute__((visibility("default"))) const knotmap::anatomy::ModelFormats*
knotmapModelFormats() {
  static constexpr knotmap::anatomy::ModelFormats kFormats{&knotmap::anatomy::read,
                                                           &knotmap::anatomy::write};
  return &kFormats;
}
