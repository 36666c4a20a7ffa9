#include "anatomy/muscles/muscle_sheet.h"

#include <cmath>
#include <limits>

#include "anatomy/skin/smooth_curve.h"

namespace knotmap::anatomy {
namespace {

using core::Vec3;

constexpr std::size_t kRows = MuscleSheet::kRows, kColumns = MuscleSheet::kColumns;
constexpr std::size_t kStations = kRows * kColumns;
/// Thinner than this nothing can be seen.
constexpr float kLeastThicknessM = 0.0006f;
/// Between the inner face of a muscle and the outer face of the one below it.
constexpr float kGapM = 0.0004f;

float share(std::size_t i, std::size_t count) {
  return static_cast<float>(i) / static_cast<float>(count - 1);
}

template <class Grid>
auto& cell(Grid& grid, std::size_t row, std::size_t column) {
  return grid[row * kColumns + column];
}

/// A curve of a head in space: its points, with knots from 0 to 1 by length.
struct PlacedCurve {
  std::vector<Vec3> points;
  std::vector<float> knots;

  Vec3 at(float u) const { return smoothThrough<Vec3>(points, knots, u); }
};

/// Knots from 0 to 1 by the lengths of the steps; steps of no length get a little.
std::vector<float> knotsOf(const std::vector<float>& steps) {
  constexpr float kLeastStep = 1e-5f;
  std::vector<float> knots{0.0f};
  for (const float step : steps) knots.push_back(knots.back() + std::max(step, kLeastStep));
  for (float& knot : knots) knot /= knots.back();
  return knots;
}

class SheetLayer {
 public:
  SheetLayer(const MuscleHead& head, const SheetSurroundings& around)
      : head_(head), around_(around), scale_(around.skeleton.scale(head.measure)) {}

  MuscleSheet lay() {
    sheet_.shareOutside = head_.followsSkin ? 0.0f : 0.5f;
    sheet_.edge = head_.edge;
    placeCurves();
    spanRows();
    findSkin();
    if (head_.followsSkin)
      layOnSkin();
    else
      layFreely();
    closeInnerFace();
    return sheet_;
  }

 private:
  float metres(float mm) const { return mm / core::kMmPerM * scale_; }

  void placeCurves() {
    for (const MuscleCurve& curve : head_.curves) {
      std::vector<Vec3> points;
      for (const SpacePoint& point : curve.points) points.push_back(around_.skeleton.left(point));
      curves_.push_back({std::move(points), {}});
    }
    for (std::size_t i = 0; i < curves_.size(); ++i)
      if (curves_[i].points.size() == 1) widen(i);
    std::vector<float> lengths;
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      PlacedCurve& curve = curves_[i];
      std::vector<float> steps;
      for (std::size_t k = 0; k + 1 < curve.points.size(); ++k)
        steps.push_back(glm::distance(curve.points[k], curve.points[k + 1]));
      curve.knots = knotsOf(steps);
      if (i > 0) lengths.push_back(glm::distance(curve.at(0.5f), curves_[i - 1].at(0.5f)));
    }
    knots_ = knotsOf(lengths);
  }

  static Vec3 middleOf(const PlacedCurve& curve) {
    return 0.5f * (curve.points.front() + curve.points.back());
  }

  /// Gives a curve of one point its width, across the fibres and parallel to the skin, and turned
  /// like the curve before it.
  void widen(std::size_t i) {
    const Vec3 middle = curves_[i].points[0];
    const Vec3 before = middleOf(curves_[i > 0 ? i - 1 : 0]);
    const Vec3 after = middleOf(curves_[std::min(i + 1, curves_.size() - 1)]);
    const Vec3 normal = around_.skin.nearest(middle).normal;
    Vec3 across = glm::cross(normal, after - before);
    const float length = glm::length(across);
    across = length > 0.0f ? across / length : Vec3{1.0f, 0.0f, 0.0f};
    if (i > 0) {
      const PlacedCurve& previous = curves_[i - 1];
      if (glm::dot(across, previous.points.back() - previous.points.front()) < 0.0f)
        across = -across;
    }
    const Vec3 half = 0.5f * metres(head_.curves[i].widthMm) * across;
    curves_[i].points = {middle - half, middle + half};
  }

  /// A value of the curves, smoothly from origin to insertion.
  float alongRows(float MuscleCurve::*value, std::size_t row) const {
    std::array<float, 6> values{};
    for (std::size_t i = 0; i < head_.curves.size(); ++i) values[i] = head_.curves[i].*value;
    const auto used = std::span<const float>(values).first(head_.curves.size());
    return std::max(0.0f, smoothThrough<float>(used, knots_, share(row, kRows)));
  }

  void spanRows() {
    std::array<Vec3, 6> along{};
    for (std::size_t column = 0; column < kColumns; ++column) {
      for (std::size_t i = 0; i < curves_.size(); ++i)
        along[i] = curves_[i].at(share(column, kColumns));
      const auto used = std::span<const Vec3>(along).first(curves_.size());
      for (std::size_t row = 0; row < kRows; ++row)
        cell(grid_, row, column) = smoothThrough<Vec3>(used, knots_, share(row, kRows));
    }
    for (std::size_t row = 0; row < kRows; ++row)
      sheet_.thicknessM[row] =
          std::max(kLeastThicknessM, metres(alongRows(&MuscleCurve::thicknessMm, row)));
  }

  /// The skin of a station is no farther than its neighbour's skin plus the distance between them.
  void findSkin() {
    constexpr float kRoundingM = 1e-4f;
    for (std::size_t i = 0; i < kStations; ++i) {
      if (i == 0) {
        skin_[i] = around_.skin.nearest(grid_[i]);
        continue;
      }
      const std::size_t beside = i % kColumns == 0 ? i - kColumns : i - 1;
      const float reach = glm::distance(grid_[i], skin_[beside].position) + kRoundingM;
      skin_[i] = around_.skin.nearestWithin(grid_[i], reach);
    }
  }

  /// How deep outer muscles reach below the skin at a station; 0 where none covers it.
  float coveredM(const SkinFrom& skin) const;

  float depthM(std::size_t row) const {
    return metres(tissueDepthMm(alongRows(&MuscleCurve::depthMm, row)));
  }

  /// The skin itself does not get thicker.
  float tissueDepthMm(float averageMm) const {
    constexpr float kSkinMm = 3.0f;
    return averageMm <= kSkinMm ? averageMm : kSkinMm + (averageMm - kSkinMm) * around_.fat;
  }

  /// Spreads what single stations are pushed by, so that a sheet bends and does not break.
  static void spread(std::array<float, kStations>& push) {
    for (int pass = 0; pass < 2; ++pass) {
      const auto before = push;
      for (std::size_t row = 0; row < kRows; ++row)
        for (std::size_t column = 0; column < kColumns; ++column) {
          const std::size_t up = row > 0 ? row - 1 : 0, down = std::min(row + 1, kRows - 1);
          const std::size_t left = column > 0 ? column - 1 : 0;
          const std::size_t right = std::min(column + 1, kColumns - 1);
          const float mean = 0.25f * (cell(before, up, column) + cell(before, down, column) +
                                      cell(before, row, left) + cell(before, row, right));
          cell(push, row, column) = std::max(cell(before, row, column), mean);
        }
    }
  }

  void layOnSkin() {
    std::array<float, kStations> push{};
    for (std::size_t row = 0; row < kRows; ++row)
      for (std::size_t column = 0; column < kColumns; ++column) {
        const SkinFrom& skin = cell(skin_, row, column);
        cell(push, row, column) = std::max(0.0f, coveredM(skin) - depthM(row));
      }
    spread(push);
    for (std::size_t row = 0; row < kRows; ++row)
      for (std::size_t column = 0; column < kColumns; ++column) {
        const SkinFrom& skin = cell(skin_, row, column);
        auto& station = cell(sheet_.stations, row, column);
        station.base = skin.position - (depthM(row) + cell(push, row, column)) * skin.normal;
        station.outward = smoothNormal(row, column);
      }
  }

  Vec3 smoothNormal(std::size_t row, std::size_t column) const {
    Vec3 sum{};
    for (std::size_t r = row > 0 ? row - 1 : 0; r <= std::min(row + 1, kRows - 1); ++r)
      for (std::size_t c = column > 0 ? column - 1 : 0; c <= std::min(column + 1, kColumns - 1);
           ++c)
        sum += cell(skin_, r, c).normal;
    return glm::normalize(sum);
  }

  void layFreely() {
    faceOutwards();
    std::array<float, kStations> push{};
    for (std::size_t row = 0; row < kRows; ++row)
      for (std::size_t column = 0; column < kColumns; ++column) {
        const SkinFrom& skin = cell(skin_, row, column);
        const Vec3& outward = cell(sheet_.stations, row, column).outward;
        const float half =
            0.5f * sheet_.thicknessM[row] * sectionProfile(share(column, kColumns), head_.edge);
        const float outerDepth = skin.depthM - half * std::abs(glm::dot(outward, skin.normal));
        const float least = std::max(depthM(row), coveredM(skin));
        cell(push, row, column) = std::max(0.0f, least - outerDepth);
      }
    spread(push);
    for (std::size_t i = 0; i < kStations; ++i)
      sheet_.stations[i].base = grid_[i] - push[i] * skin_[i].normal;
  }

  /// Normals of the free grid, turned to the side where the skin is nearer.
  void faceOutwards() {
    float towardSkin = 0.0f;
    for (std::size_t row = 0; row < kRows; ++row) {
      for (std::size_t column = 0; column < kColumns; ++column) {
        const Vec3 normal = gridNormal(row, column);
        cell(sheet_.stations, row, column).outward = normal;
        towardSkin += glm::dot(normal, cell(skin_, row, column).normal);
      }
    }
    if (towardSkin < 0.0f)
      for (auto& station : sheet_.stations) station.outward = -station.outward;
  }

  Vec3 gridNormal(std::size_t row, std::size_t column) const {
    const std::size_t up = row > 0 ? row - 1 : 0, down = std::min(row + 1, kRows - 1);
    const Vec3 along = cell(grid_, down, column) - cell(grid_, up, column);
    // Where all fibres meet there is no width: the neighbour's will do.
    const std::size_t inside = std::clamp<std::size_t>(row, 1, kRows - 2);
    const std::size_t left = column > 0 ? column - 1 : 0;
    const std::size_t right = std::min(column + 1, kColumns - 1);
    const Vec3 across = cell(grid_, inside, right) - cell(grid_, inside, left);
    const Vec3 normal = glm::cross(across, along);
    const float length = glm::length(normal);
    return length > 1e-10f ? normal / length : cell(skin_, row, column).normal;
  }

  void closeInnerFace() {
    sheet_.low = Vec3(std::numeric_limits<float>::max());
    sheet_.high = -sheet_.low;
    const float inside = 1.0f - sheet_.shareOutside;
    for (std::size_t row = 0; row < kRows; ++row)
      for (std::size_t column = 0; column < kColumns; ++column) {
        const auto& station = cell(sheet_.stations, row, column);
        const float thickness =
            sheet_.thicknessM[row] * sectionProfile(share(column, kColumns), head_.edge);
        Vec3& inner = cell(sheet_.inner, row, column);
        inner = station.base - inside * thickness * station.outward;
        sheet_.low = glm::min(sheet_.low, inner);
        sheet_.high = glm::max(sheet_.high, inner);
      }
  }

  const MuscleHead& head_;
  const SheetSurroundings& around_;
  float scale_;
  MuscleSheet sheet_;
  std::vector<PlacedCurve> curves_;
  std::vector<float> knots_;
  std::array<Vec3, kStations> grid_{};
  std::array<SkinFrom, kStations> skin_{};
};

/// Where a line from `origin` along `direction` meets a triangle from either side, or nothing
/// below zero (Möller and Trumbore 1997).
float meetsTriangle(Vec3 origin, Vec3 direction, const std::array<Vec3, 3>& corners) {
  const Vec3 side1 = corners[1] - corners[0], side2 = corners[2] - corners[0];
  const Vec3 p = glm::cross(direction, side2);
  const float determinant = glm::dot(side1, p);
  if (determinant == 0.0f) return -1.0f;
  const Vec3 t = origin - corners[0];
  const float u = glm::dot(t, p) / determinant;
  if (u < 0.0f || u > 1.0f) return -1.0f;
  const Vec3 q = glm::cross(t, side1);
  const float v = glm::dot(direction, q) / determinant;
  if (v < 0.0f || u + v > 1.0f) return -1.0f;
  return glm::dot(side2, q) / determinant;
}

bool meetsBox(const MuscleSheet& sheet, Vec3 origin, Vec3 direction, float length) {
  constexpr float kMarginM = 0.002f;
  for (int axis = 0; axis < 3; ++axis) {
    const float a = origin[axis], b = a + length * direction[axis];
    if (std::max(a, b) < sheet.low[axis] - kMarginM || std::min(a, b) > sheet.high[axis] + kMarginM)
      return false;
  }
  return true;
}

/// Where a line meets the inner face of a sheet first, or nothing below zero.
float firstMeeting(const MuscleSheet& sheet, Vec3 origin, Vec3 direction, float length) {
  float nearest = -1.0f;
  if (!meetsBox(sheet, origin, direction, length)) return nearest;
  for (std::size_t row = 0; row + 1 < kRows; ++row)
    for (std::size_t column = 0; column + 1 < kColumns; ++column) {
      const Vec3 &a = cell(sheet.inner, row, column), &b = cell(sheet.inner, row, column + 1);
      const Vec3 &c = cell(sheet.inner, row + 1, column),
                 &d = cell(sheet.inner, row + 1, column + 1);
      for (const auto& corners : {std::array{a, b, d}, std::array{a, d, c}}) {
        const float depth = meetsTriangle(origin, direction, corners);
        if (depth > 0.0f && depth < length && (nearest < 0.0f || depth < nearest)) nearest = depth;
      }
    }
  return nearest;
}

float SheetLayer::coveredM(const SkinFrom& skin) const {
  // The first meeting with each sheet: a bent one may be met again far behind.
  constexpr float kReachM = 0.09f;  // no stack of muscles is thicker
  float deepest = 0.0f;
  for (const MuscleSheet* outer : around_.over)
    deepest = std::max(deepest, firstMeeting(*outer, skin.position, -skin.normal, kReachM));
  return deepest > 0.0f ? deepest + kGapM : 0.0f;
}

}  // namespace

MuscleSheet layMuscleSheet(const MuscleHead& head, const SheetSurroundings& around) {
  return SheetLayer(head, around).lay();
}

float sectionProfile(float u, float edge) {
  const float ellipse = std::sqrt(std::max(0.0f, 1.0f - (2.0f * u - 1.0f) * (2.0f * u - 1.0f)));
  // The fourth root keeps a slab nearly full to its borders and still closes it there.
  return glm::mix(ellipse, std::sqrt(std::sqrt(ellipse)), edge);
}

}  // namespace knotmap::anatomy
