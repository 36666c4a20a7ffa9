#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "anatomy/body/body.h"

namespace knotmap::render {

/// Fine vertices whose normals are replaced, and those they are replaced from, so that cloth over
/// the chest shows no detail of the skin below.
struct SmoothPatch {
  struct Vertex {
    std::uint32_t fineVertex;
    core::Vec3 restDm;
    float share;  ///< of the replacement, 0..1
  };
  std::vector<Vertex> inner, ring;
};

/// The neutral position of every fine vertex. Edge and face points are plain means: a smoothed
/// surface is not needed where only a place on the skin is meant.
std::vector<core::Vec3> fineRestDm(const anatomy::BodyModel& model);

SmoothPatch smoothPatch(const anatomy::BodyModel& model);
/// Writes the replaced normals of the patch into `smoothed`.
void smoothNormals(const SmoothPatch& patch, std::span<const core::Vec3> normals,
                   std::span<core::Vec3> smoothed);

}  // namespace knotmap::render
