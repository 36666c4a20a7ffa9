#include "app/picture/muscle_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/data_reader.h"

namespace knotmap::app {
namespace {

using anatomy::SidedMuscle;
using core::Side;

/// "trapezius.upper" is both sides, "trapezius.upper:left" one; a group is its members.
core::Result<std::vector<anatomy::SidedMuscle>> musclesOf(const std::string& word,
                                                          const anatomy::MuscleTable& table) {
  const std::size_t colon = word.find(':');
  const std::string id = word.substr(0, colon);
  const auto muscle = table.find(id);
  if (!muscle) {
    const std::string near = core::closestWord(id, table.ids());
    return core::Error{"muscle",
                       fmt::format("unknown \"{}\", expected a muscle id{}", id,
                                   near.empty() ? "" : " (did you mean \"" + near + "\"?)")};
  }
  std::vector<Side> sides{Side::left, Side::right};
  if (colon != std::string::npos) {
    const auto side = core::sideFromName(word.substr(colon + 1));
    if (!side || *side == Side::midline)
      return core::Error{"muscle",
                         fmt::format("found \"{}\", expected ID, ID:left or ID:right", word)};
    sides = {*side};
  }
  std::vector<anatomy::SidedMuscle> muscles;
  for (const anatomy::MuscleId surface : table.surfacesOf(*muscle))
    for (const Side side : sides) muscles.push_back({surface, side});
  return muscles;
}

core::Status append(const std::vector<std::string>& words, const anatomy::MuscleTable& table,
                    std::vector<anatomy::SidedMuscle>& muscles) {
  for (const std::string& word : words) {
    const auto more = musclesOf(word, table);
    if (!more) return more.error();
    muscles.insert(muscles.end(), more->begin(), more->end());
  }
  return core::Done{};
}

}  // namespace

core::Result<ui::MuscleDisplay> muscleDisplay(const MuscleRequest& request,
                                              const anatomy::MuscleTable& table) {
  ui::MuscleDisplay display;
  display.skinOpacity = request.skin;
  if (!request.layers.empty()) {
    const auto named = [&](const char* layer) {
      return std::find(request.layers.begin(), request.layers.end(), layer) != request.layers.end();
    };
    display.superficial = named("superficial");
    display.intermediate = named("intermediate");
    display.deep = named("deep");
  }
  for (const auto& [words, muscles] :
       {std::pair{&request.only, &display.only}, std::pair{&request.fade, &display.faded},
        std::pair{&request.hide, &display.hidden}})
    if (const core::Status status = append(*words, table, *muscles); !status) return status.error();
  if (!request.select.empty()) {
    const auto selected = musclesOf(request.select, table);
    if (!selected) return selected.error();
    display.selected = selected->front();
  }
  return display;
}

render::Camera cameraOn(const std::vector<anatomy::SidedMuscle>& wanted,
                        const anatomy::Musculature& muscles, const render::Camera& camera,
                        float aspect) {
  core::Vec3 low{1e9f}, high{-1e9f};
  for (const anatomy::MuscleRange& range : muscles.ranges())
    for (const anatomy::SidedMuscle& muscle : wanted) {
      if (muscle.muscle != range.muscle) continue;
      for (const anatomy::MuscleVertex& vertex :
           muscles.vertices().subspan(range.firstVertex, range.vertexCount)) {
        core::Vec3 place = vertex.position;
        if (muscle.side == Side::right) place.x = -place.x;
        low = glm::min(low, place);
        high = glm::max(high, place);
      }
    }
  if (low.x > high.x) return camera;
  constexpr float kLeastHeightM = 0.08f;  // what lies beside a small muscle is seen too
  const core::Vec3 size = high - low;
  const float width = size.x * std::abs(std::cos(camera.azimuthRad)) +
                      size.z * std::abs(std::sin(camera.azimuthRad));
  const float depth = size.z * std::abs(std::cos(camera.azimuthRad)) +
                      size.x * std::abs(std::sin(camera.azimuthRad));
  // The near end of a muscle seen end-on looks larger than its middle.
  const float nearer = depth * std::tan(0.5f * camera.fieldOfViewRad);
  render::Camera near = camera;
  near.target = 0.5f * (low + high);
  near.heightM = std::max(kLeastHeightM, kCloseAround * std::max(size.y, width / aspect) + nearer);
  return near;
}

}  // namespace knotmap::app
