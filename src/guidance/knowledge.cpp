#include "guidance/knowledge.h"

#include <algorithm>

#include "core/sources.h"
#include "guidance/knowledge_reader.h"

namespace knotmap::guidance {
namespace {

template <class T>
const T* findById(const std::vector<T>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const T& entry) { return entry.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

core::Result<Knowledge> Knowledge::load(const std::filesystem::path& assets,
                                        const anatomy::RegionTable& regions) {
  KnownIds known;
  for (const anatomy::Region& region : regions.regions()) {
    known.regions.push_back(region.id);
    if (std::find(known.parts.begin(), known.parts.end(), region.part) == known.parts.end())
      known.parts.push_back(region.part);
  }
  const auto sources = core::loadSources(assets);
  if (!sources) return sources.error();
  for (const core::Source& source : *sources) known.sources.push_back(source.id);
  return readKnowledge(assets / "guidance", known);
}

const Technique* Knowledge::technique(std::string_view id) const {
  return findById(techniques, id);
}

const Question* Knowledge::question(std::string_view id) const { return findById(questions, id); }

}  // namespace knotmap::guidance
