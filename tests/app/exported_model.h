#pragma once

#include <filesystem>
#include <vector>

#include "anatomy/models/model_file.h"

namespace knotmap::tests {

/// What an exported file holds, read back by no more than its format says: every named object with
/// its triangles. Throws `std::runtime_error` on what does not belong into one.
std::vector<anatomy::NamedMesh> readObj(const std::filesystem::path& file);
std::vector<anatomy::NamedMesh> readGlb(const std::filesystem::path& file);

}  // namespace knotmap::tests
