#pragma once

#include <cmath>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/data_folders.h"
#include "render/gl_context.h"
#include "render/renderer.h"
#include "test_body.h"

namespace knotmap::render {

/// A renderer without a display, and bodies to draw.
struct Drawing {
  Drawing() {
    auto made = OffscreenContext::create();
    if (!made) throw std::runtime_error(made.error().message());
    context = std::move(made).value();
    platform::DataFolders folders;
    folders.shaders = KNOTMAP_TEST_SHADERS;
    auto drawer = Renderer::create(folders);
    if (!drawer) throw std::runtime_error(drawer.error().message());
    renderer = std::move(drawer).value();
  }

  Image finished(const Scene& scene, int width = 320, int height = 240) {
    renderer->draw(scene, width, height, Renderer::Quality::finished);
    return renderer->read();
  }

  std::unique_ptr<OffscreenContext> context;
  std::unique_ptr<Renderer> renderer;
  anatomy::Body man{tests::bodyModel(), anatomy::defaultMan()};
  anatomy::Body woman{tests::bodyModel(), anatomy::defaultWoman()};
};

inline Scene plainScene(const anatomy::Body& body, const char* view, float aspect = 4.0f / 3.0f) {
  Scene scene;
  scene.body = &body;
  scene.palette = lightPalette();
  scene.camera = *viewCamera(view, body, aspect);
  scene.female = body.shape().sex < 0.5f;
  return scene;
}

/// Distance to a disc around a reference vertex, straight through space.
inline std::vector<FieldSample> discField(const anatomy::Body& body, std::size_t vertex,
                                          float radiusMm) {
  std::vector<FieldSample> samples;
  const auto positions = body.finePositions();
  for (std::uint32_t v = 0; v < positions.size(); ++v) {
    const float mm = glm::distance(positions[v], positions[vertex]) * core::kMmPerM - radiusMm;
    if (mm < 25.0f) samples.push_back({v, mm});
  }
  return samples;
}

inline SkinMarker markerAt(const anatomy::Body& body, std::size_t vertex, core::Vec3 colour) {
  return {.shape = SkinMarker::Shape::knot,
          .position = body.finePositions()[vertex],
          .normal = body.fineNormals()[vertex],
          .diameterMm = 20.0f,
          .colour = colour};
}

inline core::Vec3 pixel(const Image& image, int x, int y) {
  const std::uint8_t* p = &image.rgb[3 * static_cast<std::size_t>(y * image.width + x)];
  return {p[0], p[1], p[2]};
}

inline float luminance(core::Vec3 colour) {
  return 0.2126f * colour.x + 0.7152f * colour.y + 0.0722f * colour.z;
}

/// Largest difference of a channel at a pixel.
inline float differenceAt(const Image& a, const Image& b, int x, int y) {
  const core::Vec3 gap = glm::abs(pixel(a, x, y) - pixel(b, x, y));
  return std::max(gap.x, std::max(gap.y, gap.z));
}

}  // namespace knotmap::render
