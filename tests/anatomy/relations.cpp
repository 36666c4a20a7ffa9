#include "relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/assets.h"
#include "core/json.h"

namespace knotmap::tests {
namespace {

using anatomy::MuscleCrossing;
using anatomy::MuscleId;
using anatomy::MuscleRange;
using anatomy::MuscleVertex;
using core::Json;
using core::Vec3;
using Layout = anatomy::MuscleMeshLayout;

template <class T>
T must(core::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  return std::move(result).value();
}

float millimetres(float metres) { return metres * core::kMmPerM; }

/// The point of a triangle nearest to `p` (Ericson 2005, section 5.1.5).
Vec3 nearestOnTriangle(Vec3 p, Vec3 a, Vec3 b, Vec3 c) {
  const Vec3 ab = b - a, ac = c - a;
  const float d1 = glm::dot(ab, p - a), d2 = glm::dot(ac, p - a);
  if (d1 <= 0 && d2 <= 0) return a;
  const float d3 = glm::dot(ab, p - b), d4 = glm::dot(ac, p - b);
  if (d3 >= 0 && d4 <= d3) return b;
  const float vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return a + d1 / (d1 - d3) * ab;
  const float d5 = glm::dot(ab, p - c), d6 = glm::dot(ac, p - c);
  if (d6 >= 0 && d5 <= d6) return c;
  const float vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return a + d2 / (d2 - d6) * ac;
  const float va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 >= d3 && d5 >= d6) return b + (d4 - d3) / ((d4 - d3) + (d5 - d6)) * (c - b);
  const float whole = va + vb + vc;
  return a + vb / whole * ab + vc / whole * ac;
}

/// One muscle, or all members of a group, of the left side.
class Part {
 public:
  Part(const FittedMuscles& fitted, const std::string& id) : muscles_(fitted.muscles) {
    const auto found = muscles_.table().find(id);
    if (!found) throw std::runtime_error("no muscle " + id);
    ids = muscles_.table().surfacesOf(*found);
    for (const MuscleRange& range : muscles_.ranges())
      if (std::find(ids.begin(), ids.end(), range.muscle) != ids.end()) ranges_.push_back(range);
    if (ranges_.empty()) throw std::runtime_error(id + " has no surface");
  }

  template <class Visit>
  void eachVertex(Visit visit) const {
    for (const MuscleRange& range : ranges_)
      for (const MuscleVertex& v :
           muscles_.vertices().subspan(range.firstVertex, range.vertexCount))
        visit(v.position);
  }

  template <class Visit>
  void eachTriangle(Visit visit) const {
    for (const MuscleRange& range : ranges_)
      for (std::uint32_t i = 0; i < range.indexCount; i += 3) {
        const auto corner = [&](std::uint32_t k) {
          return muscles_.vertices()[muscles_.indices()[range.firstIndex + i + k]].position;
        };
        visit(corner(0), corner(1), corner(2));
      }
  }

  /// Vertices of a ring of each head.
  template <class Visit>
  void eachHead(Visit visit) const {
    for (const MuscleRange& range : ranges_)
      for (std::uint32_t first = 0; first < range.vertexCount; first += Layout::kVertices)
        visit(muscles_.vertices().subspan(range.firstVertex + first, Layout::kVertices));
  }

  float distanceMm(Vec3 point) const {
    float nearest = std::numeric_limits<float>::max();
    eachTriangle([&](Vec3 a, Vec3 b, Vec3 c) {
      nearest = std::min(nearest, glm::distance(point, nearestOnTriangle(point, a, b, c)));
    });
    return millimetres(nearest);
  }

  float ringDistanceMm(std::uint32_t ring, Vec3 point) const {
    float nearest = std::numeric_limits<float>::max();
    eachHead([&](std::span<const MuscleVertex> head) {
      for (std::uint32_t i = 0; i < Layout::kAround; ++i)
        for (float t = 0.0f; t < 1.0f; t += 0.25f)
          nearest = std::min(
              nearest,
              glm::distance(
                  point,
                  glm::mix(head[ring * Layout::kAround + i].position,
                           head[ring * Layout::kAround + (i + 1) % Layout::kAround].position, t)));
    });
    return millimetres(nearest);
  }

  float volumeMl() const {
    double volume = 0.0;
    eachTriangle([&](Vec3 a, Vec3 b, Vec3 c) { volume += glm::dot(a, glm::cross(b, c)) / 6.0; });
    return static_cast<float>(volume * 1e6);
  }

  /// By volume.
  Vec3 centroid() const {
    Vec3 sum{};
    float whole = 0.0f;
    eachTriangle([&](Vec3 a, Vec3 b, Vec3 c) {
      const float volume = glm::dot(a, glm::cross(b, c));
      sum += volume * 0.25f * (a + b + c);
      whole += volume;
    });
    return sum / whole;
  }

  /// Of the longest head, from end to end through the middles of its rings.
  float lengthMm() const {
    float longest = 0.0f;
    eachHead([&](std::span<const MuscleVertex> head) {
      const auto middle = [&](std::uint32_t ring) {
        Vec3 sum{};
        for (std::uint32_t i = 0; i < Layout::kAround; ++i)
          sum += head[ring * Layout::kAround + i].position;
        return sum / static_cast<float>(Layout::kAround);
      };
      float length = 0.0f;
      for (std::uint32_t ring = 0; ring + 1 < Layout::kRings; ++ring)
        length += glm::distance(middle(ring), middle(ring + 1));
      longest = std::max(longest, length);
    });
    return millimetres(longest);
  }

  float thicknessMm() const {
    float thickest = 0.0f;
    eachHead([&](std::span<const MuscleVertex> head) {
      for (std::uint32_t ring = 0; ring < Layout::kRings; ++ring)
        for (std::uint32_t column = 1; column + 1 < Layout::kColumns; ++column)
          thickest = std::max(thickest,
                              glm::distance(head[ring * Layout::kAround + column].position,
                                            head[(ring + 1) * Layout::kAround - column].position));
    });
    return millimetres(thickest);
  }

  bool isIn(const MuscleCrossing& crossing) const {
    return crossing.side == core::Side::left &&
           std::find(ids.begin(), ids.end(), crossing.muscle) != ids.end();
  }

  std::vector<MuscleId> ids;

 private:
  const anatomy::Musculature& muscles_;
  std::vector<MuscleRange> ranges_;
};

Vec3 pointOf(const Json& data, const FittedMuscles& fitted) {
  core::Problems problems;
  const core::DataReader reader(data, "", problems);
  const auto point = anatomy::readSpacePoint(reader, fitted.skeleton.table(), anatomy::MeasureId{});
  if (!problems.empty()) throw std::runtime_error(core::combined(problems).message());
  return fitted.skeleton.left(point);
}

std::vector<MuscleCrossing> below(Vec3 point, const FittedMuscles& fitted) {
  const Vec3 skin = fitted.skin.nearest(point).position;
  const auto place = fitted.picker.nearest(skin, 0.1f);
  return place ? fitted.muscles.below(place->point) : std::vector<MuscleCrossing>{};
}

std::string namesOf(const std::vector<MuscleCrossing>& crossings, const FittedMuscles& fitted) {
  std::string names;
  for (const MuscleCrossing& crossing : crossings)
    names += fmt::format(" {} {:.0f}-{:.0f}", fitted.muscles.table()[crossing.muscle].id,
                         crossing.enterMm, crossing.exitMm);
  return names;
}

struct Extent {
  const char* word;
  int axis;
  float sign;
};
constexpr Extent kExtents[] = {{"highest", 1, 1.0f},   {"lowest", 1, -1.0f},
                               {"outermost", 0, 1.0f}, {"innermost", 0, -1.0f},
                               {"foremost", 2, 1.0f},  {"rearmost", 2, -1.0f}};
constexpr Extent kSides[] = {{"above", 1, 1.0f},       {"below", 1, -1.0f},
                             {"lateral_to", 0, 1.0f},  {"medial_to", 0, -1.0f},
                             {"in_front_of", 2, 1.0f}, {"behind", 2, -1.0f}};

std::string atMost(const char* what, float found, float limit) {
  return found <= limit ? "" : fmt::format("{} is {:.1f} mm, at most {:.0f}", what, found, limit);
}

std::string within(const char* what, float found, const Json& range) {
  const float low = range[0], high = range[1];
  if (found >= low && found <= high) return "";
  return fmt::format("{} is {:.1f}, expected {} to {}", what, found, low, high);
}

std::string extents(const Json& check, const Part& part, const FittedMuscles& fitted) {
  for (const auto& [word, axis, sign] : kExtents) {
    if (!check.contains(word)) continue;
    float reach = std::numeric_limits<float>::lowest();
    part.eachVertex(
        [&, axis = axis, sign = sign](Vec3 v) { reach = std::max(reach, sign * v[axis]); });
    const float apart = millimetres(reach - sign * pointOf(check[word], fitted)[axis]);
    const float limit = check.at("within_mm");
    if (std::abs(apart) > limit)
      return fmt::format("{}: {:.1f} mm beyond it, at most {} away", word, apart, limit);
  }
  for (const auto& [word, axis, sign] : kSides) {
    if (!check.contains(word)) continue;
    const float beyond =
        millimetres(sign * (part.centroid()[axis] - pointOf(check[word], fitted)[axis]));
    if (beyond <= 0.0f) return fmt::format("not {}: {:.1f} mm the other way", word, -beyond);
  }
  return "";
}

std::string distances(const Json& check, const Part& part, const FittedMuscles& fitted) {
  const auto point = [&](const char* word) { return pointOf(check[word], fitted); };
  if (check.contains("reaches"))
    return atMost("distance", part.distanceMm(point("reaches")), check.at("within_mm"));
  if (check.contains("clear_of")) {
    const float found = part.distanceMm(point("clear_of")), least = check.at("by_mm");
    return found >= least ? "" : fmt::format("only {:.1f} mm away, at least {}", found, least);
  }
  if (check.contains("origin_near"))
    return atMost("origin", part.ringDistanceMm(0, point("origin_near")), check.at("within_mm"));
  if (check.contains("insertion_near"))
    return atMost("insertion", part.ringDistanceMm(Layout::kRings - 1, point("insertion_near")),
                  check.at("within_mm"));
  if (check.contains("meets")) {
    const Part other(fitted, check["meets"]);
    float nearest = std::numeric_limits<float>::max();
    part.eachVertex([&](Vec3 v) { nearest = std::min(nearest, other.distanceMm(v)); });
    return atMost("gap", nearest, check.at("within_mm"));
  }
  return "";
}

/// Compares where both lie under the same skin, all over the first muscle.
std::string deeper(const Json& check, const Part& part, const FittedMuscles& fitted) {
  const Part other(fitted, check["deeper_than"]);
  int both = 0, deeper = 0;
  part.eachHead([&](std::span<const MuscleVertex> head) {
    for (std::uint32_t ring = 2; ring + 2 < Layout::kRings; ring += 2) {
      for (const std::uint32_t column : {2u, 5u, 8u}) {
        const auto found = below(head[ring * Layout::kAround + column].position, fitted);
        const auto mine =
            std::find_if(found.begin(), found.end(), [&](const auto& c) { return part.isIn(c); });
        const auto others =
            std::find_if(found.begin(), found.end(), [&](const auto& c) { return other.isIn(c); });
        if (mine == found.end() || others == found.end()) continue;
        ++both;
        deeper += mine->enterMm > others->enterMm ? 1 : 0;
      }
    }
  });
  if (both == 0) return "they nowhere lie under the same skin";
  if (10 * deeper >= 9 * both) return "";
  return fmt::format("deeper at {} of {} places", deeper, both);
}

std::string layers(const Json& check, const FittedMuscles& fitted) {
  const auto found = below(pointOf(check.at("at"), fitted), fitted);
  auto from = found.begin();
  for (const std::string id : check["layers"]) {
    const Part part(fitted, id);
    from = std::find_if(from, found.end(), [&](const auto& c) { return part.isIn(c); });
    if (from == found.end())
      return fmt::format("{} is not met in this order:{}", id, namesOf(found, fitted));
    ++from;
  }
  return "";
}

std::string underSkin(const Json& check, const Part& part, const FittedMuscles& fitted) {
  const bool wanted = check.contains("under_skin");
  const auto found =
      below(pointOf(check[wanted ? "under_skin" : "not_under_skin"], fitted), fitted);
  const bool is =
      std::any_of(found.begin(), found.end(), [&](const auto& c) { return part.isIn(c); });
  if (is == wanted) return "";
  return fmt::format("{} under the skin there:{}", wanted ? "not" : "found",
                     namesOf(found, fitted));
}

}  // namespace

MuscleTables::MuscleTables(const std::filesystem::path& assets)
    : landmarks(must(anatomy::LandmarkTable::load(assets))),
      skeleton(must(anatomy::SkeletonTable::load(assets, landmarks))),
      muscles(must(anatomy::MuscleTable::load(assets, skeleton))) {}

FittedMuscles::FittedMuscles(const MuscleTables& tables, const anatomy::BodyModel& model,
                             const anatomy::BodyShape& shape)
    : body(model, shape),
      landmarks(tables.landmarks, body),
      skin([&] {
        anatomy::OuterSkin made(model);
        made.refit(body);
        return made;
      }()),
      skeleton(tables.skeleton, landmarks, skin),
      picker(body),
      muscles(tables.muscles, tables.skeleton, model) {
  muscles.fit(body, landmarks);
}

std::string violated(const Json& relation, const FittedMuscles& fitted, bool averageMan) {
  const Json& check = relation.at("check");
  if (check.contains("layers")) return layers(check, fitted);
  const Part part(fitted, relation.at("muscle"));
  if (check.contains("under_skin") || check.contains("not_under_skin"))
    return underSkin(check, part, fitted);
  if (check.contains("deeper_than")) return deeper(check, part, fitted);
  const bool size =
      check.contains("length_mm") || check.contains("thickness_mm") || check.contains("volume_ml");
  if (size && !averageMan) return "";
  if (check.contains("length_mm")) return within("length", part.lengthMm(), check["length_mm"]);
  if (check.contains("thickness_mm"))
    return within("thickness", part.thicknessMm(), check["thickness_mm"]);
  if (check.contains("volume_ml")) return within("volume", part.volumeMl(), check["volume_ml"]);
  const std::string far = distances(check, part, fitted);
  return far.empty() ? extents(check, part, fitted) : far;
}

}  // namespace knotmap::tests
