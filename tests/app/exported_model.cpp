#include "app/exported_model.h"

#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace knotmap::tests {
namespace {

using anatomy::NamedMesh;
using Json = nlohmann::json;

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return content.str();
}

/// The three parts of a corner, "v/t/n" or "v//n", counted from 1.
std::pair<int, int> cornerOf(const std::string& word) {
  const std::size_t first = word.find('/'), last = word.rfind('/');
  if (first == std::string::npos || first == last)
    throw std::runtime_error("a corner without normal: " + word);
  return {std::stoi(word.substr(0, first)), std::stoi(word.substr(last + 1))};
}

/// Views into the binary chunk of a GLB file.
class Glb {
 public:
  explicit Glb(std::string content) : content_(std::move(content)) {
    if (content_.compare(0, 4, "glTF") != 0) throw std::runtime_error("no GLB");
    const auto jsonSize = number<std::uint32_t>(12);
    json_ = Json::parse(content_.substr(20, jsonSize));
    binary_ = 20 + jsonSize + 8;
  }
  const Json& json() const { return json_; }

  std::vector<core::Vec3> vectors(const Json& accessorIndex) const {
    const Json& accessor = json_.at("accessors").at(accessorIndex.get<std::size_t>());
    if (accessor.at("type") != "VEC3" || accessor.at("componentType") != 5126)
      throw std::runtime_error("expected vectors of floats");
    std::vector<core::Vec3> all(accessor.at("count").get<std::size_t>());
    std::memcpy(all.data(), at(accessor, all.size() * sizeof(core::Vec3)),
                all.size() * sizeof(core::Vec3));
    return all;
  }
  std::vector<std::uint32_t> indices(const Json& accessorIndex) const {
    const Json& accessor = json_.at("accessors").at(accessorIndex.get<std::size_t>());
    const bool small = accessor.at("componentType") == 5123;
    if (!small && accessor.at("componentType") != 5125)
      throw std::runtime_error("expected indices of 16 or 32 bits");
    const auto count = accessor.at("count").get<std::size_t>();
    const char* from = at(accessor, count * (small ? 2 : 4));
    std::vector<std::uint32_t> all(count);
    for (std::size_t i = 0; i < count; ++i) {
      std::uint16_t narrow = 0;
      if (small) std::memcpy(&narrow, from + 2 * i, 2);
      if (!small) std::memcpy(&all[i], from + 4 * i, 4);
      if (small) all[i] = narrow;
    }
    return all;
  }

 private:
  template <class Number>
  Number number(std::size_t offset) const {
    Number value{};
    if (offset + sizeof value > content_.size()) throw std::runtime_error("cut off");
    std::memcpy(&value, content_.data() + offset, sizeof value);
    return value;
  }
  const char* at(const Json& accessor, std::size_t bytes) const {
    const Json& view = json_.at("bufferViews").at(accessor.at("bufferView").get<std::size_t>());
    if (view.contains("byteStride") && view.at("byteStride") != 12)
      throw std::runtime_error("expected packed vectors");
    const std::size_t offset =
        binary_ + view.value("byteOffset", 0u) + accessor.value("byteOffset", 0u);
    if (offset + bytes > content_.size()) throw std::runtime_error("cut off");
    return content_.data() + offset;
  }

  std::string content_;
  Json json_;
  std::size_t binary_ = 0;
};

}  // namespace

std::vector<NamedMesh> readObj(const std::filesystem::path& file) {
  std::vector<core::Vec3> positions, normals;
  std::vector<NamedMesh> meshes;
  std::map<std::pair<int, int>, std::uint32_t> corners;
  std::istringstream lines(contentOf(file));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    core::Vec3 vector{};
    if (word == "v" || word == "vn") {
      if (!(words >> vector.x >> vector.y >> vector.z)) throw std::runtime_error(line);
      (word == "v" ? positions : normals).push_back(vector);
    } else if (word == "g" || word == "o") {
      NamedMesh mesh;
      words >> mesh.name;
      meshes.push_back(mesh);
      corners.clear();
    } else if (word == "f") {
      if (meshes.empty()) throw std::runtime_error("a face of no object");
      NamedMesh& mesh = meshes.back();
      int count = 0;
      for (std::string corner; words >> corner; ++count) {
        const auto key = cornerOf(corner);
        const auto next = static_cast<std::uint32_t>(mesh.positions.size());
        const auto [found, isNew] = corners.insert({key, next});
        if (isNew) {
          mesh.positions.push_back(positions.at(static_cast<std::size_t>(key.first - 1)));
          mesh.normals.push_back(normals.at(static_cast<std::size_t>(key.second - 1)));
        }
        mesh.indices.push_back(found->second);
      }
      if (count != 3) throw std::runtime_error("not a triangle: " + line);
    }
  }
  return meshes;
}

std::vector<NamedMesh> readGlb(const std::filesystem::path& file) {
  const Glb glb(contentOf(file));
  std::vector<NamedMesh> meshes;
  for (const Json& node : glb.json().at("nodes")) {
    if (!node.contains("mesh")) continue;
    const Json& mesh = glb.json().at("meshes").at(node.at("mesh").get<std::size_t>());
    if (mesh.at("primitives").size() != 1) throw std::runtime_error("expected one primitive");
    const Json& primitive = mesh.at("primitives")[0];
    const Json& attributes = primitive.at("attributes");
    meshes.push_back({.name = node.at("name"),
                      .positions = glb.vectors(attributes.at("POSITION")),
                      .normals = glb.vectors(attributes.at("NORMAL")),
                      .indices = glb.indices(primitive.at("indices"))});
  }
  return meshes;
}

}  // namespace knotmap::tests
