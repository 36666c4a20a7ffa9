#include "app/cli/answer_parts.h"

#include <fmt/format.h>

#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::app {

using core::Json;

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = core::closestWord(word, known);
  return near.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", near);
}

Json idsOf(const referral::Atlas& atlas, const std::vector<referral::TriggerPointId>& points) {
  Json ids = Json::array();
  for (const referral::TriggerPointId point : points) ids.push_back(atlas[point].id);
  return ids;
}

Json evidenceJson(const referral::Evidence& evidence, const findings::Tables& tables) {
  Json sources = Json::array();
  for (const std::string& id : evidence.sources) {
    const core::Source* source = core::findSource(tables.sources, id);
    sources.push_back({{"id", id}, {"title", source ? source->title : ""}});
  }
  return {{"confidence", referral::confidenceCode(evidence.confidence)},
          {"words", tables.atlas.confidenceWords(evidence.confidence)},
          {"sources", sources},
          {"note", evidence.note},
          {"caution", tables.atlas.words()("referral.caution")}};
}

}  // namespace knotmap::app
