#include "render/gl_context.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <cstdio>
#include <string_view>

namespace knotmap::render {
namespace {

using AddressFunction = void* (*)(const char*);

void* eglAddress(const char* name) { return reinterpret_cast<void*>(eglGetProcAddress(name)); }

EGLDisplay surfacelessDisplay() {
  const auto platformDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (platformDisplay == nullptr) return EGL_NO_DISPLAY;
  return platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

core::Error eglError(const char* step) {
  char code[16];
  std::snprintf(code, sizeof code, "0x%x", static_cast<unsigned>(eglGetError()));
  return {"OpenGL without a display",
          std::string(step) + " failed (EGL error " + code +
              "), expected EGL with surfaceless contexts (packages libegl1, libgl1-mesa-dri)"};
}

#ifndef NDEBUG
void GLAD_API_PTR reportError(GLenum, GLenum type, GLuint, GLenum, GLsizei, const GLchar* text,
                              const void*) {
  if (type == GL_DEBUG_TYPE_ERROR) std::fprintf(stderr, "OpenGL: %s\n", text);
}
#endif

}  // namespace

core::Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
  std::unique_ptr<OffscreenContext> made(new OffscreenContext);
  const EGLDisplay display = surfacelessDisplay();
  if (display == EGL_NO_DISPLAY) return eglError("eglGetPlatformDisplay");
  if (eglInitialize(display, nullptr, nullptr) != EGL_TRUE) return eglError("eglInitialize");
  made->display_ = display;
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return eglError("eglBindAPI");
  const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                               3,
                               EGL_CONTEXT_MINOR_VERSION,
                               3,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                               EGL_NONE};
  const EGLContext context =
      eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes);
  if (context == EGL_NO_CONTEXT) return eglError("eglCreateContext");
  made->context_ = context;
  if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE)
    return eglError("eglMakeCurrent");
  const core::Status loaded = loadGl(eglAddress);
  if (!loaded) return loaded.error();
  return made;
}

OffscreenContext::~OffscreenContext() {
  if (display_ == nullptr) return;
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (context_ != nullptr) eglDestroyContext(display_, context_);
  // The display is one for the whole process: ending it would end other contexts too.
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
