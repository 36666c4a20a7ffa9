#pragma once

#include <memory>

#include "core/result.h"

namespace knotmap::platform {

/// Which OpenGL a context speaks: that of the desktop or that of a browser.
enum class GlDialect { core33, es30 };

/// An OpenGL context without any display server, current on this thread while it lives. It has no
/// default framebuffer. OpenGL's functions are found with `address`; this folder calls none.
class OffscreenGl {
 public:
  static core::Result<std::unique_ptr<OffscreenGl>> create(GlDialect dialect = GlDialect::core33);
  ~OffscreenGl();
  OffscreenGl(const OffscreenGl&) = delete;
  OffscreenGl& operator=(const OffscreenGl&) = delete;

  /// The OpenGL function `name`, or null where the driver has none.
  static void* address(const char* name);

 private:
  OffscreenGl() = default;
  void* display_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace knotmap::platform
