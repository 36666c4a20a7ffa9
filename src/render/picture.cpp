#include "render/picture.h"

#include <array>
#include <cassert>

namespace knotmap::render {
namespace {

// Eight places no two of which share a row or a column of the 8 x 8 grid in a pixel.
constexpr std::array<glm::vec2, Picture::kSamples> kJitter = {{{0.0625f, -0.1875f},
                                                               {-0.0625f, 0.1875f},
                                                               {0.3125f, 0.0625f},
                                                               {-0.1875f, -0.3125f},
                                                               {-0.3125f, 0.3125f},
                                                               {-0.4375f, -0.0625f},
                                                               {0.1875f, 0.4375f},
                                                               {0.4375f, -0.4375f}}};

void allocate(const GlTexture& texture, GLenum format, glm::ivec2 size) {
  const bool wide = format == GL_RGBA16F;
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), size.x, size.y, 0, GL_RGBA,
               wide ? GL_HALF_FLOAT : GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
}

void attach(const GlFramebuffer& framebuffer, const GlTexture& colour) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour.id(), 0);
}

}  // namespace

void Picture::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  samples_ = 0;
  sampleColour_ = makeTexture();
  meanColour_ = GlTexture();
  depth_ = makeRenderbuffer();
  sample_ = makeFramebuffer();
  mean_ = GlFramebuffer();
  allocate(sampleColour_, GL_RGBA8, {width, height});
  glBindRenderbuffer(GL_RENDERBUFFER, depth_.id());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);
  attach(sample_, sampleColour_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
  assert(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
}

void Picture::beginSample() const {
  glBindFramebuffer(GL_FRAMEBUFFER, sample_.id());
  glViewport(0, 0, width_, height_);
  glClear(GL_DEPTH_BUFFER_BIT);
}

void Picture::addSample(const GlVertexArray& empty) {
  if (mean_.id() == 0) {
    meanColour_ = makeTexture();
    mean_ = makeFramebuffer();
    allocate(meanColour_, GL_RGBA16F, {width_, height_});
    attach(mean_, meanColour_);
    assert(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, mean_.id());
  glViewport(0, 0, width_, height_);
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_BLEND);
  glBlendColor(0.0f, 0.0f, 0.0f, 1.0f / static_cast<float>(samples_ + 1));
  glBlendFunc(GL_CONSTANT_ALPHA, GL_ONE_MINUS_CONSTANT_ALPHA);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, sampleColour_.id());
  glBindVertexArray(empty.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_BLEND);
  ++samples_;
}

glm::vec2 Picture::jitter() const {
  return kJitter[static_cast<std::size_t>(samples_ % kSamples)];
}

Image Picture::read() const {
  Image image{.width = width_, .height = height_, .rgb = {}};
  const auto pixels = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  std::vector<std::uint8_t> rgba(pixels * 4);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  image.rgb.resize(pixels * 3);
  std::uint8_t* out = image.rgb.data();
  for (int y = height_ - 1; y >= 0; --y) {
    const std::uint8_t* in = rgba.data() + static_cast<std::size_t>(y) * width_ * 4;
    for (int x = 0; x < width_; ++x, in += 4, out += 3) {
      out[0] = in[0];
      out[1] = in[1];
      out[2] = in[2];
    }
  }
  return image;
}

}  // namespace knotmap::render
