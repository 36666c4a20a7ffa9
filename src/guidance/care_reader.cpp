#include <fmt/format.h>

#include <algorithm>

#include "core/data_reader.h"
#include "guidance/reader_parts.h"

namespace knotmap::guidance {
namespace {

using core::DataReader;

MuscleStretch readStretch(const DataReader& reader, const ReadingIds& ids,
                          std::vector<std::string>& taken) {
  reader.allowOnly({"id", "muscles", "steps", "sources"});
  MuscleStretch stretch;
  stretch.id = newId(reader, taken);
  stretch.muscles = reader.texts("muscles");
  if (stretch.muscles.empty()) reader.problem("has no muscles, expected at least one");
  stretch.steps = reader.texts("steps");
  if (stretch.steps.size() < 2 || stretch.steps.size() > 4)
    reader.problem(fmt::format("has {} steps, expected two to four", stretch.steps.size()));
  stretch.sources = readSources(reader, ids);
  return stretch;
}

ReachRule readReachRule(const DataReader& reader, const ReadingIds& ids,
                        std::vector<std::string>& taken) {
  reader.allowOnly({"regions", "hand", "sources"});
  ReachRule rule;
  for (const DataReader& item : reader.itemsIfAny("regions")) {
    item.oneOf(ids.known.regions);
    const std::string region = item.text();
    if (std::find(taken.begin(), taken.end(), region) != taken.end())
      item.problem(fmt::format("\"{}\" is in two rules, expected one", region));
    taken.push_back(region);
    rule.regions.push_back(region);
  }
  if (rule.regions.empty()) reader.problem("has no regions, expected at least one");
  rule.reach =
      static_cast<Reach>(reader.at("hand").oneOf({"either", "other-side", "same-side", "none"}));
  rule.sources = readSources(reader, ids);
  return rule;
}

FollowUpRule readFollowUp(const DataReader& reader, const ReadingIds& ids,
                          std::vector<std::string>& taken) {
  reader.allowOnly({"id", "days", "since_onset", "text", "whom", "parts", "symptoms", "concerns",
                    "checklist", "sources"});
  FollowUpRule rule;
  rule.id = newId(reader, taken);
  rule.days = reader.integer("days", 1, 365);
  rule.sinceOnset = reader.flagOr("since_onset", false);
  rule.text = filledText(reader, "text");
  rule.whom = filledText(reader, "whom");
  rule.parts = knownTexts(reader, "parts", ids.known.parts);
  rule.symptoms = knownTexts(reader, "symptoms", symptomCategories());
  rule.concerns = knownTexts(reader, "concerns", {"presses", "heat", "cold", "rub", "stretch"});
  rule.checklist = readChecklist(reader, "PR");
  rule.sources = readSources(reader, ids);
  return rule;
}

Statement readStatement(const DataReader& reader, const ReadingIds& ids,
                        std::vector<std::string>& taken) {
  reader.allowOnly({"id", "text", "checklist", "sources"});
  Statement statement;
  statement.id = newId(reader, taken);
  statement.checklist = readChecklist(reader, "CKVD");
  statement.text = filledText(reader, "text");
  statement.sources = readSources(reader, ids);
  return statement;
}

}  // namespace

std::vector<std::string> symptomCategories() {
  return {"headache", "toothache", "earache",   "jaw",     "throat", "neck",
          "face",     "shoulder",  "dizziness", "arm",     "chest",  "back",
          "low back", "buttock",   "hip",       "abdomen", "leg"};
}

std::vector<MuscleStretch> readStretches(const DataReader& file, const ReadingIds& ids) {
  std::vector<MuscleStretch> rows;
  std::vector<std::string> taken;
  for (const DataReader& entry : entries(file, "stretches"))
    rows.push_back(readStretch(entry, ids, taken));
  return rows;
}

std::vector<ReachRule> readReach(const DataReader& file, const ReadingIds& ids) {
  std::vector<ReachRule> rows;
  std::vector<std::string> taken;
  for (const DataReader& entry : entries(file, "reach"))
    rows.push_back(readReachRule(entry, ids, taken));
  return rows;
}

std::vector<FollowUpRule> readFollowUps(const DataReader& file, const ReadingIds& ids) {
  std::vector<FollowUpRule> rows;
  std::vector<std::string> taken;
  for (const DataReader& entry : entries(file, "follow_ups"))
    rows.push_back(readFollowUp(entry, ids, taken));
  return rows;
}

std::vector<Statement> readStatements(const DataReader& file, const ReadingIds& ids) {
  std::vector<Statement> rows;
  std::vector<std::string> taken;
  for (const DataReader& entry : entries(file, "statements"))
    rows.push_back(readStatement(entry, ids, taken));
  return rows;
}

}  // namespace knotmap::guidance
