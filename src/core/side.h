#pragma once

#include <optional>
#include <string_view>

namespace knotmap::core {

/// The patient's side, never the viewer's. In body space left is +X.
enum class Side { left, right, midline };

constexpr Side opposite(Side side) {
  if (side == Side::left) return Side::right;
  return side == Side::right ? Side::left : Side::midline;
}

/// "left", "right" or "midline", as files and the command line write it.
std::string_view sideName(Side side);
std::optional<Side> sideFromName(std::string_view name);

}  // namespace knotmap::core
