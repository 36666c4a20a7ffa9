#include <fmt/format.h>

#include <array>

#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "core/json.h"
#include "core/messages.h"
#include "render/camera.h"

namespace knotmap::app {
namespace {

using core::Json;

Json landmarkItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const anatomy::Landmark& landmark : tables.landmarks.landmarks())
    items.push_back({{"id", landmark.id},
                     {"name", landmark.name},
                     {"anatomical", landmark.anatomical},
                     {"paired", landmark.paired},
                     {"confidence", landmark.confidence},
                     {"sources", landmark.sources}});
  return items;
}

Json regionItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const anatomy::Region& region : tables.regions.regions())
    items.push_back({{"id", region.id},
                     {"name", region.name},
                     {"anatomical", region.anatomical},
                     {"part", region.part},
                     {"paired", region.paired},
                     {"ta98", region.ta98},
                     {"fma", region.fma},
                     {"uberon", region.uberon}});
  return items;
}

Json memberIds(const anatomy::Muscle& muscle, const anatomy::MuscleTable& table) {
  Json ids = Json::array();
  for (const anatomy::MuscleId member : muscle.members) ids.push_back(table[member].id);
  return ids;
}

Json muscleItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const anatomy::Muscle& muscle : tables.muscles.muscles())
    items.push_back({{"id", muscle.id},
                     {"name", muscle.name},
                     {"part", muscle.part},
                     {"plain", muscle.plain},
                     {"layer", muscle.layer},
                     {"area", muscle.area},
                     {"aliases", muscle.aliases},
                     {"ta98", muscle.ta98},
                     {"fma", muscle.fma},
                     {"uberon", muscle.uberon},
                     {"origin", muscle.origin},
                     {"insertion", muscle.insertion},
                     {"nerve", muscle.nerve},
                     {"action", muscle.action},
                     {"members", memberIds(muscle, tables.muscles)},
                     {"sources", muscle.sources}});
  return items;
}

Json triggerPointItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const referral::TriggerPoint& point : tables.atlas.points()) {
    const anatomy::Muscle& muscle = tables.muscles[point.muscle];
    items.push_back({{"id", point.id},
                     {"name", point.name},
                     {"muscle", muscle.id},
                     {"part", muscle.part},
                     {"where", point.where},
                     {"evidence", referral::confidenceCode(point.evidence.confidence)},
                     {"sources", point.evidence.sources}});
  }
  return items;
}

Json symptomItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const referral::Symptom& symptom : tables.atlas.symptoms())
    items.push_back({{"id", symptom.id},
                     {"name", symptom.name},
                     {"category", symptom.category},
                     {"aliases", symptom.aliases},
                     {"sources", symptom.sources}});
  return items;
}

Json doses(const guidance::Technique& technique) {
  Json list = Json::array();
  for (const guidance::Dose& dose : technique.doses)
    list.push_back({{"text", dose.text}, {"sources", dose.sources}});
  return list;
}

Json techniqueItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const guidance::Technique& technique : tables.guidance.techniques) {
    Json who = Json::array();
    for (const guidance::With with : technique.who) who.push_back(guidance::withName(with));
    items.push_back({{"id", technique.id},
                     {"name", technique.name},
                     {"doses", doses(technique)},
                     {"who", who},
                     {"tools", technique.tools},
                     {"checklist", technique.checklist},
                     {"sources", technique.sources}});
  }
  return items;
}

Json precautionItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const guidance::Precaution& precaution : tables.guidance.precautions)
    items.push_back({{"id", precaution.id},
                     {"name", precaution.name},
                     {"text", precaution.text},
                     {"removes", precaution.removes},
                     {"checklist", precaution.checklist},
                     {"sources", precaution.sources}});
  return items;
}

Json stopItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const guidance::Stop& stop : tables.guidance.stops)
    items.push_back({{"id", stop.id},
                     {"name", stop.why},
                     {"question", stop.question},
                     {"urgency", guidance::urgencyName(stop.urgency)},
                     {"go_where", stop.goWhere},
                     {"checklist", stop.checklist},
                     {"sources", stop.sources}});
  return items;
}

Json sourceItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const core::Source& source : tables.sources)
    items.push_back({{"id", source.id}, {"name", source.title}, {"kind", source.kind}});
  return items;
}

Json viewItems(const findings::Tables& tables) {
  Json items = Json::array();
  for (const render::View& view : render::views())
    items.push_back({{"id", view.id},
                     {"name", tables.messages()(fmt::format("view.{}-name", view.id))},
                     {"key", view.key}});
  return items;
}

struct Kind {
  const char* name;
  Json (*items)(const findings::Tables&);
};
constexpr std::array kKinds{
    Kind{"muscles", muscleItems},         Kind{"trigger-points", triggerPointItems},
    Kind{"symptoms", symptomItems},       Kind{"regions", regionItems},
    Kind{"landmarks", landmarkItems},     Kind{"techniques", techniqueItems},
    Kind{"precautions", precautionItems}, Kind{"stops", stopItems},
    Kind{"sources", sourceItems},         Kind{"views", viewItems}};

void addOptions(CLI::App& app, Options& o) {
  app.add_option("KIND", o.kind, "What to list")->required()->check(CLI::IsMember(listedKinds()));
}

core::Status execute(const Call& call) {
  auto tables = tablesOf(call);
  if (!tables) return tables.error();
  return print(listItems(call.options.kind, **tables), call.options.json);
}

}  // namespace

const std::vector<std::string>& listedKinds() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Kind& kind : kKinds) all.emplace_back(kind.name);
    return all;
  }();
  return names;
}

core::Result<Json> listItems(const std::string& kind, const findings::Tables& tables) {
  for (const Kind& known : kKinds)
    if (kind == known.name) return Json{{"items", known.items(tables)}};
  return core::Error{"list", fmt::format("unknown \"{}\", expected one of {}", kind,
                                         fmt::join(listedKinds(), ", "))};
}

Command listCommand() { return {"list", "List what the program knows", addOptions, execute}; }

}  // namespace knotmap::app
