#include "core/side.h"

namespace knotmap::core {

std::string_view sideName(Side side) {
  if (side == Side::left) return "left";
  return side == Side::right ? "right" : "midline";
}

std::optional<Side> sideFromName(std::string_view name) {
  for (const Side side : {Side::left, Side::right, Side::midline})
    if (name == sideName(side)) return side;
  return std::nullopt;
}

}  // namespace knotmap::core
