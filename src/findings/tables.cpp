#include "findings/tables.h"

#include "core/messages.h"

namespace knotmap::findings {

core::Result<std::unique_ptr<Tables>> loadTables(const core::Assets& assets) {
  core::Problems problems;
  const auto keep = [&problems](auto&& loaded, auto& target) {
    if (loaded) {
      target = std::move(loaded).value();
      return true;
    }
    problems.push_back(loaded.error());
    return false;
  };
  auto tables = std::make_unique<Tables>();
  core::Messages texts;
  const bool messages = keep(core::Messages::load(assets), texts);
  tables->words = std::make_shared<const core::Messages>(std::move(texts));
  keep(core::loadSources(assets), tables->sources);
  const bool landmarks = keep(anatomy::LandmarkTable::load(assets), tables->landmarks);
  // A broken table would make every later one look broken too.
  const bool skeleton =
      landmarks && keep(anatomy::SkeletonTable::load(assets, tables->landmarks), tables->skeleton);
  const bool muscles =
      skeleton && keep(anatomy::MuscleTable::load(assets, tables->skeleton), tables->muscles);
  const bool regions =
      landmarks && keep(anatomy::RegionTable::load(assets, tables->landmarks), tables->regions);
  if (muscles)
    keep(referral::Atlas::load(assets, tables->landmarks, tables->muscles), tables->atlas);
  if (regions && messages)
    keep(guidance::Knowledge::load(assets, tables->regions, tables->words), tables->guidance);
  if (!problems.empty()) return core::combined(problems);
  return tables;
}

}  // namespace knotmap::findings
