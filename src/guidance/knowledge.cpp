#include "guidance/knowledge.h"

#include <algorithm>

#include "core/assets.h"
#include "core/messages.h"
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

core::Result<Knowledge> Knowledge::load(const core::Assets& assets,
                                        const anatomy::RegionTable& regions,
                                        std::shared_ptr<const core::Messages> words) {
  KnownIds known;
  for (const anatomy::Region& region : regions.regions()) {
    known.regions.push_back(region.id);
    if (std::find(known.parts.begin(), known.parts.end(), region.part) == known.parts.end())
      known.parts.push_back(region.part);
  }
  const auto sources = core::loadSources(assets);
  if (!sources) return sources.error();
  for (const core::Source& source : *sources) known.sources.push_back(source.id);
  auto knowledge = readKnowledge(assets.below("guidance"), known);
  if (knowledge) knowledge->words = std::move(words);
  return knowledge;
}

const Technique* Knowledge::technique(std::string_view id) const {
  return findById(techniques, id);
}

const Disagreement* Knowledge::disagreement(std::string_view id) const {
  return findById(disagreements, id);
}

const MuscleStretch* Knowledge::stretchOf(std::string_view muscle) const {
  for (const MuscleStretch& stretch : stretches)
    for (const std::string& name : stretch.muscles)
      if (muscle.substr(0, name.size()) == name) return &stretch;
  return nullptr;
}

Reach Knowledge::reachOf(std::string_view region) const {
  for (const ReachRule& rule : reach)
    if (std::find(rule.regions.begin(), rule.regions.end(), region) != rule.regions.end())
      return rule.reach;
  return Reach::eitherHand;
}

const Question* Knowledge::question(std::string_view id) const { return findById(questions, id); }

}  // namespace knotmap::guidance
