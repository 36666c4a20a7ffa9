#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "anatomy/places/landmarks.h"
#include "core/assets.h"
#include "platform/files.h"
#include "test_body.h"

namespace knotmap::tests {

struct NamedShape {
  const char* name;
  anatomy::BodyShape shape;
};

/// Shapes on which everything that is placed on the body has to hold.
inline std::array<NamedShape, 7> shapes() {
  return {{{"average man", {.sex = 1.0f}},
           {"average woman", {.sex = 0.0f}},
           {"default man", anatomy::defaultMan()},
           {"default woman", anatomy::defaultWoman()},
           {"heavy", {.sex = 1.0f, .ageYears = 55.0f, .muscle = 0.6f, .weight = 0.95f}},
           {"tall", {.sex = 1.0f, .weight = 0.3f, .height = 0.65f}},
           {"small", {.sex = 0.0f, .ageYears = 70.0f, .height = 0.3f}}}};
}

inline anatomy::LandmarkTable landmarkTable() {
  auto table = anatomy::LandmarkTable::load(KNOTMAP_TEST_ASSETS);
  if (!table) throw std::runtime_error(table.error().message());
  return std::move(table).value();
}

/// A folder that holds one data file with the given text; named after the text, as tests run side
/// by side.
inline std::filesystem::path assetsWith(const std::string& file, const std::string& text) {
  const std::filesystem::path folder =
      std::filesystem::path(KNOTMAP_TEST_BUILD) / "fixtures" /
      ("anatomy_" + std::to_string(std::hash<std::string>{}(text)));
  std::filesystem::create_directories((folder / file).parent_path());
  const auto written = platform::writeFileAtomically(folder / file, text);
  if (!written) throw std::runtime_error(written.error().message());
  return folder;
}

}  // namespace knotmap::tests
