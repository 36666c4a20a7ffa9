#include <algorithm>

#include "anatomy/places/place_from.h"
#include "anatomy/skin/picking.h"
#include "app/stages/author.h"

namespace knotmap::app {
namespace {

constexpr float kGrabPixels = 12.0f;
constexpr float kNewRadiusMm = 15.0f;

/// Whether a place of the skin is seen: it faces the eye and nothing is in front of it.
bool isSeen(const anatomy::SurfacePoint& at, const render::Camera& camera,
            const anatomy::BodyPicker& picker) {
  const core::Vec3 eye = render::eyePosition(camera);
  return glm::dot(at.normal, eye - at.position) > 0.0f &&
         anatomy::seesPoint(picker, eye, at.position);
}

}  // namespace

std::optional<anatomy::BodyPoint> Author::skinAt(glm::vec2 pixel, const render::Camera& camera,
                                                 const render::Viewport& viewport) {
  const auto hit = body_->picker().pick(render::rayThrough(camera, viewport, pixel.x, pixel.y));
  if (!hit) return std::nullopt;
  return hit->point;
}

std::optional<referral::Handle> Author::handleAt(glm::vec2 pixel) const {
  std::optional<referral::Handle> nearest;
  float least = kGrabPixels;
  for (const ui::SeenHandle& seen : view_.handles) {
    // Sites come first, so that one under a stroke's place can still be taken.
    const float pixels = glm::distance(glm::vec2{seen.x, seen.y}, pixel);
    if (pixels >= least) continue;
    least = pixels;
    nearest = seen.handle;
  }
  return nearest;
}

std::optional<glm::vec2> Author::pixelOf(const referral::Handle& handle) const {
  for (const ui::SeenHandle& seen : view_.handles)
    if (seen.handle == handle) return glm::vec2{seen.x, seen.y};
  return std::nullopt;
}

bool Author::handlePointer(const InputEvent& event, const render::Camera& camera,
                           const render::Viewport& viewport) {
  if (!row_) return false;
  const glm::vec2 at{event.x, event.y};
  if (event.kind == InputEvent::Kind::pointerMove) {
    if (!ownsButton_) {
      state_.hovered = handleAt(at);
      return false;
    }
    if (drag_)
      if (const auto point = skinAt(at + drag_->grabbed, camera, viewport)) dragTo(*point);
    return true;
  }
  if (event.kind != InputEvent::Kind::button || event.button != 0) return false;
  if (event.down) return !event.shift && press(at, camera, viewport);
  if (!ownsButton_) return false;
  ownsButton_ = false;
  drag_.reset();
  endGesture();
  return true;
}

bool Author::press(glm::vec2 at, const render::Camera& camera, const render::Viewport& viewport) {
  const auto point = skinAt(at, camera, viewport);
  if (state_.tool != ui::AuthorTool::move && point) {
    ownsButton_ = true;
    addAt(*point);
    return true;
  }
  const auto handle = handleAt(at);
  if (!handle) return false;
  ownsButton_ = true;
  state_.chosen = handle;
  drag_ = Drag{*handle, *referral::placeOf(drawing(), *handle), *pixelOf(*handle) - at};
  history_.beginGesture();
  return true;
}

void Author::dragTo(anatomy::BodyPoint point) {
  const anatomy::FoundPlace found =
      anatomy::placeFrom(body_->body(), body_->landmarks(),
                         {.target = point, .side = side_, .before = &drag_->before});
  set(referral::MoveHandle{drag_->handle, found.place});
}

void Author::addAt(anatomy::BodyPoint point) {
  const anatomy::Place place =
      anatomy::placeFrom(body_->body(), body_->landmarks(), {.target = point, .side = side_}).place;
  if (state_.tool == ui::AuthorTool::addSite) return change(referral::AddSite{place});
  if (state_.tool == ui::AuthorTool::addStroke) {
    change(referral::AddStroke{state_.role, {{place}, kNewRadiusMm}});
    state_.tool = ui::AuthorTool::extendStroke;  // further clicks lead it on
    return;
  }
  const referral::Stroke* stroke = state_.chosen && state_.chosen->stroke
                                       ? referral::strokeOf(drawing(), *state_.chosen->stroke)
                                       : nullptr;
  if (!stroke) return;
  std::vector<core::Vec3> line;
  for (const anatomy::Place& each : stroke->through)
    line.push_back(body_->body().positionAt(
        anatomy::resolvePlace(each, body_->body(), body_->landmarks(), side_)));
  const std::size_t before = referral::cheapestInsertion(line, body_->body().positionAt(point));
  change(referral::InsertPlace{{state_.chosen->stroke, before}, place});
}

void Author::seeHandles(const render::Camera& camera, const render::Viewport& viewport) {
  view_.handles.clear();
  view_.lines.clear();
  const anatomy::Body& body = body_->body();
  for (const auto& [handle, point] : placed_.handles) {
    const anatomy::SurfacePoint at = body.surfaceAt(point);
    if (!isSeen(at, camera, body_->picker())) continue;
    if (const auto pixel = render::projectToPixel(camera, viewport, at.position))
      view_.handles.push_back({handle, pixel->x, pixel->y});
  }
  for (const auto& [stroke, points] : placed_.lines) {
    // A line goes on behind the body: only the pieces that are seen are drawn.
    ui::SeenLine line{stroke, {}};
    const auto finish = [&] {
      if (line.points.size() > 1) view_.lines.push_back(line);
      line.points.clear();
    };
    for (const anatomy::BodyPoint point : points) {
      const anatomy::SurfacePoint at = body.surfaceAt(point);
      const auto pixel = render::projectToPixel(camera, viewport, at.position);
      if (!pixel || !isSeen(at, camera, body_->picker()))
        finish();
      else
        line.points.push_back({pixel->x, pixel->y});
    }
    finish();
  }
}

}  // namespace knotmap::app
