#pragma once

#include <memory>
#include <stdexcept>

#include "anatomy/body/body.h"

namespace knotmap::tests {

/// The baked body, read once per test program. Tests need it: the build makes it first.
inline const anatomy::BodyModel& bodyModel() {
  static const anatomy::BodyModel model = [] {
    auto loaded = anatomy::BodyModel::load(KNOTMAP_TEST_BODY);
    if (!loaded) throw std::runtime_error(loaded.error().message());
    return std::move(loaded).value();
  }();
  return model;
}

}  // namespace knotmap::tests
