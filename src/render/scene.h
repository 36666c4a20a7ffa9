#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "anatomy/body/body.h"
#include "anatomy/models/model_file.h"
#include "anatomy/muscles/musculature.h"
#include "render/camera.h"

namespace knotmap::render {

inline constexpr int kMaxPatterns = 4;  ///< patterns that can be told apart at once

/// A value of one fine vertex: signed distance to a zone's border in mm, below zero inside. Of a
/// vertex that a field lists twice the smaller value counts: the union of two zones.
struct FieldSample {
  std::uint32_t fineVertex;
  float mm;
};

/// A pattern drawn on the skin. Essential areas are filled, spillover areas dotted, so that they
/// stay apart in greyscale.
struct PatternLayer {
  std::span<const FieldSample> essential;
  std::span<const FieldSample> spillover;
  core::Vec3 colour{};  ///< sRGB 0..1
  /// Only what lies within this distance of `origin` (body space) is drawn, with a soft front a
  /// few mm wide and a little brighter just behind it: a pattern that spreads from its spot.
  float revealMm = std::numeric_limits<float>::infinity();
  core::Vec3 origin{};
};

/// A solid arrow: which way to press or stretch. Body space; `to` is the tip. Drawn over the skin,
/// also where a part of it lies below.
struct DirectionArrow {
  core::Vec3 from{}, to{};
  core::Vec3 colour{};    ///< sRGB 0..1
  float widthMm = 10.0f;  ///< of the shaft; the head is wider
  bool operator==(const DirectionArrow&) const = default;
};

/// A ring, a filled spot or an X on the skin, of constant size in mm.
struct SkinMarker {
  enum class Shape { knot, ring, cross, dot };
  Shape shape = Shape::knot;
  core::Vec3 position{};  ///< body space, on the fine surface
  core::Vec3 normal{};
  float diameterMm = 12.0f;
  core::Vec3 colour{};
  bool emphasised = false;  ///< selected or hovered
};

/// The colours of one theme. sRGB 0..1.
struct Palette {
  core::Vec3 backgroundTop, backgroundBottom, skin, covering, accent, painted, noPress;
};
Palette lightPalette();
Palette darkPalette();

/// A plain matte object beside the body, for looking at only.
struct ModelView {
  const anatomy::NamedMesh* mesh = nullptr;  ///< none: nothing is drawn
  std::uint64_t revision = 0;                ///< another for every mesh: upload again
  float scale = 1.0f;                        ///< body space = scale * position + offset
  core::Vec3 offset{};

  bool operator==(const ModelView&) const = default;
};

/// How one muscle of one side is drawn.
struct MuscleLook {
  anatomy::MuscleVisibility visibility = anatomy::MuscleVisibility::hidden;
  bool selected = false, hovered = false;

  bool operator==(const MuscleLook&) const = default;
};

/// The muscles' surfaces on the left side; the right side is drawn as their mirror image.
struct MuscleSurfaces {
  std::span<const anatomy::MuscleVertex> vertices;
  std::span<const std::uint32_t> indices;
  std::span<const anatomy::MuscleRange> ranges;
};
inline MuscleSurfaces surfacesOf(const anatomy::Musculature& muscles) {
  return {muscles.vertices(), muscles.indices(), muscles.ranges()};
}

/// What is seen below the skin.
struct MuscleView {
  MuscleSurfaces surfaces;
  std::uint64_t revision = 0;                    ///< changes when a position changes: upload again
  std::vector<std::array<MuscleLook, 2>> looks;  ///< of each muscle id: left, right
  /// 1: the skin alone; 0: no skin. Patterns and markers on it stay visible.
  float skinOpacity = 1.0f;
};

/// Everything one picture of the body shows: plain data, rebuilt when something changes.
struct Scene {
  const anatomy::Body* body = nullptr;
  std::uint64_t bodyRevision = 0;   ///< changes when positions change: upload again
  std::uint64_t fieldRevision = 0;  ///< changes when any field below changes
  Camera camera;
  Palette palette;
  bool covered = true;
  bool female = false;                     ///< the covering gets a band
  std::vector<PatternLayer> patterns;      ///< at most kMaxPatterns are drawn
  std::span<const FieldSample> painted;    ///< painted pain areas
  std::span<const FieldSample> noPress;    ///< no-press zones
  std::span<const FieldSample> noTapping;  ///< skin that may be pressed and not tapped
  std::vector<SkinMarker> markers;
  std::vector<DirectionArrow> arrows;
  ModelView model;
  MuscleView muscles;
};

}  // namespace knotmap::render
