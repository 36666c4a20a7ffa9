#pragma once

#include <memory>
#include <vector>

#include "core/result.h"
#include "platform/data_folders.h"
#include "render/scene.h"

namespace knotmap::render {

/// Pixels, 8-bit RGB, first row on top.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// Draws scenes with OpenGL 3.3 core. Needs a current context with its functions loaded, and must
/// be destroyed before the context.
class Renderer {
 public:
  static core::Result<std::unique_ptr<Renderer>> create(const platform::DataFolders& folders);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// How a picture is made: `moving` draws the reference mesh with fine normals; `resting` draws
  /// the fine mesh and then, call by call, refines it to four samples a pixel; `finished` draws
  /// the refined picture at once, for files.
  enum class Quality { moving, resting, finished };

  /// Draws the scene into the renderer's own picture of this size. With `resting`, each further
  /// call with an unchanged scene refines a part of it, in 5 to 10 ms, until `refined()`.
  void draw(const Scene& scene, int width, int height, Quality quality);
  /// True once the resting picture has all its samples.
  bool refined() const;

  /// Clears a window's framebuffer (0, or that of a `WindowTarget`), copies the picture to a
  /// rectangle of it (origin top left, pixels) and leaves it bound for what is drawn on top.
  void present(const Viewport& viewport, int framebufferHeight, unsigned framebuffer = 0) const;
  /// Reads the picture back.
  Image read() const;

 private:
  struct Impl;
  explicit Renderer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

core::Status writePng(const Image& image, const std::filesystem::path& file);
core::Result<Image> readPng(const std::filesystem::path& file);

}  // namespace knotmap::render
