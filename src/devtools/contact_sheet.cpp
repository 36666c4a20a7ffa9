#include "devtools/contact_sheet.h"

#include <algorithm>
#include <array>

#include "app/picture/muscle_request.h"
#include "app/picture/scene_builder.h"
#include "app/window/gui.h"
#include "core/assets.h"
#include "render/gl_context.h"
#include "render/renderer.h"
#include "render/window_target.h"

namespace knotmap::devtools {
namespace {

constexpr int kTile = 260;
constexpr int kMusclesPerRow = 2;
constexpr std::array kViews{"front", "back", "left"};
constexpr float kSeenAround = 2.2f;  ///< heights of the muscle in a tile: the body around it shows

/// A large picture that small ones are put into.
class Board {
 public:
  Board(int columns, int rows) {
    image_.width = columns * kTile;
    image_.height = rows * kTile;
    image_.rgb.assign(static_cast<std::size_t>(image_.width) * image_.height * 3, 255);
  }

  void put(const render::Image& tile, int column, int row) {
    for (int y = 0; y < kTile; ++y) {
      const auto from = static_cast<std::size_t>(y) * kTile * 3;
      const auto to =
          (static_cast<std::size_t>(row * kTile + y) * image_.width + column * kTile) * 3;
      std::copy_n(tile.rgb.begin() + from, kTile * 3, image_.rgb.begin() + to);
    }
  }

  const render::Image& image() const { return image_; }

 private:
  render::Image image_;
};

/// Draws single muscles with their names.
class TilePainter {
 public:
  TilePainter(const ContactSheetRequest& request, const findings::Tables& tables,
              const findings::BodyState& body, render::Renderer& renderer)
      : body_(&body),
        renderer_(&renderer),
        builder_(tables, body),
        target_(kTile, kTile),
        gui_(request.folders.fonts, settings_) {
    settings_.dark = request.dark;
    settings_.noPressShown = false;
  }

  render::Image paint(anatomy::MuscleId muscle, const char* view) {
    app::SceneOptions options;
    options.settings = settings_;
    options.muscles.skinOpacity = 0.0f;
    options.muscles.only = {{muscle, core::Side::left}, {muscle, core::Side::right}};
    options.camera = app::cameraOn(
        options.muscles.only, body_->muscles(),
        render::viewCamera(view, body_->body(), 1.0f).value_or(render::Camera{}), 1.0f);
    options.camera.heightM *= kSeenAround / app::kCloseAround;
    session::Session session;
    session.shape = body_->body().shape();
    const render::Scene& scene = builder_.build(session, {}, options);
    renderer_->draw(scene, kTile, kTile, render::Renderer::Quality::finished);
    const render::Viewport whole{0, 0, kTile, kTile};
    renderer_->present(whole, kTile, target_.framebuffer());
    gui_.beginFrame(kTile, kTile, 0.0);
    const std::string name = anatomy::muscleName(body_->muscles().table()[muscle]);
    ui::drawLabels({{0.5f * kTile, kTile - 14.0f, name, ui::OverlayLabel::Kind::landmark}},
                   settings_);
    gui_.endFrame();
    return target_.read();
  }

 private:
  const findings::BodyState* body_;
  render::Renderer* renderer_;
  app::SceneBuilder builder_;
  ui::Settings settings_;
  render::WindowTarget target_;
  app::Gui gui_;
};

/// The areas in the order of the table, each with its muscles.
std::vector<std::pair<std::string, std::vector<anatomy::MuscleId>>> areasOf(
    const anatomy::Musculature& muscles) {
  std::vector<std::pair<std::string, std::vector<anatomy::MuscleId>>> areas;
  for (const anatomy::MuscleRange& range : muscles.ranges()) {
    const std::string& area = muscles.table()[range.muscle].area;
    if (areas.empty() || areas.back().first != area) areas.push_back({area, {}});
    areas.back().second.push_back(range.muscle);
  }
  return areas;
}

}  // namespace

core::Status writeContactSheet(const ContactSheetRequest& request) {
  auto model = anatomy::BodyModel::load(request.folders.body);
  if (!model) return model.error();
  auto tables = findings::loadTables({request.folders.assets, request.language});
  if (!tables) return tables.error();
  std::error_code failure;
  std::filesystem::create_directories(request.output, failure);
  if (failure) return core::Error{request.output.string(), "cannot be made: " + failure.message()};
  findings::BodyState body(*model, **tables, request.shape);
  auto context = render::OffscreenContext::create();
  if (!context) return context.error();
  auto renderer = render::Renderer::create(request.folders);
  if (!renderer) return renderer.error();

  TilePainter painter(request, **tables, body, **renderer);
  constexpr int kViewCount = static_cast<int>(kViews.size());
  for (const auto& [area, muscles] : areasOf(body.muscles())) {
    const int count = static_cast<int>(muscles.size());
    Board board(kMusclesPerRow * kViewCount, (count + kMusclesPerRow - 1) / kMusclesPerRow);
    for (int i = 0; i < count; ++i)
      for (int view = 0; view < kViewCount; ++view)
        board.put(painter.paint(muscles[static_cast<std::size_t>(i)],
                                kViews[static_cast<std::size_t>(view)]),
                  (i % kMusclesPerRow) * kViewCount + view, i / kMusclesPerRow);
    const core::Status written = render::writePng(board.image(), request.output / (area + ".png"));
    if (!written) return written.error();
  }
  return core::Done{};
}

}  // namespace knotmap::devtools
