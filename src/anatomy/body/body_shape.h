#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace knotmap::anatomy {

/// The build of a body. Sliders run 0..1 as in the MakeHuman target system, with 0.5 the average;
/// neither `weight` nor `muscle` is a body mass index. Adults only.
struct BodyShape {
  float sex = 1.0f;          ///< 0 female .. 1 male
  float ageYears = 25.0f;    ///< 25..90
  float muscle = 0.5f;       ///< 0 little .. 1 much
  float weight = 0.5f;       ///< 0 light .. 1 heavy
  float height = 0.5f;       ///< 0 small .. 1 tall
  float proportions = 0.5f;  ///< 0 uncommon .. 1 idealised

  bool operator==(const BodyShape&) const = default;
};

/// The shapes the program starts with: calm, fit, anatomical mannequins.
BodyShape defaultMan();
BodyShape defaultWoman();

/// Reads "sex=1,age=25,muscle=0.5,..."; keys left out keep their average. Also "man", "woman".
core::Result<BodyShape> parseBodyShape(std::string_view text);
std::string formatBodyShape(const BodyShape& shape);

}  // namespace knotmap::anatomy
