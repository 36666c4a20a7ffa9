#include "app/picture/render_picture.h"

#include <algorithm>

#include "app/picture/muscle_request.h"
#include "app/picture/scene_builder.h"
#include "app/window/gui.h"
#include "core/assets.h"
#include "render/gl_context.h"
#include "render/renderer.h"
#include "render/window_target.h"

namespace knotmap::app {
namespace {

/// Letters and numbers over the picture, drawn the way the window draws them.
void drawLabels(const RenderRequest& request, const std::vector<ui::OverlayLabel>& labels,
                const ui::Settings& settings) {
  Gui gui(request.folders.fonts, settings);
  gui.beginFrame(request.width, request.height, 0.0);
  ui::drawLabels(labels, settings);
  gui.endFrame();
}

core::Result<render::Camera> cameraFor(const RenderRequest& request, const anatomy::Body& body) {
  const float aspect = render::aspectOf(request.width, request.height);
  const auto camera = render::viewCamera(request.view, body, aspect);
  if (camera) return *camera;
  std::string known;
  for (const render::View& view : render::views()) known += (known.empty() ? "" : ", ") + view.id;
  return core::Error{"--view", "unknown \"" + request.view + "\", expected one of " + known};
}

}  // namespace

core::Status renderPicture(const RenderRequest& request) {
  auto model = anatomy::BodyModel::load(request.folders.body);
  if (!model) return model.error();
  auto tables = findings::loadTables({request.folders.assets, request.language});
  if (!tables) return tables.error();
  findings::BodyState body(*model, **tables, request.session.shape);
  auto camera = cameraFor(request, body.body());
  if (!camera) return camera.error();
  const auto muscles = muscleDisplay(request.muscles, (*tables)->muscles);
  if (!muscles) return muscles.error();
  const float aspect = render::aspectOf(request.width, request.height);
  if (request.muscles.frame) camera = cameraOn(muscles->only, body.muscles(), *camera, aspect);

  auto context = render::OffscreenContext::create();
  if (!context) return context.error();
  auto renderer = render::Renderer::create(request.folders);
  if (!renderer) return renderer.error();

  SceneOptions options;
  options.camera = *camera;
  options.muscles = *muscles;
  options.settings.dark = request.dark;
  options.settings.landmarkNames = request.landmarks;
  options.settings.noPressShown = false;
  // Letters keep their size on paper: pictures larger than a window get larger letters.
  options.settings.scale = std::clamp(static_cast<float>(request.height) / 800.0f, 0.75f, 3.0f);
  findings::Findings findings;
  findings.targets = findings::targetsOf(request.session, (*tables)->atlas);
  SceneBuilder builder(**tables, body);
  const render::Scene& scene = builder.build(request.session, findings, options);
  (*renderer)->draw(scene, request.width, request.height, render::Renderer::Quality::finished);
  if (!request.labels) return render::writePng((*renderer)->read(), request.output);

  const render::Viewport whole{0, 0, request.width, request.height};
  const render::WindowTarget target(request.width, request.height);
  (*renderer)->present(whole, request.height, target.framebuffer());
  drawLabels(request, builder.labels(request.session, findings, options, whole), options.settings);
  return render::writePng(target.read(), request.output);
}

}  // namespace knotmap::app
