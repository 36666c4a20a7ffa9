#include "render/scene.h"

namespace knotmap::render {

Palette lightPalette() {
  return {.backgroundTop = {0.957f, 0.961f, 0.965f},
          .backgroundBottom = {0.855f, 0.867f, 0.882f},
          .skin = {0.835f, 0.765f, 0.705f},
          .covering = {0.345f, 0.385f, 0.430f},
          .accent = {0.055f, 0.435f, 0.640f},
          .painted = {0.480f, 0.250f, 0.640f},
          .noPress = {0.760f, 0.170f, 0.160f}};
}

Palette darkPalette() {
  return {.backgroundTop = {0.165f, 0.180f, 0.200f},
          .backgroundBottom = {0.086f, 0.094f, 0.106f},
          .skin = {0.790f, 0.722f, 0.664f},
          .covering = {0.250f, 0.282f, 0.322f},
          .accent = {0.330f, 0.720f, 0.930f},
          .painted = {0.560f, 0.330f, 0.740f},
          .noPress = {0.840f, 0.240f, 0.220f}};
}

}  // namespace knotmap::render
