#include "render/picture.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace knotmap::render {
namespace {

constexpr std::uint32_t kEvenBytes = 0x00ff00ffu;
/// Rows read back at once: new memory is expensive, a small buffer stays in the cache.
constexpr std::size_t kRowsAtOnce = 64;
/// Samples per pixel times the largest byte.
constexpr std::uint32_t kFull = Picture::kScale * Picture::kScale * 255u;
void allocate(const GlTexture& texture, glm::ivec2 size, const void* pixels) {
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
}

void allocate(const GlRenderbuffer& buffer, GLenum format, glm::ivec2 size) {
  glBindRenderbuffer(GL_RENDERBUFFER, buffer.id());
  glRenderbufferStorage(GL_RENDERBUFFER, format, size.x, size.y);
}

void attach(const GlFramebuffer& framebuffer, const GlTexture& colour) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour.id(), 0);
}

void attach(const GlRenderbuffer& buffer, GLenum place) {
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, place, GL_RENDERBUFFER, buffer.id());
}

std::uint32_t packed(core::Vec3 colour) {
  const auto byte = [](float share) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * 255.0f));
  };
  return byte(colour.x) | byte(colour.y) << 8 | byte(colour.z) << 16 | 0xff000000u;
}

/// One channel: the samples on top of the background where they do not cover it.
std::uint32_t blended(std::uint32_t sum, std::uint32_t uncovered, std::uint32_t background) {
  return (sum * 255u + background * uncovered + kFull / 2) / kFull;
}

}  // namespace

void Picture::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  top_ = bottom_ = core::Vec3{-1.0f};
  wholeColour_ = makeTexture();
  whole_ = makeFramebuffer();
  background_ = GlFramebuffer();
  band_ = GlFramebuffer();
  allocate(wholeColour_, {width, height}, nullptr);
  attach(whole_, wholeColour_);
}

void Picture::setBackground(core::Vec3 top, core::Vec3 bottom) {
  if (top == top_ && bottom == bottom_) return;
  top_ = top;
  bottom_ = bottom;
  background_ = GlFramebuffer();
  rowColours_.clear();
  for (int row = 0; row < height_; ++row) {
    const float up = (static_cast<float>(row) + 0.5f) / static_cast<float>(height_);
    rowColours_.push_back(packed(glm::mix(bottom, top, up)));
  }
}

/// Made when first needed: a picture for a file is made of bands alone.
void Picture::makeWholeTarget() {
  if (background_.id() != 0) return;
  std::vector<std::uint32_t> pixels;
  pixels.reserve(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
  for (const std::uint32_t colour : rowColours_)
    pixels.insert(pixels.end(), static_cast<std::size_t>(width_), colour);
  backgroundColour_ = makeTexture();
  background_ = makeFramebuffer();
  allocate(backgroundColour_, {width_, height_}, pixels.data());
  attach(background_, backgroundColour_);
  wholeDepth_ = makeRenderbuffer();
  allocate(wholeDepth_, GL_DEPTH_COMPONENT24, {width_, height_});
  glBindFramebuffer(GL_FRAMEBUFFER, whole_.id());
  attach(wholeDepth_, GL_DEPTH_ATTACHMENT);
  assert(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
}

void Picture::beginWhole() {
  makeWholeTarget();
  // A copy costs a twentieth of drawing the gradient on a software rasteriser.
  glBindFramebuffer(GL_READ_FRAMEBUFFER, background_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, whole_.id());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, whole_.id());
  glViewport(0, 0, width_, height_);
  glClear(GL_DEPTH_BUFFER_BIT);
}

Picture::Band Picture::band(int step) const {
  const int most = (height_ + kSteps - 1) / kSteps;
  const int first = std::min(step * most, height_);
  return {.firstRow = first, .rows = std::min(most, height_ - first)};
}

void Picture::makeBandTarget() {
  if (band_.id() != 0) return;
  const glm::ivec2 size{width_ * kScale, (height_ + kSteps - 1) / kSteps * kScale};
  bandColour_ = makeRenderbuffer();
  bandDepth_ = makeRenderbuffer();
  band_ = makeFramebuffer();
  allocate(bandColour_, GL_RGBA8, size);
  allocate(bandDepth_, GL_DEPTH_COMPONENT24, size);
  glBindFramebuffer(GL_FRAMEBUFFER, band_.id());
  attach(bandColour_, GL_COLOR_ATTACHMENT0);
  attach(bandDepth_, GL_DEPTH_ATTACHMENT);
  assert(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
}

Crop Picture::beginStep(int step) {
  makeBandTarget();
  const Band part = band(step);
  glBindFramebuffer(GL_FRAMEBUFFER, band_.id());
  glViewport(0, 0, width_ * kScale, std::max(part.rows, 1) * kScale);
  glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  // From the whole picture's -1..1 to the band's.
  const auto height = static_cast<float>(height_);
  const auto rows = static_cast<float>(std::max(part.rows, 1));
  const float stretch = height / rows;
  const float middle = (2.0f * static_cast<float>(part.firstRow) + rows) / height - 1.0f;
  Crop crop;
  crop.matrix[1][1] = stretch;
  crop.matrix[3][1] = -middle * stretch;
  return crop;
}

void Picture::endStep(int step) {
  const Band part = band(step);
  if (part.rows <= 0) return;
  samples_.resize(static_cast<std::size_t>(width_ * kScale) * (part.rows * kScale));
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width_ * kScale, part.rows * kScale, GL_RGBA, GL_UNSIGNED_BYTE,
               samples_.data());
  addSamples(part.rows);
  putBand(part);
}

void Picture::addSamples(int rows) {
  const auto width = static_cast<std::size_t>(width_);
  const std::size_t count = width * static_cast<std::size_t>(rows);
  evenSums_.resize(count);
  oddSums_.resize(count);
  for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
    const std::uint32_t* const lower = samples_.data() + 2 * row * 2 * width;
    const std::uint32_t* const upper = lower + 2 * width;
    std::uint32_t* const even = evenSums_.data() + row * width;
    std::uint32_t* const odd = oddSums_.data() + row * width;
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t a = lower[2 * x], b = lower[2 * x + 1];
      const std::uint32_t c = upper[2 * x], d = upper[2 * x + 1];
      even[x] = (a & kEvenBytes) + (b & kEvenBytes) + (c & kEvenBytes) + (d & kEvenBytes);
      odd[x] = (a >> 8 & kEvenBytes) + (b >> 8 & kEvenBytes) + (c >> 8 & kEvenBytes) +
               (d >> 8 & kEvenBytes);
    }
  }
}

void Picture::putBand(const Band& part) {
  const auto width = static_cast<std::size_t>(width_);
  std::uint32_t* const out = samples_.data();
  for (std::size_t row = 0; row < static_cast<std::size_t>(part.rows); ++row) {
    const std::uint32_t behind = rowColours_[static_cast<std::size_t>(part.firstRow) + row];
    const std::uint32_t red = behind & 0xffu, green = behind >> 8 & 0xffu,
                        blue = behind >> 16 & 0xffu;
    for (std::size_t i = row * width; i < (row + 1) * width; ++i) {
      const std::uint32_t uncovered = kFull - (oddSums_[i] >> 16);
      out[i] = blended(evenSums_[i] & 0xffffu, uncovered, red) |
               blended(oddSums_[i] & 0xffffu, uncovered, green) << 8 |
               blended(evenSums_[i] >> 16, uncovered, blue) << 16 | 0xff000000u;
    }
  }
  glBindTexture(GL_TEXTURE_2D, wholeColour_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, part.firstRow, width_, part.rows, GL_RGBA, GL_UNSIGNED_BYTE,
                  out);
}

Image Picture::read() const {
  const auto width = static_cast<std::size_t>(width_), height = static_cast<std::size_t>(height_);
  Image image{.width = width_, .height = height_, .rgb = {}};
  image.rgb.resize(width * height * 3);
  std::vector<std::uint8_t> rows(width * kRowsAtOnce * 4);
  glBindFramebuffer(GL_FRAMEBUFFER, whole_.id());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  for (std::size_t first = 0; first < height; first += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, height - first);
    glReadPixels(0, static_cast<GLint>(first), width_, static_cast<GLsizei>(count), GL_RGBA,
                 GL_UNSIGNED_BYTE, rows.data());
    for (std::size_t row = 0; row < count; ++row) {
      const std::uint8_t* in = &rows[row * width * 4];
      std::uint8_t* out = &image.rgb[(height - 1 - first - row) * width * 3];
      for (std::size_t x = 0; x < width; ++x, in += 4, out += 3) std::copy_n(in, 3, out);
    }
  }
  return image;
}

}  // namespace knotmap::render
