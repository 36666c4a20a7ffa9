#include "referral/atlas_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/data_reader.h"

namespace knotmap::referral {
namespace {

using core::DataReader;

std::vector<std::string> knownTexts(const DataReader& data, std::string_view key,
                                    const std::vector<std::string>& known) {
  std::vector<std::string> found;
  for (const DataReader& item : data.itemsIfAny(key)) {
    const std::size_t index = item.oneOf(known);
    if (item.isText() && index < known.size() && known[index] == item.text())
      found.push_back(known[index]);
  }
  return found;
}

std::vector<int> readTeeth(const DataReader& data) {
  std::vector<int> teeth;
  for (const DataReader& item : data.itemsIfAny("teeth")) {
    const int tooth = item.integer(11, 48);
    if (!isTooth(tooth)) {
      item.problem(
          fmt::format("found {}, expected a tooth number of the FDI: 11-18, 21-28, "
                      "31-38 or 41-48",
                      tooth));
    } else if (std::find(teeth.begin(), teeth.end(), tooth) != teeth.end()) {
      item.problem(fmt::format("tooth {} is named twice", tooth));
    } else {
      teeth.push_back(tooth);
    }
  }
  return teeth;
}

Zone readZone(const DataReader& data, const AtlasContext& context) {
  data.allowOnly({"strokes", "teeth", "deep"});
  Zone zone;
  for (const DataReader& stroke : data.itemsIfAny("strokes"))
    zone.strokes.push_back(readStroke(stroke, context.landmarks));
  zone.teeth = readTeeth(data);
  zone.deep = knownTexts(data, "deep", deepTargets());
  return zone;
}

Zone zoneIfAny(const DataReader& data, std::string_view key, const AtlasContext& context) {
  return data.has(key) ? readZone(data.at(key), context) : Zone{};
}

Evidence readEvidence(const DataReader& data, const AtlasContext& context) {
  data.allowOnly({"confidence", "sources", "note"});
  Evidence evidence;
  evidence.confidence = static_cast<Confidence>(data.at("confidence").oneOf({"H", "M", "L"}));
  evidence.sources = knownTexts(data, "sources", context.sources);
  if (data.itemsIfAny("sources").empty()) data.problem("has no sources, expected one or more");
  evidence.note = data.textOr("note", "");
  return evidence;
}

TriggerPoint readPoint(const DataReader& data, const AtlasContext& context) {
  data.allowOnly({"id", "name", "muscle", "sites", "where", "essential", "spillover", "midline",
                  "side", "internal", "sensation", "stops_first", "stops_sources", "test", "signs",
                  "activation", "evidence"});
  TriggerPoint point;
  point.id = data.text("id");
  point.name = data.text("name");
  point.muscle = static_cast<anatomy::MuscleId>(data.at("muscle").oneOf(context.muscles.ids()));
  for (const DataReader& site : data.at("sites").items())
    point.sites.push_back(anatomy::readPlace(site, context.landmarks));
  if (point.sites.empty() && data.has("sites"))
    data.at("sites").problem("is empty, expected one place or more");
  point.where = data.text("where");
  point.essential = zoneIfAny(data, "essential", context);
  point.spillover = zoneIfAny(data, "spillover", context);
  point.sensation = data.textOr("sensation", "");
  if (point.essential.empty() && point.spillover.empty() && point.sensation.empty())
    data.problem("has neither an essential nor a spillover zone nor a sensation, expected one");
  point.midline = data.flagOr("midline", false);
  if (data.has("side"))
    point.onlyOn =
        data.at("side").oneOf({"left", "right"}) == 0 ? core::Side::left : core::Side::right;
  point.stopsFirst = data.texts("stops_first");
  point.stopsSources = knownTexts(data, "stops_sources", context.sources);
  point.internal = data.flagOr("internal", false);
  point.test = data.textOr("test", "");
  point.signs = data.texts("signs");
  point.activation = data.texts("activation");
  point.evidence = readEvidence(data.at("evidence"), context);
  return point;
}

void readCandidates(const DataReader& data, const std::vector<std::string>& pointIds,
                    Symptom& symptom) {
  for (const Role role : {Role::essential, Role::spillover}) {
    for (const DataReader& item :
         data.itemsIfAny(role == Role::essential ? "candidates" : "also")) {
      const std::size_t found = item.oneOf(pointIds);
      const auto point = static_cast<TriggerPointId>(found);
      const bool twice = std::any_of(symptom.candidates.begin(), symptom.candidates.end(),
                                     [&](const auto& c) { return c.point == point; });
      const bool known = found < pointIds.size() && item.isText() && item.text() == pointIds[found];
      if (known && twice) item.problem("is a candidate already");
      if (known && !twice) symptom.candidates.push_back({point, role});
    }
  }
  if (symptom.candidates.empty())
    data.problem("has no candidates, expected one or more trigger points");
}

Prevalence readPrevalence(const DataReader& data, const AtlasContext& context,
                          const std::vector<std::string>& pointIds) {
  data.allowOnly({"points", "from_percent", "to_percent", "source"});
  Prevalence prevalence;
  for (const DataReader& item : data.at("points").items())
    prevalence.points.push_back(static_cast<TriggerPointId>(item.oneOf(pointIds)));
  prevalence.fromPercent = static_cast<float>(data.number("from_percent", 0.0, 100.0));
  prevalence.toPercent =
      static_cast<float>(data.number("to_percent", prevalence.fromPercent, 100.0));
  data.at("source").oneOf(context.sources);
  prevalence.source = data.text("source");
  return prevalence;
}

Symptom readSymptom(const DataReader& data, const AtlasContext& context,
                    const std::vector<std::string>& pointIds) {
  data.allowOnly({"id", "name", "category", "candidates", "also", "prevalence", "aliases",
                  "stops_first", "felt", "sources"});
  const std::vector<std::string>& categories = symptomCategories();
  Symptom symptom;
  symptom.id = data.text("id");
  symptom.name = data.text("name");
  symptom.category = categories[data.at("category").oneOf(categories)];
  readCandidates(data, pointIds, symptom);
  for (const DataReader& item : data.itemsIfAny("prevalence"))
    symptom.prevalence.push_back(readPrevalence(item, context, pointIds));
  symptom.aliases = data.texts("aliases");
  symptom.stopsFirst = data.texts("stops_first");
  symptom.felt = zoneIfAny(data, "felt", context);
  symptom.sources = knownTexts(data, "sources", context.sources);
  if (data.itemsIfAny("sources").empty()) data.problem("has no sources, expected one or more");
  return symptom;
}

}  // namespace

Stroke readStroke(const DataReader& data, const anatomy::LandmarkTable& landmarks) {
  data.allowOnly({"through", "radius_mm"});
  Stroke stroke;
  for (const DataReader& place : data.at("through").items())
    stroke.through.push_back(anatomy::readPlace(place, landmarks));
  if (stroke.through.empty() && data.has("through"))
    data.at("through").problem("is empty, expected one place or more");
  stroke.radiusMm = static_cast<float>(data.number("radius_mm", kLeastRadiusMm, kMostRadiusMm));
  return stroke;
}

const std::vector<std::string>& deepTargets() {
  static const std::vector<std::string> targets{"ear",       "eye",    "throat",
                                                "jaw-joint", "palate", "tongue"};
  return targets;
}

bool isTooth(int fdi) { return fdi / 10 >= 1 && fdi / 10 <= 4 && fdi % 10 >= 1 && fdi % 10 <= 8; }

std::vector<TriggerPoint> readPoints(const DataReader& file, const AtlasContext& context) {
  file.allowOnly({"schema", "points"});
  std::vector<TriggerPoint> points;
  for (const DataReader& item : file.at("points").items())
    points.push_back(readPoint(item, context));
  return points;
}

std::vector<Symptom> readSymptoms(const DataReader& file, const AtlasContext& context,
                                  const std::vector<TriggerPoint>& points) {
  file.allowOnly({"schema", "symptoms"});
  std::vector<std::string> pointIds;
  for (const TriggerPoint& point : points) pointIds.push_back(point.id);
  std::vector<Symptom> symptoms;
  std::set<std::string> seen;
  for (const DataReader& item : file.at("symptoms").items()) {
    symptoms.push_back(readSymptom(item, context, pointIds));
    if (!seen.insert(symptoms.back().id).second)
      item.problem(fmt::format("\"{}\" is there twice", symptoms.back().id));
  }
  return symptoms;
}

std::vector<KeyRelation> readKeyRelations(const DataReader& file, const AtlasContext& context,
                                          const std::vector<TriggerPoint>& points) {
  file.allowOnly({"schema", "relations"});
  std::vector<std::string> pointIds;
  for (const TriggerPoint& point : points) pointIds.push_back(point.id);
  std::vector<KeyRelation> relations;
  for (const DataReader& item : file.at("relations").items()) {
    item.allowOnly({"key", "satellites", "also", "sources"});
    KeyRelation relation{.key = static_cast<TriggerPointId>(item.at("key").oneOf(pointIds)),
                         .satellites = {},
                         .also = item.texts("also"),
                         .sources = knownTexts(item, "sources", context.sources)};
    for (const DataReader& satellite : item.itemsIfAny("satellites"))
      relation.satellites.push_back(static_cast<TriggerPointId>(satellite.oneOf(pointIds)));
    if (relation.satellites.empty() && relation.also.empty())
      item.problem("names no satellite, expected one or more");
    if (relation.sources.empty()) item.problem("has no sources, expected one or more");
    relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace knotmap::referral
