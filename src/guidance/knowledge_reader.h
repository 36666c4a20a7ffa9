#pragma once

#include <string>
#include <vector>

#include "core/forward.h"
#include "core/result.h"
#include "guidance/knowledge.h"

namespace knotmap::guidance {

/// Ids that guidance files may refer to but do not define.
struct KnownIds {
  std::vector<std::string> regions;
  std::vector<std::string> parts;  ///< body parts of the regions
  std::vector<std::string> sources;
};

/// Reads every file of `folder` that docs/formats.md lists. Fails as a whole; the error lists every
/// problem of every file.
core::Result<Knowledge> readKnowledge(const core::Assets& folder, const KnownIds& known);

}  // namespace knotmap::guidance
