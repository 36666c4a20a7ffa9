#pragma once

#include <variant>
#include <vector>

#include "anatomy/places/place.h"
#include "anatomy/places/regions.h"

namespace knotmap::anatomy {

/// A direction of the body's frame: lateral is away from the midline on either side.
enum class Axis : std::uint8_t { lateral, up, front };

/// {"above": PLACE, "mm": 5}: beyond a place along an axis; `sign` -1 for below, behind, medial.
struct BeyondPlace {
  Axis axis{};
  float sign = 1.0f, mm = 0.0f;
  Place place;
};

/// {"within_mm": 12, "of": PLACE} or {"within_mm": 12, "along": [PLACE, PLACE]}: not farther, in a
/// straight line, from a place or from the skin path through several.
struct NearPlaces {
  float mm = 0.0f;
  std::vector<Place> places;
};

/// {"above_line": [PLACE, PLACE], "seen_from": "side"}: beyond a line through places in a
/// projection of the body; the line goes on straight beyond its ends.
struct BeyondLine {
  Axis along{}, compared{};
  float sign = 1.0f;
  std::vector<Place> places;
};

/// {"inside": [PLACE, PLACE, PLACE], "seen_from": "back"}: in a polygon of a projection.
struct InsideOutline {
  Axis horizontal{}, vertical{};
  std::vector<Place> places;
};

/// {"through": [A, B, C], "side_of": D}: on the same side of a plane through three places as D.
struct SideOfPlane {
  std::vector<Place> places;
  Place inside;
};

using Condition = std::variant<BeyondPlace, NearPlaces, BeyondLine, InsideOutline, SideOfPlane>;

/// A region and what a point must fulfil, all of it, to lie there; or, without a region, what it
/// must fulfil for the rules up to `end` to be tried. Bit k of `segments` stands for the k-th
/// Segment.
struct RegionTable::Rule {
  std::optional<RegionId> region;
  std::uint32_t segments = 0;
  std::vector<Condition> conditions;
  std::size_t end = 0;
};

Condition readCondition(const core::DataReader& data, const LandmarkTable& table);

/// The rules of a table made into numbers for one body.
class RegionRules {
 public:
  RegionRules(const RegionTable& table, const Body& body, const Landmarks& landmarks);

  /// The region of the first rule that a point fulfils; the last rule's when none is.
  RegionId at(core::Vec3 position, Segment segment) const;

 private:
  struct HalfSpace {
    core::Vec3 normal;
    float offset;
  };
  struct Near {
    std::vector<core::Vec3> path;
    float radius;
    core::Vec3 low{}, high{};  ///< box that holds all points near enough
  };
  struct Line {
    int along, compared;
    float sign;
    std::vector<glm::vec2> points;  ///< (along, compared), ascending
  };
  struct Outline {
    int horizontal, vertical;
    std::vector<glm::vec2> points;
  };
  using Test = std::variant<HalfSpace, Near, Line, Outline>;
  struct Rule {
    std::optional<RegionId> region;
    std::uint32_t segments;
    std::size_t end;
    std::vector<Test> tests;
  };
  struct Compile;

  static bool holds(const HalfSpace& half, core::Vec3 p);
  static bool holds(const Near& near, core::Vec3 p);
  static bool holds(const Line& line, core::Vec3 p);
  static bool holds(const Outline& outline, core::Vec3 p);

  std::vector<Rule> rules_;
};

}  // namespace knotmap::anatomy
