#pragma once

#include <string>

#include "referral/atlas_on_body.h"

namespace knotmap::ui {

struct SymptomState {
  std::string filter;
  std::size_t candidatesShown = referral::kNamedFirst;
};

}  // namespace knotmap::ui
