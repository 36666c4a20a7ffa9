#include "core/sources.h"

#include <algorithm>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::core {

Result<std::vector<Source>> loadSources(const Assets& assets) {
  const auto json = assets.read("sources.json", 1);
  if (!json) return json.error();
  Problems problems;
  std::vector<Source> sources;
  for (const DataReader& item : DataReader{*json, "sources.json: ", problems}.at("sources").items())
    sources.push_back({item.text("id"), item.text("title"), item.text("kind")});
  const auto byId = [](const Source& a, const Source& b) { return a.id < b.id; };
  std::sort(sources.begin(), sources.end(), byId);
  for (std::size_t i = 1; i < sources.size(); ++i)
    if (sources[i].id == sources[i - 1].id)
      problems.push_back({"sources.json", "source \"" + sources[i].id + "\" is there twice"});
  if (!problems.empty()) return combined(problems);
  return sources;
}

const Source* findSource(const std::vector<Source>& sources, std::string_view id) {
  const auto found =
      std::lower_bound(sources.begin(), sources.end(), id,
                       [](const Source& s, std::string_view key) { return s.id < key; });
  return found != sources.end() && found->id == id ? &*found : nullptr;
}

}  // namespace knotmap::core
