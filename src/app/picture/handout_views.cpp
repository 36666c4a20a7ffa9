#include "app/picture/handout_views.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace knotmap::app {
namespace {

constexpr float kDegree = std::numbers::pi_v<float> / 180.0f;
constexpr std::size_t kMostViews = 4;
constexpr float kChoiceAspect = 0.85f;
constexpr float kInside = 0.42f;         ///< places stay this far from the edge, as a share
constexpr float kAround = 1.16f;         ///< more of the body around it, to know the place by
constexpr float kWorthAPicture = 0.07f;  ///< of everything that is to be seen

struct Direction {
  float azimuthDeg;
  const char* name;
  float liking;  ///< straight views are easier to read
};
constexpr std::array kDirections{Direction{0.0f, "handout.view-front", 1.0f},
                                 Direction{180.0f, "handout.view-back", 1.0f},
                                 Direction{90.0f, "handout.view-left", 0.95f},
                                 Direction{-90.0f, "handout.view-right", 0.95f},
                                 Direction{40.0f, "handout.view-front-left", 0.88f},
                                 Direction{-40.0f, "handout.view-front-right", 0.88f},
                                 Direction{140.0f, "handout.view-back-left", 0.88f},
                                 Direction{-140.0f, "handout.view-back-right", 0.88f}};
constexpr std::array kElevationsDeg{4.0f, 22.0f};

/// How much of the body a close view shows, and how well small things are seen in it.
struct Zoom {
  float heightM, clarity;
};
constexpr std::array kZooms{Zoom{0.34f, 1.0f}, Zoom{0.46f, 0.88f}, Zoom{0.64f, 0.66f}};

core::Vec3 towardsEye(const render::Camera& camera) {
  const float level = std::cos(camera.elevationRad);
  return {level * std::sin(camera.azimuthRad), std::sin(camera.elevationRad),
          level * std::cos(camera.azimuthRad)};
}

/// Right and up in the picture, in metres from its middle.
glm::vec2 inPicture(const render::Camera& camera, core::Vec3 position) {
  const core::Vec3 right{std::cos(camera.azimuthRad), 0.0f, -std::sin(camera.azimuthRad)};
  const core::Vec3 up = glm::cross(towardsEye(camera), right);
  const core::Vec3 from = position - camera.target;
  return {glm::dot(from, right), glm::dot(from, up)};
}

bool inside(const render::Camera& camera, float aspect, core::Vec3 position) {
  const glm::vec2 at = inPicture(camera, position);
  return std::abs(at.x) < kInside * camera.heightM * aspect &&
         std::abs(at.y) < kInside * camera.heightM;
}

/// How well a place is turned to the eye: 0 seen from the edge or hidden, 1 seen from in front.
float facing(const render::Camera& camera, const anatomy::BodyPicker& picker,
             const ShownPlace& place) {
  constexpr float kFarM = 2.0f, kDepthM = 0.012f;
  const core::Vec3 eye = towardsEye(camera);
  const float turned = glm::dot(place.normal, eye);
  if (turned < 0.1f) return 0.0f;
  if (!anatomy::seesPoint(picker, place.position + kFarM * eye, place.position, kDepthM))
    return 0.0f;
  return std::clamp((turned - 0.05f) / 0.55f, 0.0f, 1.0f);
}

/// The whole body and a little around it.
HandoutView wholeView(const Direction& direction, const anatomy::Body& body) {
  core::Vec3 low{std::numeric_limits<float>::max()}, high{std::numeric_limits<float>::lowest()};
  for (const core::Vec3& position : body.positions()) {
    low = glm::min(low, position);
    high = glm::max(high, position);
  }
  HandoutView view;
  view.name = direction.name;
  view.camera.azimuthRad = direction.azimuthDeg * kDegree;
  view.camera.target = 0.5f * (low + high);
  view.camera.heightM = 1.08f * (high.y - low.y);
  view.aspect = std::clamp(1.12f * (high.x - low.x) / view.camera.heightM, 0.36f, 0.68f);
  return view;
}

class ViewChooser {
 public:
  ViewChooser(const std::vector<ShownPlace>& places, const anatomy::BodyPicker& picker)
      : places_(&places), picker_(&picker), seen_(places.size(), 0.0f) {
    for (const Direction& direction : kDirections)
      for (const float elevation : kElevationsDeg) addAngle(direction, elevation);
  }

  /// The close view that shows most of what was not seen well yet; none when little is left.
  std::optional<HandoutView> next();

 private:
  struct Angle {
    const Direction* direction;
    render::Camera camera;      ///< target and height are still open
    std::vector<float> facing;  ///< of each place
  };

  void addAngle(const Direction& direction, float elevationDeg) {
    Angle angle{&direction, {}, {}};
    angle.camera.azimuthRad = direction.azimuthDeg * kDegree;
    angle.camera.elevationRad = elevationDeg * kDegree;
    for (const ShownPlace& place : *places_)
      angle.facing.push_back(direction.liking * facing(angle.camera, *picker_, place));
    angles_.push_back(std::move(angle));
  }
  float gain(const Angle& angle, const render::Camera& camera, float clarity) const {
    float sum = 0.0f;
    for (std::size_t i = 0; i < places_->size(); ++i) {
      if (angle.facing[i] <= 0.0f || !inside(camera, kChoiceAspect, (*places_)[i].position))
        continue;
      const float better = clarity * angle.facing[i] - seen_[i];
      if (better > 0.0f) sum += better * (*places_)[i].weight;
    }
    return sum;
  }
  void take(const Angle& angle, render::Camera& camera, float clarity);

  const std::vector<ShownPlace>* places_;
  const anatomy::BodyPicker* picker_;
  std::vector<Angle> angles_;
  std::vector<float> seen_;
};

/// Puts what is seen into the middle and remembers it.
void ViewChooser::take(const Angle& angle, render::Camera& camera, float clarity) {
  glm::vec2 low{std::numeric_limits<float>::max()}, high{std::numeric_limits<float>::lowest()};
  for (std::size_t i = 0; i < places_->size(); ++i) {
    const ShownPlace& place = (*places_)[i];
    if (angle.facing[i] <= 0.0f || !inside(camera, kChoiceAspect, place.position)) continue;
    seen_[i] = std::max(seen_[i], clarity * angle.facing[i]);
    const glm::vec2 at = inPicture(camera, place.position);
    low = glm::min(low, at);
    high = glm::max(high, at);
  }
  const glm::vec2 middle = 0.5f * (low + high);
  const core::Vec3 right{std::cos(camera.azimuthRad), 0.0f, -std::sin(camera.azimuthRad)};
  const core::Vec3 up = glm::cross(towardsEye(camera), right);
  camera.target += middle.x * right + middle.y * up;
  camera.heightM *= kAround;
}

std::optional<HandoutView> ViewChooser::next() {
  float total = 0.0f, best = 0.0f;
  for (const ShownPlace& place : *places_) total += place.weight;
  const Angle* bestAngle = nullptr;
  render::Camera bestCamera;
  float bestClarity = 0.0f;
  for (const Angle& angle : angles_)
    for (const Zoom& zoom : kZooms)
      for (const ShownPlace& seed : *places_) {
        render::Camera camera = angle.camera;
        camera.target = seed.position;
        camera.heightM = zoom.heightM;
        const float gained = gain(angle, camera, zoom.clarity);
        if (gained <= best) continue;
        best = gained;
        bestAngle = &angle;
        bestCamera = camera;
        bestClarity = zoom.clarity;
      }
  if (!bestAngle || best < kWorthAPicture * total) return std::nullopt;
  take(*bestAngle, bestCamera, bestClarity);
  return HandoutView{bestCamera, kChoiceAspect, bestAngle->direction->name, true};
}

float shareSeen(const HandoutView& view, const anatomy::BodyPicker& picker,
                const std::vector<ShownPlace>& places) {
  float seen = 0.0f;
  for (const ShownPlace& place : places) seen += place.weight * facing(view.camera, picker, place);
  return seen;
}

}  // namespace

bool sees(const render::Camera& camera, const anatomy::BodyPicker& picker,
          const ShownPlace& place) {
  return facing(camera, picker, place) > 0.0f;
}

std::vector<HandoutView> chooseViews(const std::vector<ShownPlace>& places,
                                     const anatomy::Body& body, const anatomy::BodyPicker& picker) {
  HandoutView whole = wholeView(kDirections[0], body), other = wholeView(kDirections[1], body);
  if (shareSeen(other, picker, places) > shareSeen(whole, picker, places)) std::swap(whole, other);
  std::vector<HandoutView> views{whole};
  const bool bothSides = std::any_of(places.begin(), places.end(), [&](const ShownPlace& place) {
    return place.mark && !sees(whole.camera, picker, place) && sees(other.camera, picker, place);
  });
  if (bothSides) views.push_back(other);
  ViewChooser chooser(places, picker);
  while (views.size() < kMostViews) {
    const auto view = chooser.next();
    if (!view) break;
    views.push_back(*view);
  }
  // Fewer pictures can be wider.
  const std::size_t wholes = bothSides ? 2 : 1;
  const std::size_t close = views.size() - wholes;
  constexpr std::array kAspects{1.0f, 1.3f, 1.0f, 0.82f};
  for (std::size_t i = wholes; i < views.size(); ++i) views[i].aspect = kAspects[close];
  return views;
}

}  // namespace knotmap::app
