#include "platform/offscreen_gl.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <cstdio>
#include <string>

namespace knotmap::platform {
namespace {

EGLDisplay surfacelessDisplay() {
  const auto platformDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (platformDisplay == nullptr) return EGL_NO_DISPLAY;
  return platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

EGLContext newContext(EGLDisplay display, GlDialect dialect) {
  constexpr EGLint kCore33[] = {EGL_CONTEXT_MAJOR_VERSION,
                                3,
                                EGL_CONTEXT_MINOR_VERSION,
                                3,
                                EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                EGL_NONE};
  constexpr EGLint kEs30[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
  return eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT,
                          dialect == GlDialect::core33 ? kCore33 : kEs30);
}

core::Error eglError(const char* step) {
  char code[16];
  std::snprintf(code, sizeof code, "0x%x", static_cast<unsigned>(eglGetError()));
  return {"OpenGL without a display",
          std::string(step) + " failed (EGL error " + code +
              "), expected EGL with surfaceless contexts (packages libegl1, libgl1-mesa-dri)"};
}

}  // namespace

core::Result<std::unique_ptr<OffscreenGl>> OffscreenGl::create(GlDialect dialect) {
  std::unique_ptr<OffscreenGl> made(new OffscreenGl);
  const EGLDisplay display = surfacelessDisplay();
  if (display == EGL_NO_DISPLAY) return eglError("eglGetPlatformDisplay");
  if (eglInitialize(display, nullptr, nullptr) != EGL_TRUE) return eglError("eglInitialize");
  made->display_ = display;
  if (eglBindAPI(dialect == GlDialect::core33 ? EGL_OPENGL_API : EGL_OPENGL_ES_API) != EGL_TRUE)
    return eglError("eglBindAPI");
  const EGLContext context = newContext(display, dialect);
  if (context == EGL_NO_CONTEXT) return eglError("eglCreateContext");
  made->context_ = context;
  if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE)
    return eglError("eglMakeCurrent");
  return made;
}

OffscreenGl::~OffscreenGl() {
  if (display_ == nullptr) return;
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (context_ != nullptr) eglDestroyContext(display_, context_);
  // The display is one for the whole process: ending it would end other contexts too.
}

void* OffscreenGl::address(const char* name) {
  return reinterpret_cast<void*>(eglGetProcAddress(name));
}

}  // namespace knotmap::platform
