#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::core {

/// Where a fact comes from.
struct Source {
  std::string id;
  std::string title;  ///< author, title, year as one line for people
  std::string kind;   ///< "book", "paper", "guideline", "web", "dataset", "seed"
};

/// All sources of `sources.json`, sorted by id.
Result<std::vector<Source>> loadSources(const Assets& assets);

/// The source with this id, or null.
const Source* findSource(const std::vector<Source>& sources, std::string_view id);

}  // namespace knotmap::core
