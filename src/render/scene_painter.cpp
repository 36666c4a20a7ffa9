#include "render/scene_painter.h"

#include <algorithm>
#include <cmath>

namespace knotmap::render {
namespace {

constexpr float kFarMm = 1e5f;  ///< farther than any part of a body
constexpr float kMinMarkerRadiusPixels = 4.5f;
constexpr float kArrowOutlinePixels = 1.8f;
// Light directions seen from the viewer: the key comes from the upper left.
constexpr core::Vec3 kKeyFromViewer{-0.52f, 0.62f, 0.59f};
constexpr core::Vec3 kFillFromViewer{0.80f, -0.10f, 0.35f};
constexpr core::Vec3 kModelGrey{0.62f, 0.63f, 0.64f};   ///< display: no skin, no marking
constexpr core::Vec3 kCoreBone{0.80f, 0.775f, 0.735f};  ///< display
constexpr float kFadedOpacity = 0.22f;
constexpr float kFadedEdge = 0.21f;  ///< more of it where it turns away
constexpr float kTintBrightness = 0.58f;
/// Share of the skin that stays where it turns away from the eye.
constexpr float kSkinEdge = 0.55f;

/// The square matches the transfer curve of shaders/colour.glsl.
core::Vec3 linear(core::Vec3 display) { return display * display; }

/// Bright backgrounds need a darker silhouette, dark ones a lighter.
float rimFor(const Palette& palette) {
  const core::Vec3 middle = 0.5f * (palette.backgroundTop + palette.backgroundBottom);
  return (middle.x + middle.y + middle.z) > 1.5f ? -0.42f : 0.10f;
}

/// Whether a pattern is spreading: then every pixel must know each pattern's front.
bool spreads(const Scene& scene) {
  return std::any_of(scene.patterns.begin(), scene.patterns.end(),
                     [](const PatternLayer& layer) { return std::isfinite(layer.revealMm); });
}

/// The skin as the depth test sees it, without a colour.
void drawColours(bool drawn) {
  const GLboolean mask = drawn ? GL_TRUE : GL_FALSE;
  glColorMask(mask, mask, mask, mask);
}

/// Premultiplied colours on top of what is there.
void beginOver() {
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glDepthMask(GL_FALSE);
}
void endOver() {
  glDepthMask(GL_TRUE);
  glDisable(GL_BLEND);
}

}  // namespace

void ScenePainter::draw(const Scene& scene, const Part& part) {
  part_ = part;
  const float aspect = aspectOf(part.width, part.height);
  viewProjection_ = part.crop * projectionMatrix(scene.camera, aspect) * viewMatrix(scene.camera);
  body_.update(scene, viewProjection_, part.level);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glEnable(GL_CULL_FACE);
  if (scene.muscles.skinOpacity >= 1.0f)
    drawOpaque(scene);
  else
    drawSeeThrough(scene);
  drawMarkers(scene);
  drawArrows(scene);
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glBindVertexArray(0);
}

void ScenePainter::drawOpaque(const Scene& scene) {
  drawSkin(scene, ProgramId::body);
  if (body_.showsZones())
    drawSkin(scene, spreads(scene) ? ProgramId::bodyWithSpread : ProgramId::bodyWithZones);
  drawEyes(scene);
  drawModel(scene);
}

void ScenePainter::drawSeeThrough(const Scene& scene) {
  muscles_.update(scene.muscles, {eyePosition(scene.camera), viewProjection_}, part_.muscleLevel);
  drawMuscles(scene, anatomy::MuscleVisibility::shown);
  drawCore(scene);
  drawModel(scene);
  drawFadedMuscles(scene);
  drawSkinOver(scene);
}

void ScenePainter::setLights(const Scene& scene, const Uniforms& uniforms) const {
  uniforms.set("uViewProjection", viewProjection_);
  const glm::mat3 fromViewer = glm::transpose(glm::mat3(viewMatrix(scene.camera)));
  const core::Vec3 key = glm::normalize(fromViewer * kKeyFromViewer);
  const core::Vec3 toEye = glm::normalize(eyePosition(scene.camera) - scene.camera.target);
  uniforms.set("uToEye", toEye);
  uniforms.set("uHalfway", glm::normalize(key + toEye));
  uniforms.set("uKeyDirection", key);
  uniforms.set("uFillDirection", glm::normalize(fromViewer * kFillFromViewer));
  uniforms.set("uRim", rimFor(scene.palette));
}

void ScenePainter::drawSkin(const Scene& scene, ProgramId id) {
  const Uniforms uniforms(program(id));
  setLights(scene, uniforms);
  uniforms.set("uSkin", linear(scene.palette.skin));
  uniforms.set("uCovering", linear(scene.palette.covering));
  uniforms.set("uCovered", scene.covered ? 1.0f : 0.0f);
  uniforms.set("uBand", scene.female ? 1.0f : 0.0f);
  const float opacity = std::max(scene.muscles.skinOpacity, 0.0f);
  uniforms.set("uOpacity", opacity);
  uniforms.set("uEdge", kSkinEdge * glm::smoothstep(0.0f, 0.2f, opacity));
  if (id == ProgramId::body || id == ProgramId::skin) {
    body_.drawPlain();
    return;
  }
  setZones(scene, uniforms);
  body_.drawZoned();
}

void ScenePainter::setZones(const Scene& scene, const Uniforms& uniforms) const {
  std::array<core::Vec3, kMaxPatterns> colours{}, origins{};
  std::array<float, kMaxPatterns> revealMm{};
  for (std::size_t i = 0; i < std::min(colours.size(), scene.patterns.size()); ++i) {
    colours[i] = linear(scene.patterns[i].colour);
    origins[i] = scene.patterns[i].origin;
    revealMm[i] = std::min(scene.patterns[i].revealMm, kFarMm);
  }
  uniforms.set("uPatternColour", colours);
  uniforms.set("uOrigin", origins);
  uniforms.set("uRevealMm", revealMm);
  uniforms.set("uPixelsPerSample", part_.samplesPerPixel);
  uniforms.set("uPainted", linear(scene.palette.painted));
  uniforms.set("uNoPress", linear(scene.palette.noPress));
}

void ScenePainter::drawSkinOver(const Scene& scene) {
  // Only the front-most layer is drawn over the muscles; the far side stays hidden.
  const Uniforms uniforms(program(ProgramId::skinDepth));
  uniforms.set("uViewProjection", viewProjection_);
  drawColours(false);
  body_.drawAll();
  drawColours(true);
  beginOver();
  if (scene.muscles.skinOpacity > 0.0f) drawSkin(scene, ProgramId::skin);
  if (body_.showsZones())
    drawSkin(scene, spreads(scene) ? ProgramId::skinWithSpread : ProgramId::skinWithZones);
  endOver();
  // Between the lids, with or without skin.
  drawEyes(scene);
}

void ScenePainter::drawMuscles(const Scene& scene, anatomy::MuscleVisibility visibility) {
  const Uniforms uniforms(program(ProgramId::muscle));
  setLights(scene, uniforms);
  const glm::mat4 view = viewMatrix(scene.camera);
  uniforms.set("uRight", core::Vec3{view[0][0], view[1][0], view[2][0]});
  uniforms.set("uUp", core::Vec3{view[0][1], view[1][1], view[2][1]});
  const core::Vec3 accent = linear(scene.palette.accent);
  const float brightest = std::max(accent.x, std::max(accent.y, accent.z));
  uniforms.set("uTint", accent * (kTintBrightness / brightest) + 0.02f);
  const bool faded = visibility == anatomy::MuscleVisibility::faded;
  uniforms.set("uOpacity", faded ? kFadedOpacity : 1.0f);
  uniforms.set("uEdge", faded ? kFadedEdge : 0.0f);
  muscles_.draw(visibility, uniforms);
}

void ScenePainter::drawFadedMuscles(const Scene& scene) {
  if (!muscles_.shows(anatomy::MuscleVisibility::faded)) return;
  // Only their front-most layer: nothing to sort, nothing that flickers when the camera moves.
  const Uniforms uniforms(program(ProgramId::muscleDepth));
  uniforms.set("uViewProjection", viewProjection_);
  drawColours(false);
  muscles_.draw(anatomy::MuscleVisibility::faded, uniforms);
  drawColours(true);
  beginOver();
  drawMuscles(scene, anatomy::MuscleVisibility::faded);
  endOver();
}

void ScenePainter::drawCore(const Scene& scene) {
  const Uniforms uniforms(program(ProgramId::core));
  setLights(scene, uniforms);
  uniforms.set("uColour", linear(kCoreBone));
  body_.drawAll();
}

void ScenePainter::drawEyes(const Scene& scene) {
  const Uniforms uniforms(program(ProgramId::eye));
  setLights(scene, uniforms);
  eyes_.draw(*scene.body, uniforms);
}

float ScenePainter::pixelsPerUnit(const Scene& scene) const {
  const auto height = static_cast<float>(part_.height);
  return 0.5f * height * projectionMatrix(scene.camera, 1.0f)[1][1];
}

void ScenePainter::drawMarkers(const Scene& scene) {
  if (scene.markers.empty()) return;
  const Uniforms uniforms(program(ProgramId::marker));
  uniforms.set("uViewProjection", viewProjection_);
  uniforms.set("uEye", eyePosition(scene.camera));
  uniforms.set("uPixelsPerUnit", pixelsPerUnit(scene));
  uniforms.set("uMinRadiusPixels", kMinMarkerRadiusPixels);
  uniforms.set("uAccent", scene.palette.accent);
  glDisable(GL_CULL_FACE);
  beginOver();
  markers_.draw(scene.markers);
  endOver();
}

void ScenePainter::drawArrows(const Scene& scene) {
  if (scene.arrows.empty()) return;
  const Uniforms uniforms(program(ProgramId::arrow));
  setLights(scene, uniforms);
  uniforms.set("uPixelsPerUnit", pixelsPerUnit(scene));
  arrows_.upload(scene.arrows, eyePosition(scene.camera));
  // The far side of a slightly larger arrow shows around it as an outline.
  uniforms.set("uOutlinePixels", kArrowOutlinePixels);
  glEnable(GL_CULL_FACE);
  glCullFace(GL_FRONT);
  arrows_.draw();
  uniforms.set("uOutlinePixels", 0.0f);
  glCullFace(GL_BACK);
  arrows_.draw();
}

void ScenePainter::drawModel(const Scene& scene) {
  if (!scene.model.mesh) return model_.clear();
  const Uniforms uniforms(program(ProgramId::model));
  setLights(scene, uniforms);
  uniforms.set("uColour", linear(kModelGrey));
  glDisable(GL_CULL_FACE);
  model_.draw(scene.model, uniforms);
  glEnable(GL_CULL_FACE);
}

}  // namespace knotmap::render
