#include "render/window_target.h"

#include "render/gl_object.h"

namespace knotmap::render {
namespace {

Image readFramebuffer(GLuint framebuffer, int width, int height) {
  Image image{width, height, {}};
  const std::size_t rowBytes = 3 * static_cast<std::size_t>(width);
  std::vector<std::uint8_t> upsideDown(rowBytes * static_cast<std::size_t>(height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upsideDown.data());
  for (std::size_t y = static_cast<std::size_t>(height); y-- > 0;) {
    const auto row = upsideDown.begin() + static_cast<std::ptrdiff_t>(y * rowBytes);
    image.rgb.insert(image.rgb.end(), row, row + static_cast<std::ptrdiff_t>(rowBytes));
  }
  return image;
}

}  // namespace

struct WindowTarget::Impl {
  int width, height;
  GlRenderbuffer colour = makeRenderbuffer();
  GlFramebuffer framebuffer = makeFramebuffer();
};

WindowTarget::WindowTarget(int width, int height) : impl_(new Impl{width, height}) {
  glBindRenderbuffer(GL_RENDERBUFFER, impl_->colour.id());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer.id());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                            impl_->colour.id());
}

WindowTarget::~WindowTarget() = default;

unsigned WindowTarget::framebuffer() const { return impl_->framebuffer.id(); }

Image WindowTarget::read() const {
  return readFramebuffer(impl_->framebuffer.id(), impl_->width, impl_->height);
}

}  // namespace knotmap::render
