#pragma once

#include <glm/glm.hpp>

#include "render/gl_object.h"
#include "render/renderer.h"

namespace knotmap::render {

/// The picture a renderer draws to: a target for one sample, and the mean of the samples so far.
class Picture {
 public:
  static constexpr int kSamples = 8;

  /// Makes the targets fit a size; forgets all samples.
  void resize(int width, int height);
  int width() const { return width_; }
  int height() const { return height_; }

  /// Binds and clears the target of one sample.
  void beginSample() const;
  /// The sample stands alone: no mean is kept.
  void keepSample() { samples_ = 0; }
  /// Adds the sample to the mean; draws with the program in use, whose texture unit is 0.
  void addSample(const GlVertexArray& empty);
  void forget() { samples_ = 0; }
  int samples() const { return samples_; }

  /// Offset of the next sample in pixels, -0.5..0.5.
  glm::vec2 jitter() const;
  /// The framebuffer to show.
  GLuint framebuffer() const { return samples_ > 1 ? mean_.id() : sample_.id(); }
  Image read() const;

 private:
  int width_ = 0, height_ = 0, samples_ = 0;
  GlTexture sampleColour_, meanColour_;
  GlRenderbuffer depth_;
  GlFramebuffer sample_, mean_;
};

}  // namespace knotmap::render
