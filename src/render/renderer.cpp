#include "render/renderer.h"

#include <algorithm>
#include <array>

#include "platform/data_folders.h"
#include "render/picture.h"
#include "render/scene_painter.h"

namespace knotmap::render {
namespace {

/// There is no resting picture to refine.
constexpr int kNothing = -1;

/// What a picture shows apart from the body and its fields, to tell whether it has changed.
struct Look {
  int width = 0, height = 0;
  const anatomy::Body* body = nullptr;
  std::uint64_t bodyRevision = 0, fieldRevision = 0;
  Camera camera;
  bool covered = false, female = false;
  std::vector<core::Vec3> colours;
  std::vector<float> markers, spread;
  std::vector<DirectionArrow> arrows;
  ModelView model;
  const anatomy::MuscleVertex* muscles = nullptr;
  std::uint64_t muscleRevision = 0;
  std::vector<std::array<MuscleLook, 2>> muscleLooks;
  float skinOpacity = 1.0f;

  bool operator==(const Look&) const = default;
};

void append(std::vector<float>& values, core::Vec3 value) {
  values.insert(values.end(), {value.x, value.y, value.z});
}

Look lookOf(const Scene& scene, int width, int height) {
  Look look{.width = width,
            .height = height,
            .body = scene.body,
            .bodyRevision = scene.bodyRevision,
            .fieldRevision = scene.fieldRevision,
            .camera = scene.camera,
            .covered = scene.covered,
            .female = scene.female,
            .colours = {},
            .markers = {},
            .spread = {},
            .arrows = scene.arrows,
            .model = scene.model,
            .muscleLooks = {},
            .skinOpacity = scene.muscles.skinOpacity};
  // Below opaque skin nothing can be seen.
  if (look.skinOpacity < 1.0f) {
    look.muscles = scene.muscles.surfaces.vertices.data();
    look.muscleRevision = scene.muscles.revision;
    look.muscleLooks = scene.muscles.looks;
  }
  const Palette& p = scene.palette;
  look.colours = {p.backgroundTop, p.backgroundBottom, p.skin,   p.covering,
                  p.accent,        p.painted,          p.noPress};
  for (const PatternLayer& layer : scene.patterns) {
    look.colours.push_back(layer.colour);
    look.spread.push_back(layer.revealMm);
    append(look.spread, layer.origin);
  }
  for (const SkinMarker& marker : scene.markers) {
    append(look.markers, marker.position);
    append(look.markers, marker.normal);
    append(look.markers, marker.colour);
    look.markers.insert(look.markers.end(), {static_cast<float>(marker.shape), marker.diameterMm,
                                             marker.emphasised ? 1.0f : 0.0f});
  }
  return look;
}

}  // namespace

struct Renderer::Impl {
  explicit Impl(std::array<GlProgram, kProgramCount> programs) : painter(std::move(programs)) {}

  void drawWhole(const Scene& scene, BodyMesh::Level level);
  void drawStep(const Scene& scene);

  ScenePainter painter;
  Picture picture;
  Look look;
  int step = kNothing;  ///< refinement steps done since the picture came to rest
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::~Renderer() = default;

core::Result<std::unique_ptr<Renderer>> Renderer::create(const platform::DataFolders& folders) {
  std::array<GlProgram, kProgramCount> programs;
  const auto table = programTable();
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto program = buildProgram(folders.shaders, table[i]);
    if (!program) return program.error();
    programs[i] = std::move(program).value();
  }
  return std::unique_ptr<Renderer>(new Renderer(std::make_unique<Impl>(std::move(programs))));
}

void Renderer::Impl::drawWhole(const Scene& scene, BodyMesh::Level level) {
  picture.beginWhole();
  // Fine muscles cost as much as everything else together: they wait for the refinement.
  painter.draw(scene, {.width = picture.width(),
                       .height = picture.height(),
                       .level = level,
                       .muscleLevel = MuscleBuffers::Level::coarse});
}

void Renderer::Impl::drawStep(const Scene& scene) {
  const Crop crop = picture.beginStep(step);
  painter.draw(scene, {.width = picture.width(),
                       .height = picture.height(),
                       .crop = crop.matrix,
                       .samplesPerPixel = static_cast<float>(Picture::kScale),
                       .level = BodyMesh::Level::fine,
                       .muscleLevel = MuscleBuffers::Level::fine});
  picture.endStep(step);
  ++step;
}

void Renderer::draw(const Scene& scene, int width, int height, Quality quality) {
  Impl& impl = *impl_;
  Look look = lookOf(scene, std::max(width, 1), std::max(height, 1));
  const bool same = look == impl.look && impl.step != kNothing && quality != Quality::moving;
  impl.look = std::move(look);
  impl.picture.resize(impl.look.width, impl.look.height);
  impl.picture.setBackground(scene.palette.backgroundTop, scene.palette.backgroundBottom);
  if (quality == Quality::finished) {
    if (!same) impl.step = 0;
    while (impl.step < Picture::kSteps) impl.drawStep(scene);
    return;
  }
  if (same) {
    if (impl.step < Picture::kSteps) impl.drawStep(scene);
    return;
  }
  const bool moving = quality == Quality::moving;
  impl.drawWhole(scene, moving ? BodyMesh::Level::reference : BodyMesh::Level::fine);
  impl.step = moving ? kNothing : 0;
}

bool Renderer::refined() const { return impl_->step == Picture::kSteps; }

void Renderer::present(const Viewport& viewport, int framebufferHeight,
                       unsigned framebuffer) const {
  const Picture& picture = impl_->picture;
  const int bottom = framebufferHeight - viewport.y - viewport.height;
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glClear(GL_COLOR_BUFFER_BIT);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.framebuffer());
  glBlitFramebuffer(0, 0, picture.width(), picture.height(), viewport.x, bottom,
                    viewport.x + viewport.width, bottom + viewport.height, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

Image Renderer::read() const { return impl_->picture.read(); }

}  // namespace knotmap::render
