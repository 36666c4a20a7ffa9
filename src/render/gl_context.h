#pragma once

#include <memory>
#include <string>

#include "core/result.h"

namespace knotmap::render {

/// An OpenGL 3.3 core context without any display server (EGL, surfaceless), current on this
/// thread while it lives. It has no default framebuffer.
class OffscreenContext {
 public:
  static core::Result<std::unique_ptr<OffscreenContext>> create();
  ~OffscreenContext();
  OffscreenContext(const OffscreenContext&) = delete;
  OffscreenContext& operator=(const OffscreenContext&) = delete;

 private:
  OffscreenContext() = default;
  void* display_ = nullptr;
  void* context_ = nullptr;
};

/// Loads the GL functions for the context that is current on this thread.
core::Status loadGl(void* (*address)(const char*));

/// The name of the driver, and whether it draws on the processor.
std::string rendererName();
bool isSoftwareRenderer();

/// Waits until everything asked for is drawn: for timing.
void finishDrawing();

}  // namespace knotmap::render
