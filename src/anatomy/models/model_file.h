#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/vec.h"

namespace knotmap::anatomy {

/// A triangle mesh with a name, in metres, Y up.
struct NamedMesh {
  std::string name;
  std::vector<core::Vec3> positions;
  std::vector<core::Vec3> normals;  ///< one per position
  std::vector<std::uint32_t> indices;
};

/// Writes meshes as named objects; the ending decides: ".obj" or ".glb". Replaces the file as a
/// whole.
core::Status writeModel(const std::vector<NamedMesh>& meshes, const std::filesystem::path& file);

/// Reads any model Assimp knows as one mesh with smooth normals, for looking at beside the body.
/// Refuses files over 256 MiB, broken ones, and ones without triangles.
core::Result<NamedMesh> readModel(const std::filesystem::path& file);

}  // namespace knotmap::anatomy
