#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "platform/files.h"
#include "render/gl_context.h"
#include "render/programs.h"

namespace knotmap::render {
namespace {

void* eglAddress(const char* name) { return reinterpret_cast<void*>(eglGetProcAddress(name)); }

/// An OpenGL ES 3.0 context, current while it lives, as a browser would give.
class EsContext {
 public:
  EsContext() {
    const auto platformDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
        eglGetProcAddress("eglGetPlatformDisplayEXT"));
    display_ = platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    REQUIRE(eglInitialize(display_, nullptr, nullptr) == EGL_TRUE);
    REQUIRE(eglBindAPI(EGL_OPENGL_ES_API) == EGL_TRUE);
    const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
    context_ = eglCreateContext(display_, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes);
    REQUIRE(context_ != EGL_NO_CONTEXT);
    REQUIRE(eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_TRUE);
    // Reports that ES is not desktop OpenGL, and has loaded what both share.
    CHECK_FALSE(loadGl(eglAddress));
  }
  ~EsContext() {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
  }
  EsContext(const EsContext&) = delete;
  EsContext& operator=(const EsContext&) = delete;

 private:
  EGLDisplay display_ = EGL_NO_DISPLAY;
  EGLContext context_ = EGL_NO_CONTEXT;
};

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
  const EsContext context;
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
