#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "guidance/knowledge.h"

namespace knotmap::guidance {

/// Ids that guidance files may refer to but do not define.
struct KnownIds {
  std::vector<std::string> regions;
  std::vector<std::string> parts;  ///< body parts of the regions
  std::vector<std::string> sources;
};

/// Reads `techniques.json`, `questions.json`, `stops.json`, `precautions.json`, `no_press.json` and
/// `about.json` of `folder`. Fails as a whole; the error lists every problem of every file.
core::Result<Knowledge> readKnowledge(const std::filesystem::path& folder, const KnownIds& known);

}  // namespace knotmap::guidance
