#pragma once

#include <memory>
#include <optional>

#include "app/picture/scene_builder.h"
#include "render/renderer.h"

namespace knotmap::app {

/// The picture of the body in the window. Redraws it only when something it is made from has
/// changed; once it rests it is refined in steps.
class BodyPicture {
 public:
  BodyPicture(std::unique_ptr<render::Renderer> renderer, const findings::Tables& tables,
              const findings::BodyState& body);

  /// What is to be seen.
  struct Subject {
    const session::Session& session;
    const findings::Findings& findings;
    std::uint64_t revision = 0;  ///< of the session; equal subjects have equal ones
    bool held = false;           ///< during a drag: no time for fine pictures
  };
  void draw(const Subject& subject, const SceneOptions& options, const render::Viewport& viewport,
            double seconds);
  /// Copies the picture into the window (0) or a stand-in.
  void present(const render::Viewport& viewport, int windowHeight, unsigned framebuffer);

  std::vector<ui::OverlayLabel> labels(const Subject& subject, const SceneOptions& options,
                                       const render::Viewport& viewport);
  /// Seconds until the picture wants to be drawn again; none: not by itself.
  std::optional<double> nextFrameIn(double seconds) const;

 private:
  /// Everything a picture is made from; equal values give an equal picture.
  struct Key {
    std::uint64_t session = 0, body = 0;
    SceneOptions options;
    int width = 0, height = 0;
    bool operator==(const Key&) const = default;
  };

  std::unique_ptr<render::Renderer> renderer_;
  const findings::BodyState* body_;
  SceneBuilder builder_;
  const render::Scene* scene_ = nullptr;
  Key drawn_;
  std::optional<double> lastMoveSeconds_;
  bool atRest_ = false;
};

}  // namespace knotmap::app
