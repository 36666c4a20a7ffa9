#include "anatomy/places/region_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "anatomy/skin/geodesic.h"
#include "core/data_reader.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;
using core::Vec3;

constexpr float kReferenceStatureM = 1.73f;
constexpr float kPathStepM = 0.004f;  // bends of the skin within it do not matter to a border

struct Sense {
  std::string_view word;
  Axis axis;
  float sign;
};

constexpr std::array kSenses{
    Sense{"above", Axis::up, 1.0f},           Sense{"below", Axis::up, -1.0f},
    Sense{"front_of", Axis::front, 1.0f},     Sense{"behind", Axis::front, -1.0f},
    Sense{"lateral_of", Axis::lateral, 1.0f}, Sense{"medial_of", Axis::lateral, -1.0f},
};

/// The two axes that are seen from a direction, horizontal first.
std::array<Axis, 2> readView(const DataReader& data) {
  const std::size_t view = data.at("seen_from").oneOf({"side", "front", "back", "top"});
  if (view == 0) return {Axis::front, Axis::up};
  if (view == 3) return {Axis::lateral, Axis::front};
  return {Axis::lateral, Axis::up};
}

std::vector<Place> readPlaces(const DataReader& data, const LandmarkTable& table,
                              std::size_t least) {
  std::vector<Place> places;
  for (const DataReader& item : data.items()) places.push_back(readPlace(item, table));
  if (data.isList() && places.size() < least)
    data.problem(fmt::format("found {} places, expected at least {}", places.size(), least));
  return places;
}

BeyondLine readLine(const DataReader& data, const LandmarkTable& table, const Sense& sense) {
  const std::string key = std::string(sense.word) + "_line";
  data.allowOnly({key, "seen_from"});
  const auto [horizontal, vertical] = readView(data);
  if (sense.axis != horizontal && sense.axis != vertical)
    data.at("seen_from").problem(fmt::format("\"{}\" cannot be seen from there", key));
  return {sense.axis == vertical ? horizontal : vertical, sense.axis, sense.sign,
          readPlaces(data.at(key), table, 2)};
}

NearPlaces readNear(const DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"within_mm", "of", "along"});
  NearPlaces near{static_cast<float>(data.number("within_mm", 1.0, 400.0)), {}};
  if (data.has("along"))
    near.places = readPlaces(data.at("along"), table, 2);
  else
    near.places.push_back(readPlace(data.at("of"), table));
  return near;
}

SideOfPlane readPlane(const DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"through", "side_of"});
  SideOfPlane plane{readPlaces(data.at("through"), table, 3), readPlace(data.at("side_of"), table)};
  if (plane.places.size() > 3) data.at("through").problem("expected 3 places");
  return plane;
}

float& component(Vec3& v, Axis axis) { return v[static_cast<int>(axis)]; }

/// Points are compared as if they lay on the left.
Vec3 onLeft(Vec3 p) { return {std::abs(p.x), p.y, p.z}; }

float distanceToSegment2(Vec3 p, Vec3 a, Vec3 b) {
  const Vec3 along = b - a;
  const float length2 = glm::dot(along, along);
  const float t = length2 > 0.0f ? glm::clamp(glm::dot(p - a, along) / length2, 0.0f, 1.0f) : 0.0f;
  const Vec3 offset = p - (a + along * t);
  return glm::dot(offset, offset);
}

}  // namespace

Condition readCondition(const DataReader& data, const LandmarkTable& table) {
  for (const Sense& sense : kSenses) {
    if (data.has(sense.word)) {
      data.allowOnly({sense.word, "mm"});
      return BeyondPlace{sense.axis, sense.sign,
                         static_cast<float>(data.numberOr("mm", 0.0, -300.0, 300.0)),
                         readPlace(data.at(sense.word), table)};
    }
    if (data.has(std::string(sense.word) + "_line")) return readLine(data, table, sense);
  }
  if (data.has("within_mm")) return readNear(data, table);
  if (data.has("through")) return readPlane(data, table);
  if (data.has("inside")) {
    data.allowOnly({"inside", "seen_from"});
    const auto [horizontal, vertical] = readView(data);
    return InsideOutline{horizontal, vertical, readPlaces(data.at("inside"), table, 3)};
  }
  data.problem(
      "expected a comparison: above, below, front_of, behind, lateral_of, medial_of, one of these "
      "with _line, within_mm, inside or through");
  return NearPlaces{};
}

struct RegionRules::Compile {
  const Body& body;
  const Landmarks& landmarks;

  BodyPoint point(const Place& place) const {
    return resolvePlace(place, body, landmarks, core::Side::left);
  }
  Vec3 position(const Place& place) const { return onLeft(body.positionAt(point(place))); }
  float metres(float mm) const { return mm / core::kMmPerM * body.statureM() / kReferenceStatureM; }

  Test operator()(const BeyondPlace& beyond) const {
    Vec3 normal{};
    component(normal, beyond.axis) = beyond.sign;
    return HalfSpace{normal, glm::dot(normal, position(beyond.place)) + metres(beyond.mm)};
  }
  Test operator()(const SideOfPlane& plane) const {
    const Vec3 a = position(plane.places[0]);
    const Vec3 normal = glm::cross(position(plane.places[1]) - a, position(plane.places[2]) - a);
    const float side = glm::dot(normal, position(plane.inside) - a) < 0.0f ? -1.0f : 1.0f;
    return HalfSpace{normal * side, glm::dot(normal, a) * side};
  }
  Test operator()(const NearPlaces& near) const {
    Near test{{position(near.places[0])}, metres(near.mm)};
    for (std::size_t i = 0; i + 1 < near.places.size(); ++i) {
      for (const BodyPoint p : skinPath(body, point(near.places[i]), point(near.places[i + 1]))) {
        const Vec3 next = onLeft(body.positionAt(p));
        if (glm::distance(next, test.path.back()) > kPathStepM) test.path.push_back(next);
      }
      test.path.push_back(position(near.places[i + 1]));
    }
    test.low = test.high = test.path[0];
    for (const Vec3 p : test.path) {
      test.low = glm::min(test.low, p - test.radius);
      test.high = glm::max(test.high, p + test.radius);
    }
    return test;
  }
  Test operator()(const BeyondLine& line) const {
    Line test{static_cast<int>(line.along), static_cast<int>(line.compared), line.sign, {}};
    for (const Place& place : line.places) {
      const Vec3 p = position(place);
      test.points.emplace_back(p[test.along], p[test.compared]);
    }
    std::sort(test.points.begin(), test.points.end(),
              [](glm::vec2 a, glm::vec2 b) { return a.x < b.x; });
    return test;
  }
  Test operator()(const InsideOutline& outline) const {
    Outline test{static_cast<int>(outline.horizontal), static_cast<int>(outline.vertical), {}};
    for (const Place& place : outline.places) {
      const Vec3 p = position(place);
      test.points.emplace_back(p[test.horizontal], p[test.vertical]);
    }
    return test;
  }
};

RegionRules::RegionRules(const RegionTable& table, const Body& body, const Landmarks& landmarks) {
  const Compile compile{body, landmarks};
  for (const RegionTable::Rule& rule : table.rules()) {
    rules_.push_back({rule.region, rule.segments, rule.end, {}});
    for (const Condition& condition : rule.conditions)
      rules_.back().tests.push_back(std::visit(compile, condition));
  }
}

RegionId RegionRules::at(Vec3 position, Segment segment) const {
  const Vec3 p = onLeft(position);
  const std::uint32_t bit = 1u << static_cast<unsigned>(segment);
  for (std::size_t i = 0; i < rules_.size();) {
    const Rule& rule = rules_[i];
    const bool all = (rule.segments & bit) != 0 &&
                     std::all_of(rule.tests.begin(), rule.tests.end(), [&](const Test& test) {
                       return std::visit([&](const auto& t) { return holds(t, p); }, test);
                     });
    if (all && rule.region) return *rule.region;
    i = all ? i + 1 : rule.end;
  }
  // The table's check makes sure that the last rule takes every point.
  return *rules_.back().region;
}

bool RegionRules::holds(const HalfSpace& half, Vec3 p) {
  return glm::dot(half.normal, p) >= half.offset;
}

bool RegionRules::holds(const Near& near, Vec3 p) {
  if (glm::any(glm::lessThan(p, near.low)) || glm::any(glm::greaterThan(p, near.high)))
    return false;
  const float radius2 = near.radius * near.radius;
  if (near.path.size() == 1) return distanceToSegment2(p, near.path[0], near.path[0]) <= radius2;
  for (std::size_t i = 0; i + 1 < near.path.size(); ++i)
    if (distanceToSegment2(p, near.path[i], near.path[i + 1]) <= radius2) return true;
  return false;
}

bool RegionRules::holds(const Line& line, Vec3 p) {
  const float x = p[line.along];
  std::size_t i = 0;
  while (i + 2 < line.points.size() && line.points[i + 1].x < x) ++i;
  const glm::vec2 a = line.points[i], b = line.points[i + 1];
  const float t = b.x > a.x ? (x - a.x) / (b.x - a.x) : 0.0f;
  return (p[line.compared] - glm::mix(a.y, b.y, t)) * line.sign >= 0.0f;
}

// Crossing count of a horizontal ray: Franklin, "PNPOLY".
bool RegionRules::holds(const Outline& outline, Vec3 p) {
  const float x = p[outline.horizontal], y = p[outline.vertical];
  bool inside = false;
  for (std::size_t i = 0, j = outline.points.size() - 1; i < outline.points.size(); j = i++) {
    const glm::vec2 a = outline.points[i], b = outline.points[j];
    if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

}  // namespace knotmap::anatomy
