#include <fmt/format.h>

#include <cmath>

#include "app/cli/answer_parts.h"
#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::app {
namespace {

using core::Error;
using core::Json;

Json zoneJson(const referral::ZoneField& field, const std::vector<int>& teeth,
              const std::vector<std::string>& deep, const findings::BodyState& body) {
  Json items = Json::array();
  for (const auto& share : referral::regionShares(field, body.body(), body.regions()))
    items.push_back({{"kind", "skin"},
                     {"region", body.regions().table()[share.region].id},
                     {"side", core::sideName(share.side)},
                     {"area_mm2", std::round(share.areaMm2)}});
  if (!teeth.empty()) items.push_back({{"kind", "teeth"}, {"fdi", teeth}});
  for (const std::string& place : deep) items.push_back({{"kind", "deep"}, {"place", place}});
  return items;
}

/// Symptom doors that list the trigger point.
Json doorsOf(referral::TriggerPointId point, const referral::Atlas& atlas) {
  Json doors = Json::array();
  for (const referral::Symptom& symptom : atlas.symptoms())
    for (const referral::SymptomCandidate& candidate : symptom.candidates)
      if (candidate.point == point) doors.push_back(symptom.id);
  return doors;
}

void addOptions(CLI::App& app, Options& o) {
  app.add_option("TRIGGER-POINT", o.triggerPoint, "Its id, for example TRAP-1")->required();
  addSide(app, o, {"left", "right"});
}

core::Status execute(const Call& call) {
  const Options& options = call.options;
  return answerOnBody(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerRefer(options.triggerPoint, sideOf(options.side), tables, body);
  });
}

}  // namespace

core::Result<Json> answerRefer(const std::string& triggerPoint, core::Side side,
                               const findings::Tables& tables, const findings::BodyState& body) {
  const auto id = tables.atlas.findPoint(triggerPoint);
  if (!id)
    return Error{"refer", fmt::format("unknown \"{}\", expected a trigger point id{}", triggerPoint,
                                      suggestion(triggerPoint, idsOf(tables.atlas.points())))};
  const referral::TriggerPoint& point = tables.atlas[*id];
  const referral::Pattern& pattern = body.atlas().pattern(*id, side);
  const anatomy::Muscle& muscle = tables.muscles[point.muscle];
  Json sites = Json::array();
  for (const anatomy::BodyPoint site : pattern.sites)
    sites.push_back({{"face", anatomy::index(site.face)}, {"u", site.u}, {"v", site.v}});
  return Json{{"trigger_point", point.id},
              {"name", point.name},
              {"muscle", muscle.id},
              {"side", core::sideName(side)},
              {"essential",
               zoneJson(pattern.essential, pattern.essentialTeeth, pattern.essentialDeep, body)},
              {"spillover",
               zoneJson(pattern.spillover, pattern.spilloverTeeth, pattern.spilloverDeep, body)},
              {"symptoms", doorsOf(*id, tables.atlas)},
              {"signs", point.signs},
              {"activation", point.activation},
              {"sensation", point.sensation},
              {"stops_first", point.stopsFirst},
              {"stops_sources", point.stopsSources},
              {"keys", idsOf(tables.atlas, tables.atlas.keysOf(*id))},
              {"satellites", idsOf(tables.atlas, tables.atlas.satellitesOf(*id))},
              {"evidence", evidenceJson(point.evidence, tables)},
              {"place", {{"words", point.where}, {"sites", sites}}}};
}

Command referCommand() {
  return {"refer", "Where a trigger point is reported to send pain", addOptions, execute};
}

}  // namespace knotmap::app
