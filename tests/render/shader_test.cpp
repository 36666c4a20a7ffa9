#include <catch2/catch.hpp>
#include <filesystem>

#include "platform/files.h"
#include "platform/offscreen_gl.h"
#include "render/gl_context.h"
#include "render/programs.h"

namespace knotmap::render {
namespace {

TEST_CASE("every program links as OpenGL 3.3 core", "[render][shaders]") {
  const auto context = OffscreenContext::create();
  REQUIRE(context);
  for (const ProgramEntry& entry : programTable()) {
    const auto program = buildProgram(KNOTMAP_TEST_SHADERS, entry, ShaderDialect::core330);
    INFO((program ? std::string() : program.error().message()));
    CHECK(program);
  }
}

TEST_CASE("every program links as OpenGL ES 3.0", "[render][shaders]") {
  // As a browser would give it.
  const auto context = platform::OffscreenGl::create(platform::GlDialect::es30);
  REQUIRE(context);
  // Reports that ES is not desktop OpenGL, and has loaded what both share.
  CHECK_FALSE(loadGl(platform::OffscreenGl::address));
  for (const ProgramEntry& entry : programTable()) {
    const auto program = buildProgram(KNOTMAP_TEST_SHADERS, entry, ShaderDialect::es300);
    INFO((program ? std::string() : program.error().message()));
    CHECK(program);
  }
}

TEST_CASE("every shader file belongs to a program", "[render][shaders]") {
  for (const auto& item : std::filesystem::directory_iterator(KNOTMAP_TEST_SHADERS)) {
    const std::string name = item.path().filename().string();
    if (name.find(".vert.glsl") == std::string::npos &&
        name.find(".frag.glsl") == std::string::npos)
      continue;
    bool used = false;
    for (const ProgramEntry& entry : programTable())
      used = used || entry.vertex.file == name || entry.fragment.file == name;
    INFO(name);
    CHECK(used);
  }
}

TEST_CASE("a shader that does not compile is an error that names its file", "[render][shaders]") {
  const auto context = OffscreenContext::create();
  REQUIRE(context);
  const auto folder = std::filesystem::path(KNOTMAP_TEST_BUILD) / "broken-shaders";
  std::filesystem::create_directories(folder);
  for (const auto& item : std::filesystem::directory_iterator(KNOTMAP_TEST_SHADERS))
    std::filesystem::copy_file(item.path(), folder / item.path().filename(),
                               std::filesystem::copy_options::overwrite_existing);
  REQUIRE(platform::writeFileAtomically(folder / "eye.frag.glsl", "void main() { nothing = 1; }"));

  bool failed = false;
  for (const ProgramEntry& entry : programTable()) {
    const auto program = buildProgram(folder, entry);
    if (program) continue;
    failed = true;
    INFO(program.error().message());
    CHECK(program.error().where.find("eye.frag.glsl") != std::string::npos);
  }
  CHECK(failed);
}

TEST_CASE("a missing shader folder is an error", "[render][shaders]") {
  CHECK_FALSE(shaderText("/nowhere", programTable()[0].vertex, ShaderDialect::core330));
}

}  // namespace
}  // namespace knotmap::render
