#include "app/cli/queries.h"

#include <fmt/format.h>

#include <cmath>

#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"
#include "referral/ranking.h"
#include "session/session_file.h"

namespace knotmap::app {
namespace {

using core::Error;
using core::Json;

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = core::closestWord(word, known);
  return near.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", near);
}

template <class Rows>
std::vector<std::string> idsOf(const Rows& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

Json idsOf(const referral::Atlas& atlas, const std::vector<referral::TriggerPointId>& points) {
  Json ids = Json::array();
  for (const referral::TriggerPointId point : points) ids.push_back(atlas[point].id);
  return ids;
}

core::Result<anatomy::BodyPoint> placeOf(const WhereQuery& query, const findings::Tables& tables,
                                         const findings::BodyState& body) {
  if (query.vertex) {
    if (*query.vertex < 0 || *query.vertex >= static_cast<int>(anatomy::kVertexCount))
      return Error{"--vertex", fmt::format("found {}, expected 0 to {}", *query.vertex,
                                           anatomy::kVertexCount - 1)};
    return anatomy::bodyPointAtVertex(body.body().model(),
                                      anatomy::VertexId{static_cast<std::uint32_t>(*query.vertex)});
  }
  const auto id = tables.landmarks.find(query.landmark);
  if (!id)
    return Error{"--landmark",
                 fmt::format("unknown \"{}\", expected a landmark id{}", query.landmark,
                             suggestion(query.landmark, tables.landmarks.ids()))};
  return body.landmarks().at(*id, query.side);
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

const char* roleName(referral::Role role) {
  return role == referral::Role::essential ? "essential" : "spillover";
}

Json musclesJson(const anatomy::Musculature& muscles, anatomy::BodyPoint point) {
  const auto rounded = [](float mm) { return std::round(static_cast<double>(mm) * 10.0) / 10.0; };
  Json items = Json::array();
  for (const anatomy::MuscleCrossing& crossing : muscles.below(point)) {
    const anatomy::Muscle& muscle = muscles.table()[crossing.muscle];
    items.push_back({{"id", muscle.id},
                     {"name", muscle.name},
                     {"part", muscle.part},
                     {"side", core::sideName(crossing.side)},
                     {"enter_mm", rounded(crossing.enterMm)},
                     {"exit_mm", rounded(crossing.exitMm)}});
  }
  return items;
}

}  // namespace

core::Result<Json> answerWhere(const WhereQuery& query, const findings::Tables& tables,
                               const findings::BodyState& body) {
  const auto point = placeOf(query, tables, body);
  if (!point) return point.error();
  const anatomy::RegionMap& regions = body.regions();
  const anatomy::Region& region = regions.table()[regions.at(*point)];
  const auto nearest = body.landmarks().nearest(body.body().positionAt(*point));
  Json near = Json::array();
  for (const referral::NearbyPoint& found : body.atlas().near(*point))
    near.push_back({{"id", tables.atlas[found.point].id},
                    {"side", core::sideName(found.side)},
                    {"distance_mm", std::round(found.distanceMm)}});
  return Json{{"side", core::sideName(anatomy::sideAt(body.body(), *point))},
              {"region", {{"id", region.id}, {"name", region.name}}},
              {"landmark",
               {{"id", tables.landmarks[nearest.id].id},
                {"side", core::sideName(nearest.side)},
                {"distance_mm", std::round(nearest.distanceMm)}}},
              {"muscles", musclesJson(body.muscles(), *point)},
              {"trigger_points", near}};
}

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

core::Result<Json> answerExplain(const ExplainQuery& query, const findings::Tables& tables,
                                 const findings::BodyState& body) {
  referral::Complaint complaint;
  complaint.side = query.side;
  for (const std::string& name : query.symptoms) {
    const auto id = tables.atlas.findSymptom(name);
    if (!id)
      return Error{"--symptom", fmt::format("unknown \"{}\", expected a symptom id{}", name,
                                            suggestion(name, idsOf(tables.atlas.symptoms())))};
    complaint.symptoms.push_back(*id);
  }
  if (!query.areaFile.empty()) {
    auto area = session::loadArea(query.areaFile);
    if (!area) return area.error();
    complaint.painted = std::move(area).value();
  }
  Json candidates = Json::array();
  const auto ranked = referral::rankCandidates(body.atlas(), complaint);
  for (const referral::Candidate& candidate : ranked) {
    const referral::TriggerPoint& point = tables.atlas[candidate.point];
    const anatomy::Muscle& muscle = tables.muscles[point.muscle];
    candidates.push_back(
        {{"rank", candidate.rank},
         {"trigger_point", point.id},
         {"muscle", muscle.id},
         {"part", muscle.part},
         {"side", core::sideName(candidate.side)},
         {"score", std::round(static_cast<double>(candidate.score) * 1000.0) / 1000.0},
         {"role", roleName(candidate.role)},
         {"why", candidate.why},
         {"check_also", idsOf(tables.atlas, tables.atlas.keysOf(candidate.point))},
         {"evidence", evidenceJson(point.evidence, tables)}});
  }
  return Json{{"stops_first", referral::stopsFirst(tables.atlas, complaint.symptoms,
                                                   referral::namedFirst(ranked))},
              {"candidates", candidates}};
}

std::string asText(const Json& document) {
  std::string text;
  const auto write = [&text](const auto& self, const Json& value, int depth) -> void {
    const std::string indent(static_cast<std::size_t>(2 * depth), ' ');
    const auto scalar = [](const Json& v) {
      return v.is_string() ? v.get<std::string>() : v.dump();
    };
    if (value.is_object()) {
      for (const auto& [key, member] : value.items()) {
        if (member.is_primitive()) {
          text += fmt::format("{}{}: {}\n", indent, key, scalar(member));
        } else if (!member.empty()) {
          text += fmt::format("{}{}:\n", indent, key);
          self(self, member, depth + 1);
        }
      }
    } else if (value.is_array()) {
      for (const Json& item : value) {
        if (item.is_primitive()) {
          text += fmt::format("{}- {}\n", indent, scalar(item));
        } else {
          self(self, item, depth);
          text += '\n';
        }
      }
    } else {
      text += fmt::format("{}{}\n", indent, scalar(value));
    }
  };
  write(write, document, 0);
  return text;
}

}  // namespace knotmap::app
