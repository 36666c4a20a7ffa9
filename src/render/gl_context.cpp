#include "render/gl_context.h"

#include <glad/gl.h>

#include <cstdio>
#include <string_view>
#include <utility>

namespace knotmap::render {
namespace {

using AddressFunction = void* (*)(const char*);

#ifndef NDEBUG
void GLAD_API_PTR reportError(GLenum, GLenum type, GLuint, GLenum, GLsizei, const GLchar* text,
                              const void*) {
  if (type == GL_DEBUG_TYPE_ERROR) std::fprintf(stderr, "OpenGL: %s\n", text);
}
#endif

}  // namespace

core::Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
  auto gl = platform::OffscreenGl::create();
  if (!gl) return gl.error();
  if (const core::Status loaded = loadGl(platform::OffscreenGl::address); !loaded)
    return loaded.error();
  return std::unique_ptr<OffscreenContext>(new OffscreenContext(std::move(gl).value()));
}

core::Status loadGl(void* (*address)(const char*)) {
  const auto load = [](void* user, const char* name) {
    return reinterpret_cast<GLADapiproc>((*static_cast<AddressFunction*>(user))(name));
  };
  const int version = gladLoadGLUserPtr(load, &address);
  if (version == 0)
    return core::Error{"OpenGL", "no functions found, expected OpenGL 3.3 or newer"};
  if (version < GLAD_MAKE_VERSION(3, 3))
    return core::Error{"OpenGL", "found version " + std::to_string(GLAD_VERSION_MAJOR(version)) +
                                     "." + std::to_string(GLAD_VERSION_MINOR(version)) +
                                     ", expected 3.3 or newer"};
#ifndef NDEBUG
  if (GLAD_GL_KHR_debug != 0 && glDebugMessageCallback != nullptr) {
    glEnable(GL_DEBUG_OUTPUT);
    glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    glDebugMessageCallback(reportError, nullptr);
  }
#endif
  return core::Done{};
}

std::string rendererName() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name == nullptr ? std::string() : std::string(name);
}

bool isSoftwareRenderer() {
  const std::string name = rendererName();
  for (const std::string_view known : {"llvmpipe", "softpipe", "SwiftShader", "swrast"})
    if (name.find(known) != std::string::npos) return true;
  return false;
}

void finishDrawing() { glFinish(); }

}  // namespace knotmap::render
