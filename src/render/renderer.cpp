#include "render/renderer.h"

#include <algorithm>
#include <array>

#include "render/body_mesh.h"
#include "render/eye_mesh.h"
#include "render/marker_mesh.h"
#include "render/model_mesh.h"
#include "render/picture.h"
#include "render/programs.h"

namespace knotmap::render {
namespace {

constexpr float kMinMarkerRadiusPixels = 4.5f;
/// There is no resting picture to refine.
constexpr int kNothing = -1;
constexpr std::size_t kProgramCount = 5;
// Light directions seen from the viewer: the key comes from the upper left.
constexpr core::Vec3 kKeyFromViewer{-0.52f, 0.62f, 0.59f};
constexpr core::Vec3 kFillFromViewer{0.80f, -0.10f, 0.35f};
constexpr core::Vec3 kModelGrey{0.62f, 0.63f, 0.64f};  ///< display: no skin, no marking

/// The square matches the transfer curve of shaders/colour.glsl.
core::Vec3 linear(core::Vec3 display) { return display * display; }

/// What a picture shows apart from the body and its fields, to see whether it is still the same.
struct Look {
  int width = 0, height = 0;
  const anatomy::Body* body = nullptr;
  std::uint64_t bodyRevision = 0, fieldRevision = 0;
  Camera camera;
  bool covered = false, female = false;
  std::vector<core::Vec3> colours;
  std::vector<float> markers;
  ModelView model;

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
            .model = scene.model};
  const Palette& p = scene.palette;
  look.colours = {p.backgroundTop, p.backgroundBottom, p.skin,   p.covering,
                  p.accent,        p.painted,          p.noPress};
  for (const PatternLayer& layer : scene.patterns) look.colours.push_back(layer.colour);
  for (const SkinMarker& marker : scene.markers) {
    append(look.markers, marker.position);
    append(look.markers, marker.normal);
    append(look.markers, marker.colour);
    look.markers.insert(look.markers.end(), {static_cast<float>(marker.shape), marker.diameterMm,
                                             marker.emphasised ? 1.0f : 0.0f});
  }
  return look;
}

/// Bright backgrounds need a darker silhouette, dark ones a lighter.
float rimFor(const Palette& palette) {
  const core::Vec3 middle = 0.5f * (palette.backgroundTop + palette.backgroundBottom);
  return (middle.x + middle.y + middle.z) > 1.5f ? -0.42f : 0.10f;
}

}  // namespace

struct Renderer::Impl {
  std::filesystem::path shaders;
  std::array<GlProgram, kProgramCount> programs;
  BodyMesh body;
  EyeMesh eyes;
  MarkerMesh markers;
  ModelMesh model;
  Picture picture;
  Look look;

  const GlProgram& program(ProgramId id) const { return programs[static_cast<std::size_t>(id)]; }
  void drawWhole(const Scene& scene, BodyMesh::Level level);
  void drawStep(const Scene& scene);
  void drawContent(const Scene& scene, BodyMesh::Level level);
  void drawBody(const Scene& scene, ProgramId id);
  void drawEyes(const Scene& scene);
  void drawMarkers(const Scene& scene);
  void drawModel(const Scene& scene);
  void setCamera(const Scene& scene, const Uniforms& uniforms) const;
  void setLights(const Scene& scene, const Uniforms& uniforms) const;

  int step = kNothing;  ///< refinement steps done since the picture came to rest
  glm::mat4 crop{1.0f}, viewProjection{1.0f};
  float pixelsPerSample = 1.0f;
};

Renderer::Renderer() : impl_(std::make_unique<Impl>()) {}
Renderer::~Renderer() = default;

core::Result<std::unique_ptr<Renderer>> Renderer::create(const core::DataFolders& folders) {
  std::unique_ptr<Renderer> made(new Renderer);
  made->impl_->shaders = folders.shaders;
  const auto table = programTable();
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto program = buildProgram(folders.shaders, table[i]);
    if (!program) return program.error();
    made->impl_->programs[i] = std::move(program).value();
  }
  return made;
}

void Renderer::Impl::setCamera(const Scene& scene, const Uniforms& uniforms) const {
  uniforms.set("uViewProjection", viewProjection);
  uniforms.set("uEye", eyePosition(scene.camera));
}

void Renderer::Impl::setLights(const Scene& scene, const Uniforms& uniforms) const {
  setCamera(scene, uniforms);
  const glm::mat3 fromViewer = glm::transpose(glm::mat3(viewMatrix(scene.camera)));
  const core::Vec3 key = glm::normalize(fromViewer * kKeyFromViewer);
  const core::Vec3 toEye = glm::normalize(eyePosition(scene.camera) - scene.camera.target);
  uniforms.set("uToEye", toEye);
  uniforms.set("uHalfway", glm::normalize(key + toEye));
  uniforms.set("uKeyDirection", key);
  uniforms.set("uFillDirection", glm::normalize(fromViewer * kFillFromViewer));
  uniforms.set("uRim", rimFor(scene.palette));
}

void Renderer::Impl::drawBody(const Scene& scene, ProgramId id) {
  const Uniforms uniforms(program(id));
  setLights(scene, uniforms);
  uniforms.set("uSkin", linear(scene.palette.skin));
  uniforms.set("uCovering", linear(scene.palette.covering));
  uniforms.set("uCovered", scene.covered ? 1.0f : 0.0f);
  uniforms.set("uBand", scene.female ? 1.0f : 0.0f);
  if (id == ProgramId::body) {
    body.drawPlain();
    return;
  }
  std::array<core::Vec3, kMaxPatterns> colours{};
  for (std::size_t i = 0; i < std::min(colours.size(), scene.patterns.size()); ++i)
    colours[i] = linear(scene.patterns[i].colour);
  uniforms.set("uPatternColour", colours);
  uniforms.set("uPixelsPerSample", pixelsPerSample);
  uniforms.set("uPainted", linear(scene.palette.painted));
  uniforms.set("uNoPress", linear(scene.palette.noPress));
  body.drawZoned();
}

void Renderer::Impl::drawEyes(const Scene& scene) {
  const Uniforms uniforms(program(ProgramId::eye));
  setLights(scene, uniforms);
  eyes.draw(*scene.body, uniforms);
}

void Renderer::Impl::drawMarkers(const Scene& scene) {
  if (scene.markers.empty()) return;
  const Uniforms uniforms(program(ProgramId::marker));
  setCamera(scene, uniforms);
  const auto height = static_cast<float>(picture.height());
  uniforms.set("uPixelsPerUnit", 0.5f * height * projectionMatrix(scene.camera, 1.0f)[1][1]);
  uniforms.set("uMinRadiusPixels", kMinMarkerRadiusPixels);
  uniforms.set("uAccent", scene.palette.accent);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDepthMask(GL_FALSE);
  glDisable(GL_CULL_FACE);
  markers.draw(scene.markers);
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
}

void Renderer::Impl::drawModel(const Scene& scene) {
  if (!scene.model.mesh) return model.clear();
  const Uniforms uniforms(program(ProgramId::model));
  setLights(scene, uniforms);
  uniforms.set("uColour", linear(kModelGrey));
  glDisable(GL_CULL_FACE);
  model.draw(scene.model, uniforms);
  glEnable(GL_CULL_FACE);
}

void Renderer::Impl::drawContent(const Scene& scene, BodyMesh::Level level) {
  const auto width = static_cast<float>(picture.width());
  const auto height = static_cast<float>(picture.height());
  viewProjection = crop * projectionMatrix(scene.camera, width / height) * viewMatrix(scene.camera);
  body.update(scene, viewProjection, level);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glEnable(GL_CULL_FACE);
  drawBody(scene, ProgramId::body);
  if (body.showsZones()) drawBody(scene, ProgramId::bodyWithZones);
  drawEyes(scene);
  drawModel(scene);
  drawMarkers(scene);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glBindVertexArray(0);
}

void Renderer::Impl::drawWhole(const Scene& scene, BodyMesh::Level level) {
  crop = glm::mat4(1.0f);
  pixelsPerSample = 1.0f;
  picture.beginWhole();
  drawContent(scene, level);
}

void Renderer::Impl::drawStep(const Scene& scene) {
  crop = picture.beginStep(step).matrix;
  pixelsPerSample = static_cast<float>(Picture::kScale);
  drawContent(scene, BodyMesh::Level::fine);
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
