#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace knotmap::platform {

/// Replaces `path` as a whole: writes a temporary file beside it, flushes it to disk and renames
/// it, so that a crash leaves either the old or the new content. The old file stays on failure.
core::Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace knotmap::platform
