#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "render/camera.h"

namespace knotmap::render {
namespace {

constexpr float kDegree = std::numbers::pi_v<float> / 180.0f;

enum class Width { all, trunk, head };

/// Which part of the body a view frames: what lies between two heights given as shares of the
/// stature.
struct Frame {
  std::string_view view;
  float azimuthDeg, elevationDeg;
  float fromStature, toStature;
  Width width;   ///< what must fit across
  float margin;  ///< free space around the part, as a share of its size
};

// Heights from the proportions of the average body: chin 0.87, C7 0.86, crest 0.61, hands 0.45.
constexpr Frame kFrames[] = {
    {"front", 0.0f, 0.0f, 0.40f, 1.0f, Width::all, 0.05f},
    {"back", 180.0f, 0.0f, 0.40f, 1.0f, Width::all, 0.05f},
    {"left", 90.0f, 0.0f, 0.40f, 1.0f, Width::all, 0.05f},
    {"right", -90.0f, 0.0f, 0.40f, 1.0f, Width::all, 0.05f},
    {"three-quarter-back", 145.0f, 8.0f, 0.44f, 1.0f, Width::all, 0.05f},
    {"face", 0.0f, 0.0f, 0.85f, 1.0f, Width::head, 0.08f},
    {"head-left", 90.0f, 0.0f, 0.82f, 1.0f, Width::head, 0.08f},
    {"head-right", -90.0f, 0.0f, 0.82f, 1.0f, Width::head, 0.08f},
    {"neck", 180.0f, 6.0f, 0.78f, 0.96f, Width::trunk, 0.05f},
    {"upper-back", 180.0f, 4.0f, 0.64f, 0.90f, Width::trunk, 0.05f},
    {"low-back", 180.0f, 0.0f, 0.46f, 0.70f, Width::trunk, 0.05f},
};

struct Bounds {
  core::Vec3 low{std::numeric_limits<float>::max()};
  core::Vec3 high{std::numeric_limits<float>::lowest()};
};

bool mustFit(anatomy::Segment segment, Width width) {
  using anatomy::Segment;
  const bool head = segment == Segment::head || segment == Segment::neck;
  if (width == Width::head) return head;
  return width == Width::all || head || segment == Segment::trunk || segment == Segment::thigh;
}

Bounds boundsOf(const anatomy::Body& body, const Frame& frame) {
  Bounds bounds;
  const float lowM = frame.fromStature * body.statureM();
  const float highM = frame.toStature * body.statureM();
  const auto positions = body.positions();
  const auto segments = body.model().segments();
  for (std::size_t v = 0; v < positions.size(); ++v) {
    if (positions[v].y < lowM || positions[v].y > highM) continue;
    if (!mustFit(segments[v], frame.width)) continue;
    bounds.low = glm::min(bounds.low, positions[v]);
    bounds.high = glm::max(bounds.high, positions[v]);
  }
  bounds.low.y = lowM;
  bounds.high.y = std::max(bounds.high.y, lowM);
  if (frame.toStature < 1.0f) bounds.high.y = highM;
  return bounds;
}

}  // namespace

const std::vector<View>& views() {
  static const std::vector<View> all = {
      {"front", 1},    {"back", 2},      {"left", 3},       {"right", 4}, {"three-quarter-back", 5},
      {"face", 6},     {"head-left", 7}, {"head-right", 8}, {"neck", 9},  {"upper-back", 0},
      {"low-back", -1}};
  return all;
}

std::optional<Camera> viewCamera(std::string_view view, const anatomy::Body& body, float aspect) {
  const auto* frame = std::find_if(std::begin(kFrames), std::end(kFrames),
                                   [&](const Frame& known) { return known.view == view; });
  if (frame == std::end(kFrames)) return std::nullopt;
  const Bounds bounds = boundsOf(body, *frame);
  Camera camera;
  camera.azimuthRad = frame->azimuthDeg * kDegree;
  camera.elevationRad = frame->elevationDeg * kDegree;
  camera.target = 0.5f * (bounds.low + bounds.high);
  const core::Vec3 size = bounds.high - bounds.low;
  const float width = size.x * std::abs(std::cos(camera.azimuthRad)) +
                      size.z * std::abs(std::sin(camera.azimuthRad));
  const float depth = size.z * std::abs(std::cos(camera.azimuthRad)) +
                      size.x * std::abs(std::sin(camera.azimuthRad));
  const float needed = std::max(size.y, width / std::max(aspect, 0.1f));
  // The nearest part of the body is half its depth closer than the target and looks larger.
  const float nearer = 0.5f * depth * std::tan(0.5f * camera.fieldOfViewRad) * 2.0f;
  camera.heightM = (needed + 0.5f * nearer) * (1.0f + frame->margin);
  return camera;
}

}  // namespace knotmap::render
