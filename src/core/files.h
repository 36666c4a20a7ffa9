#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace knotmap::core {

/// The whole file as bytes. Refuses directories, unreadable files and files over `maxBytes`.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes = 64u << 20);

}  // namespace knotmap::core
