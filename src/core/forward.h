#pragma once

#include <nlohmann/json_fwd.hpp>

namespace knotmap::core {

// Forward declarations of core for headers: most of the program reads data and speaks to people
// without needing to know how.

using Json = nlohmann::json;
class Assets;
class DataReader;
class Messages;

}  // namespace knotmap::core
