#pragma once

#include <nlohmann/json.hpp>

#include "core/forward.h"

// JSON in full, for sources that look into it. It takes more than a second to compile: headers
// include "core/forward.h" instead.
