#include "app/check/check.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "anatomy/models/model_file.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/files.h"
#include "platform/data_folders.h"

using namespace knotmap;
namespace fs = std::filesystem;

namespace {

fs::path written(const std::string& name, const std::string& text) {
  const fs::path folder =
      fs::temp_directory_path() / ("knotmap-check-test-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << text;
  return folder / name;
}

}  // namespace

TEST_CASE("All data files of the program are sound", "[app]") {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(KNOTMAP_TEST_ASSETS))
    if (entry.path().extension() == ".json" || entry.path().extension() == ".knotmap")
      files.push_back(entry.path());
  REQUIRE(files.size() > 8);
  for (const core::Error& problem : app::checkFiles(files, tests::folders())) {
    UNSCOPED_INFO(problem.message());
    CHECK(false);
  }
}

TEST_CASE("A misspelt muscle in an atlas file is named with its place and the right word",
          "[app]") {
  auto text = core::readFile(fs::path(KNOTMAP_TEST_ASSETS) / "atlas" / "trapezius.json");
  REQUIRE(bool(text));
  const std::size_t at = text->find("\"trapezius.upper\"");
  REQUIRE(at != std::string::npos);
  const auto problems = app::checkFiles(
      {written("trapezius.json", text->replace(at, 17, "\"trapezuis.upper\""))}, tests::folders());
  REQUIRE(problems.size() == 1);
  const std::string message = problems[0].message();
  CHECK(message.find("/trapezius.json: points[0].muscle") != std::string::npos);
  CHECK(message.find("trapezuis.upper") != std::string::npos);
  CHECK(message.find("trapezius.upper") != std::string::npos);
}

TEST_CASE("Checking assets that are links to other files leaves those files alone", "[app]") {
  const fs::path folder = written("real.json", "").parent_path();
  const fs::path real = folder / "real", linked = folder / "linked";
  fs::remove_all(real);
  fs::remove_all(linked);
  fs::copy(KNOTMAP_TEST_ASSETS, real, fs::copy_options::recursive);
  fs::create_directories(linked);
  for (const auto& entry : fs::directory_iterator(real))
    fs::create_symlink(entry.path(), linked / entry.path().filename());
  platform::DataFolders folders = tests::folders();
  folders.assets = linked;
  const auto before = core::readFile(real / "landmarks.json");
  CHECK(app::checkFiles({linked / "landmarks.json"}, folders).empty());
  const auto after = core::readFile(real / "landmarks.json");
  REQUIRE(bool(after));
  CHECK(*after == *before);
}

TEST_CASE("A file is checked as what it holds, when other folders have its name too", "[app]") {
  const fs::path muscles = fs::path(KNOTMAP_TEST_ASSETS) / "muscles" / "neck.json";
  auto text = core::readFile(muscles);
  REQUIRE(bool(text));
  const std::size_t at = text->find("\"layer\": \"");
  REQUIRE(at != std::string::npos);
  const auto problems =
      app::checkFiles({written("neck.json", text->insert(at + 10, "x"))}, tests::folders());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message().find("neck.json: muscles[0].layer") != std::string::npos);
}

TEST_CASE("Files that are not ours are refused one by one", "[app]") {
  const auto problems = app::checkFiles(
      {written("a.json", "{\"hello\": 1}"), written("b.json", "not json")}, tests::folders());
  CHECK(problems.size() == 2);
}

TEST_CASE("The exported body can be read again with all its triangles", "[app]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultWoman());
  anatomy::NamedMesh skin{"body",
                          {body.finePositions().begin(), body.finePositions().end()},
                          {body.fineNormals().begin(), body.fineNormals().end()},
                          {}};
  for (const anatomy::Triangle& triangle : body.model().fineTriangles())
    skin.indices.insert(skin.indices.end(), triangle.begin(), triangle.end());
  for (const char* name : {"body.obj", "body.glb"}) {
    const fs::path file = written(name, "");
    REQUIRE(bool(anatomy::writeModel({skin}, file)));
    const auto read = anatomy::readModel(file);
    REQUIRE(bool(read));
    CHECK(read->indices.size() == skin.indices.size());
    float top = 0.0f;
    for (const core::Vec3& position : read->positions) top = std::max(top, position.y);
    CHECK(top == Approx(body.statureM()).margin(0.002));
  }
}

TEST_CASE("Broken and foreign models are refused with an error", "[app]") {
  CHECK_FALSE(bool(anatomy::readModel(written("broken.obj", "v 1 2\nf 1 2 9\n"))));
  CHECK_FALSE(bool(anatomy::readModel(written("broken.glb", "glTF and then nothing"))));
  CHECK_FALSE(bool(anatomy::readModel(written("empty.obj", ""))));
  CHECK_FALSE(bool(anatomy::readModel("/nowhere/at/all.obj")));
}
