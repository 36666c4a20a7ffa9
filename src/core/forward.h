#pragma once

#include <nlohmann/json_fwd.hpp>

namespace knotmap::core {

// Names of core for headers that only mention them: most of the program reads data and speaks to
// people, and need not know how.

using Json = nlohmann::json;
class Assets;
class DataReader;
class Messages;

}  // namespace knotmap::core
