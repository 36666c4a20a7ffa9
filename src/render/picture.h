#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <vector>

#include "render/gl_object.h"
#include "render/renderer.h"

namespace knotmap::render {

/// A part of the picture to draw at once: its place in the whole, as the matrix that spreads it
/// over the whole target.
struct Crop {
  glm::mat4 matrix{1.0f};
};

/// The picture a renderer draws to. It is drawn whole with one sample a pixel, and then replaced
/// band by band by the mean of four samples: a band is drawn at double size and averaged on the
/// processor. On a software rasteriser this costs a third of as many jittered pictures, because the
/// vertices and the small triangles are paid less often, and a full-screen pass on the GPU side
/// costs more than reading back and averaging.
class Picture {
 public:
  static constexpr int kSteps = 8;  ///< bands of the refinement
  static constexpr int kScale = 2;  ///< samples along each side of a pixel

  /// Makes the targets fit a size; everything drawn before is lost.
  void resize(int width, int height);
  /// The gradient behind the body, display colours.
  void setBackground(core::Vec3 top, core::Vec3 bottom);
  int width() const { return width_; }
  int height() const { return height_; }

  /// Fills the whole picture with the background and binds it for drawing.
  void beginWhole();
  /// Binds the target for step 0..kSteps-1 of the refinement and clears it to transparent.
  Crop beginStep(int step);
  /// Takes what was drawn for the step; the last pass of a band puts the band into the picture.
  void endStep(int step);

  GLuint framebuffer() const { return whole_.id(); }
  Image read() const;

 private:
  struct Band {
    int firstRow, rows;  ///< from the bottom
  };
  Band band(int step) const;
  void makeBandTarget();
  void makeWholeTarget();
  void addSamples(int rows);
  void putBand(const Band& band);

  int width_ = 0, height_ = 0;
  core::Vec3 top_{-1.0f}, bottom_{-1.0f};
  std::vector<std::uint32_t> rowColours_;  ///< the background of each row, from the bottom
  GlTexture wholeColour_, backgroundColour_;
  GlRenderbuffer wholeDepth_, bandColour_, bandDepth_;
  GlFramebuffer whole_, background_, band_;
  std::vector<std::uint32_t> samples_;             ///< one band as read back
  std::vector<std::uint32_t> evenSums_, oddSums_;  ///< red and blue, green and alpha, 16 bits each
};

}  // namespace knotmap::render
