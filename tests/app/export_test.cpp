#include "app/picture/export.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "app/exported_model.h"
#include "app/world.h"
#include "core/assets.h"

namespace {

using namespace knotmap;
using anatomy::NamedMesh;
using core::Vec3;
using tests::readGlb;
using tests::readObj;

/// The average man, written once in both formats and read back.
struct Exported {
  std::vector<NamedMesh> obj, glb;

  Exported() {
    const auto folder =
        std::filesystem::temp_directory_path() / ("knotmap-export-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
    for (const char* name : {"all.obj", "all.glb"})
      if (const auto done = app::exportBody(body, folder / name); !done)
        throw std::runtime_error(done.error().message());
    obj = readObj(folder / "all.obj");
    glb = readGlb(folder / "all.glb");
    std::filesystem::remove_all(folder);
  }
};

const Exported& exported() {
  static const Exported once;
  return once;
}

using Place = std::array<float, 3>;
Place placeOf(const Vec3& v) { return {v.x, v.y, v.z}; }

Vec3 corner(const NamedMesh& mesh, std::size_t i) { return mesh.positions[mesh.indices[i]]; }

/// Numbers corners so that those at one place share a number.
std::vector<int> welded(const NamedMesh& mesh) {
  std::map<Place, int> numbers;
  std::vector<int> all;
  for (const std::uint32_t index : mesh.indices)
    all.push_back(numbers.insert({placeOf(mesh.positions[index]), static_cast<int>(numbers.size())})
                      .first->second);
  return all;
}

/// How many edges have no face, or too many, going the other way.
int openEdges(const NamedMesh& mesh) {
  const std::vector<int> corners = welded(mesh);
  std::map<std::pair<int, int>, int> balance;
  for (std::size_t i = 0; i < corners.size(); i += 3)
    for (std::size_t k = 0; k < 3; ++k) {
      const int from = corners[i + k], to = corners[i + (k + 1) % 3];
      if (from == to) continue;  // a face of no area at a tip
      balance[std::minmax(from, to)] += from < to ? 1 : -1;
    }
  return static_cast<int>(
      std::count_if(balance.begin(), balance.end(), [](const auto& e) { return e.second != 0; }));
}

double volumeMm3(const NamedMesh& mesh) {
  double volume = 0.0;
  for (std::size_t i = 0; i < mesh.indices.size(); i += 3)
    volume += glm::dot(corner(mesh, i), glm::cross(corner(mesh, i + 1), corner(mesh, i + 2))) / 6.0;
  return volume * 1e9;
}

/// The share of a mesh's area whose normals point to the side its corners go round.
float outwardShare(const NamedMesh& mesh) {
  float all = 0.0f, outward = 0.0f;
  for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
    const Vec3 face =
        glm::cross(corner(mesh, i + 1) - corner(mesh, i), corner(mesh, i + 2) - corner(mesh, i));
    const Vec3 normals = mesh.normals[mesh.indices[i]] + mesh.normals[mesh.indices[i + 1]] +
                         mesh.normals[mesh.indices[i + 2]];
    all += glm::length(face);
    if (glm::dot(face, normals) > 0.0f) outward += glm::length(face);
  }
  return outward / all;
}

const NamedMesh& named(const std::vector<NamedMesh>& meshes, const std::string& name) {
  const auto found = std::find_if(meshes.begin(), meshes.end(),
                                  [&](const NamedMesh& mesh) { return mesh.name == name; });
  INFO(name);
  REQUIRE(found != meshes.end());
  return *found;
}

template <class Check>
void forEachFormat(const Check& check) {
  SECTION("OBJ") { check(exported().obj); }
  SECTION("GLB") { check(exported().glb); }
}

}  // namespace

TEST_CASE("An export holds the body and every muscle of both sides, each once", "[app]") {
  std::multiset<std::string> wanted{"body"};
  for (const anatomy::Muscle& muscle : tests::tables().muscles.muscles())
    if (!muscle.heads.empty())
      for (const char* side : {".left", ".right"}) wanted.insert(muscle.id + side);
  REQUIRE(wanted.size() > 150);
  forEachFormat([&](const std::vector<NamedMesh>& meshes) {
    std::multiset<std::string> found;
    for (const NamedMesh& mesh : meshes) found.insert(mesh.name);
    CHECK(found == wanted);
  });
}

TEST_CASE("An exported body stands with its feet at 0 and is as tall as it is, in metres",
          "[app]") {
  const anatomy::Body man{tests::bodyModel(), anatomy::defaultMan()};
  forEachFormat([&](const std::vector<NamedMesh>& meshes) {
    float low = 1e9f, high = -1e9f;
    for (const Vec3& at : named(meshes, "body").positions) {
      low = std::min(low, at.y);
      high = std::max(high, at.y);
    }
    CHECK(low == Approx(0.0f).margin(0.001));
    CHECK(high == Approx(man.statureM()).margin(0.002));
  });
}

TEST_CASE("Exported muscles of the right are exact mirror images of those of the left", "[app]") {
  forEachFormat([](const std::vector<NamedMesh>& meshes) {
    for (const NamedMesh& left : meshes) {
      const std::size_t ending = left.name.rfind(".left");
      if (ending == std::string::npos) continue;
      const NamedMesh& right = named(meshes, left.name.substr(0, ending) + ".right");
      REQUIRE(left.indices.size() == right.indices.size());
      bool mirrored = true;
      for (std::size_t i = 0; i < left.indices.size(); i += 3)
        for (const auto& [l, r] : {std::pair{0, 0}, {1, 2}, {2, 1}}) {
          const std::uint32_t a = left.indices[i + l], b = right.indices[i + r];
          const Vec3 flip{-1.0f, 1.0f, 1.0f};
          mirrored = mirrored && left.positions[a] * flip == right.positions[b] &&
                     left.normals[a] * flip == right.normals[b];
        }
      INFO(left.name);
      CHECK(mirrored);
    }
  });
}

TEST_CASE("Muscles whose name says left lie on the patient's left, which is +X", "[app]") {
  for (const NamedMesh& mesh : exported().glb) {
    if (mesh.name == "body") continue;
    float sum = 0.0f;
    for (const Vec3& at : mesh.positions) sum += at.x;
    INFO(mesh.name);
    CHECK((sum > 0.0f) == (mesh.name.find(".left") != std::string::npos));
  }
}

TEST_CASE("Every exported mesh is closed, and its faces and normals look outwards", "[app]") {
  forEachFormat([](const std::vector<NamedMesh>& meshes) {
    for (const NamedMesh& mesh : meshes) {
      INFO(mesh.name);
      REQUIRE_FALSE(mesh.indices.empty());
      CHECK(openEdges(mesh) == 0);
      CHECK(volumeMm3(mesh) > 20.0);
      // The strips that close the ends turn away from the normals, which are those of the sides.
      CHECK(outwardShare(mesh) > 0.98f);
    }
  });
}

TEST_CASE("Exported normals have length one", "[app]") {
  for (const NamedMesh& mesh : exported().glb) {
    float worst = 0.0f;
    for (const Vec3& normal : mesh.normals)
      worst = std::max(worst, std::abs(glm::length(normal) - 1.0f));
    INFO(mesh.name);
    CHECK(worst < 1e-4f);
  }
}

TEST_CASE("Both formats hold the same triangles", "[app]") {
  REQUIRE(exported().obj.size() == exported().glb.size());
  for (const NamedMesh& obj : exported().obj) {
    const NamedMesh& glb = named(exported().glb, obj.name);
    INFO(obj.name);
    REQUIRE(obj.indices.size() == glb.indices.size());
    float worst = 0.0f;
    for (std::size_t i = 0; i < obj.indices.size(); ++i)
      worst = std::max(worst, glm::distance(corner(obj, i), corner(glb, i)));
    CHECK(worst < 1e-5f);
  }
}

TEST_CASE("An export to a folder that is not there is refused and leaves nothing", "[app]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  const std::filesystem::path nowhere = "/no/such/folder/all.glb";
  CHECK_FALSE(bool(app::exportBody(body, nowhere)));
}
