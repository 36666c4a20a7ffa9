#pragma once

#include <filesystem>

#include "core/result.h"
#include "findings/body_state.h"

namespace knotmap::app {

/// Writes the fine skin of a body as the object "body" and every muscle as "MUSCLE_ID.SIDE", where
/// the id of a part ends in the part; the ending (.obj, .glb) decides the format.
core::Status exportBody(const findings::BodyState& body, const std::filesystem::path& output);

}  // namespace knotmap::app
