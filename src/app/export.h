#pragma once

#include <filesystem>

#include "anatomy/body.h"
#include "core/result.h"

namespace knotmap::app {

/// Writes the fine skin of a body as the object "body"; the ending (.obj, .glb) decides the format.
core::Status exportBody(const anatomy::Body& body, const std::filesystem::path& output);

}  // namespace knotmap::app
