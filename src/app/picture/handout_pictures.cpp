#include "app/picture/handout_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/picture/handout_views.h"
#include "core/messages.h"

namespace knotmap::app {
namespace {

using handout::PictureLabel;

constexpr int kPicturePixels = 600;       ///< high, about 230 a printed inch
constexpr std::size_t kPlacesAZone = 28;  ///< of a pattern that are looked at
constexpr float kMarkWeight = 1.0f, kEssentialWeight = 0.9f, kSpilloverWeight = 0.25f;

/// Evenly spread places inside a zone that share its weight.
void addZone(const referral::ZoneField& zone, float weight, const anatomy::Body& body,
             std::vector<ShownPlace>& places) {
  std::vector<std::uint32_t> within;
  for (const referral::ZoneField::Sample& sample : zone.samples)
    if (sample.mm < 0.0f) within.push_back(sample.fineVertex);
  const std::size_t count = std::min(within.size(), kPlacesAZone);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t vertex = within[i * within.size() / count];
    places.push_back({body.finePositions()[vertex], body.fineNormals()[vertex],
                      weight / static_cast<float>(count), false});
  }
}

ShownPlace placeOf(const anatomy::Mark& mark, const anatomy::Body& body) {
  const anatomy::SurfacePoint surface = body.surfaceAt(mark.at);
  return {surface.position, surface.normal, kMarkWeight, true};
}

std::vector<ShownPlace> placesOf(const PictureSource& source) {
  std::vector<ShownPlace> places;
  for (const anatomy::Mark& mark : source.session.marks)
    places.push_back(placeOf(mark, source.body.body()));
  std::size_t shown = 0;
  for (const session::ShownPattern& one : source.session.patterns) {
    const auto id = source.tables.atlas.findPoint(one.triggerPoint);
    if (!id || shown == render::kMaxPatterns) continue;
    ++shown;
    const referral::Pattern& pattern = source.body.atlas().pattern(*id, one.side);
    addZone(pattern.essential, kEssentialWeight, source.body.body(), places);
    addZone(pattern.spillover, kSpilloverWeight, source.body.body(), places);
  }
  return places;
}

/// White paper, little toner, marks and patterns in full colour.
render::Palette paperPalette() {
  render::Palette palette = render::lightPalette();
  palette.backgroundTop = palette.backgroundBottom = {1.0f, 1.0f, 1.0f};
  palette.skin = {0.905f, 0.865f, 0.830f};
  palette.covering = {0.640f, 0.665f, 0.700f};
  return palette;
}

/// L and R in the upper corners, on the side that is the patient's own.
void addSides(const render::Camera& camera, const core::Messages& tr,
              std::vector<PictureLabel>& labels) {
  constexpr float kInset = 0.07f, kDown = 0.05f;
  const float towardsViewerRight = std::cos(camera.azimuthRad);
  const std::string left = tr("side.letter-left"), right = tr("side.letter-right");
  const auto add = [&](const std::string& text, float x) {
    labels.push_back({PictureLabel::Kind::side, text, x, kDown, x, kDown});
  };
  if (std::abs(towardsViewerRight) > 0.25f) {
    const bool facingUs = towardsViewerRight > 0.0f;
    add(facingUs ? right : left, kInset);
    add(facingUs ? left : right, 1.0f - kInset);
    return;
  }
  add(std::sin(camera.azimuthRad) > 0.0f ? left : right, kInset);
}

/// The number beside its mark, away from the middle of the picture.
int addNumbers(const PictureSource& source, const HandoutView& view,
               std::vector<PictureLabel>& labels) {
  constexpr float kAway = 0.085f;
  const render::Viewport square{0, 0, static_cast<int>(std::lround(1000.0f * view.aspect)), 1000};
  int count = 0;
  for (const anatomy::Mark& mark : source.session.marks) {
    const ShownPlace place = placeOf(mark, source.body.body());
    if (!sees(view.camera, source.body.picker(), place)) continue;
    const auto pixel = render::projectToPixel(view.camera, square, place.position);
    if (!pixel) continue;
    const float x = pixel->x / static_cast<float>(square.width), y = pixel->y / 1000.0f;
    if (x < 0.0f || x > 1.0f || y < 0.0f || y > 1.0f) continue;
    const float sideways = (x < 0.5f ? -kAway : kAway) / view.aspect;
    labels.push_back({PictureLabel::Kind::mark, std::to_string(findings::markNumber(mark)),
                      x + sideways, y - 0.7f * kAway, x, y});
    ++count;
  }
  return count;
}

/// Draws one view after the other.
class Photographer {
 public:
  Photographer(const PictureSource& source, render::Renderer& renderer)
      : source_(&source), renderer_(&renderer), builder_(source.tables, source.body) {
    options_.settings.noPressShown = false;
  }

  handout::Picture take(const HandoutView& view, int height) {
    const int width = static_cast<int>(std::lround(view.aspect * static_cast<float>(height)));
    options_.camera = view.camera;
    render::Scene scene = builder_.build(source_->session, {}, options_);
    scene.palette = paperPalette();
    renderer_->draw(scene, width, height, render::Renderer::Quality::finished);
    render::Image image = renderer_->read();
    handout::Picture picture{image.width, image.height, std::move(image.rgb), {}, {}, {}};
    const core::Messages& tr = source_->tables.messages();
    addSides(view.camera, tr, picture.labels);
    const int count = addNumbers(*source_, view, picture.labels);
    const std::string name = tr(view.name);
    picture.caption =
        view.close ? tr("handout.close-caption", fmt::arg("view", name)) : std::string(name);
    picture.alt = tr(view.close ? "handout.alt-close" : "handout.alt-whole", fmt::arg("view", name),
                     fmt::arg("count", count));
    return picture;
  }

 private:
  const PictureSource* source_;
  render::Renderer* renderer_;
  SceneBuilder builder_;
  SceneOptions options_;
};

}  // namespace

std::vector<handout::Picture> handoutPictures(const PictureSource& source,
                                              render::Renderer& renderer) {
  Photographer photographer(source, renderer);
  std::vector<handout::Picture> pictures;
  for (const HandoutView& view :
       chooseViews(placesOf(source), source.body.body(), source.body.picker()))
    pictures.push_back(photographer.take(view, kPicturePixels));
  return pictures;
}

core::Result<handout::Picture> viewPicture(const PictureSource& source, render::Renderer& renderer,
                                           const ViewRequest& request) {
  const float aspect = render::aspectOf(request.width, request.height);
  const auto camera = render::viewCamera(request.view, source.body.body(), aspect);
  if (!camera)
    return core::Error{
        "--view", fmt::format("unknown \"{}\", expected a view of `list views`", request.view)};
  return Photographer(source, renderer).take({.camera = *camera, .aspect = aspect}, request.height);
}

}  // namespace knotmap::app
