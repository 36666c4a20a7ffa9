#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/result.h"
#include "platform/offscreen_gl.h"

namespace knotmap::render {

/// An OpenGL 3.3 core context without any display server, current on this thread while it lives,
/// with its functions loaded. It has no default framebuffer.
class OffscreenContext {
 public:
  static core::Result<std::unique_ptr<OffscreenContext>> create();

 private:
  explicit OffscreenContext(std::unique_ptr<platform::OffscreenGl> gl) : gl_(std::move(gl)) {}
  std::unique_ptr<platform::OffscreenGl> gl_;
};

/// Loads the GL functions for the context that is current on this thread.
core::Status loadGl(void* (*address)(const char*));

/// The name of the driver, and whether it draws on the processor.
std::string rendererName();
bool isSoftwareRenderer();

/// Waits until everything asked for is drawn: for timing.
void finishDrawing();

}  // namespace knotmap::render
