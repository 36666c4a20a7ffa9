#pragma once

#include <memory>

#include "render/renderer.h"

namespace knotmap::render {

/// A framebuffer that stands for a window where there is none, so that a whole program with its
/// panels can be drawn without a display. Needs a current context for life.
class WindowTarget {
 public:
  WindowTarget(int width, int height);
  ~WindowTarget();
  WindowTarget(const WindowTarget&) = delete;
  WindowTarget& operator=(const WindowTarget&) = delete;

  /// What `Renderer::present` takes.
  unsigned framebuffer() const;
  Image read() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace knotmap::render
