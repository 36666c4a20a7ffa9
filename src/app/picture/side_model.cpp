#include "app/picture/side_model.h"

#include <algorithm>
#include <cmath>

namespace knotmap::app {
namespace {

constexpr float kGapM = 0.15f;
constexpr float kKeptFromM = 0.3f, kKeptToM = 3.0f;
constexpr float kFrame = 1.12f;  ///< the picture is this much larger than what it shows

struct Span {
  float from = 0.0f, to = 0.0f;
};

Span bodySpanX(const anatomy::Body& body) {
  Span span;
  for (const core::Vec3& position : body.finePositions()) {
    span.from = std::min(span.from, position.x);
    span.to = std::max(span.to, position.x);
  }
  return span;
}

}  // namespace

core::Result<SideModel> loadSideModel(const std::filesystem::path& file, std::uint64_t revision) {
  auto mesh = anatomy::readModel(file);
  if (!mesh) return mesh.error();
  SideModel model{.mesh = std::move(mesh).value(), .revision = revision};
  model.lowest = model.highest = model.mesh.positions.front();
  for (const core::Vec3& position : model.mesh.positions) {
    if (!std::isfinite(position.x + position.y + position.z))
      return core::Error{file.string(), "has places that are no numbers"};
    model.lowest = glm::min(model.lowest, position);
    model.highest = glm::max(model.highest, position);
  }
  const float height = model.highest.y - model.lowest.y;
  if (!std::isnormal(height)) return core::Error{file.string(), "has no height that can be shown"};
  return model;
}

render::ModelView placedBeside(const SideModel& model, const anatomy::Body& body) {
  const float height = model.highest.y - model.lowest.y;
  const bool kept = height >= kKeptFromM && height <= kKeptToM;
  const float scale = kept ? 1.0f : body.statureM() / height;
  const core::Vec3 place{bodySpanX(body).to + kGapM - scale * model.lowest.x,
                         -scale * model.lowest.y,
                         -scale * 0.5f * (model.lowest.z + model.highest.z)};
  return {.mesh = &model.mesh, .revision = model.revision, .scale = scale, .offset = place};
}

bool hidesBody(const render::Camera& camera) { return std::sin(camera.azimuthRad) > 0.6f; }

render::Camera cameraOnBoth(const SideModel& model, const anatomy::Body& body, float aspect) {
  const render::ModelView view = placedBeside(model, body);
  const float right = view.scale * model.highest.x + view.offset.x;
  const float top = std::max(body.statureM(), view.scale * model.highest.y + view.offset.y);
  const float left = bodySpanX(body).from;
  render::Camera camera;
  camera.target = {0.5f * (left + right), 0.5f * top, 0.0f};
  camera.heightM = kFrame * std::max(top, (right - left) / std::max(aspect, 0.1f));
  return camera;
}

}  // namespace knotmap::app
