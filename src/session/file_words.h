#pragma once

#include <array>
#include <string_view>

namespace knotmap::session {

// Words of the `.knotmap` format, in the order of the enumerators they stand for.
inline constexpr std::string_view kSessionFormat = "knotmap-session";
inline constexpr std::string_view kAutosaveFormat = "knotmap-autosave";
inline constexpr std::array<std::string_view, 3> kMarkKindWords{"knot", "pain-area", "broken-skin"};
inline constexpr std::array<std::string_view, 3> kFamiliarWords{"unknown", "yes", "no"};

}  // namespace knotmap::session
