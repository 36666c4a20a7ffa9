#include "app/editor/body_picture.h"

#include <algorithm>

namespace knotmap::app {
namespace {

/// The picture counts as resting this long after the last camera move.
constexpr double kRestSeconds = 0.12;

}  // namespace

BodyPicture::BodyPicture(std::unique_ptr<render::Renderer> renderer, const findings::Tables& tables,
                         const findings::BodyState& body)
    : renderer_(std::move(renderer)), body_(&body), builder_(tables, body) {}

void BodyPicture::draw(const Subject& subject, const SceneOptions& options,
                       const render::Viewport& viewport, double seconds) {
  const Key key{subject.revision, body_->revision(), options, viewport.width, viewport.height};
  const bool moved =
      key.options.camera != drawn_.options.camera || key.body != drawn_.body || subject.held;
  if (moved) lastMoveSeconds_ = seconds;
  const bool resting = !moved && (!lastMoveSeconds_ || seconds - *lastMoveSeconds_ >= kRestSeconds);
  const bool anew = !scene_ || !(key == drawn_) || resting != atRest_;
  if (anew) scene_ = &builder_.build(subject.session, subject.findings, options);
  const auto quality =
      resting ? render::Renderer::Quality::resting : render::Renderer::Quality::moving;
  if (anew || (resting && !renderer_->refined()))
    renderer_->draw(*scene_, viewport.width, viewport.height, quality);
  drawn_ = key;
  atRest_ = resting;
}

void BodyPicture::present(const render::Viewport& viewport, int windowHeight,
                          unsigned framebuffer) {
  renderer_->present(viewport, windowHeight, framebuffer);
}

std::vector<ui::OverlayLabel> BodyPicture::labels(const Subject& subject,
                                                  const SceneOptions& options,
                                                  const render::Viewport& viewport) {
  return builder_.labels(subject.session, subject.findings, options, viewport);
}

std::optional<double> BodyPicture::nextFrameIn(double seconds) const {
  if (!atRest_)
    return lastMoveSeconds_ ? std::max(0.0, *lastMoveSeconds_ + kRestSeconds - seconds) : 0.0;
  if (!renderer_->refined()) return 0.0;
  return std::nullopt;
}

}  // namespace knotmap::app
