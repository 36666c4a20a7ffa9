#include <fmt/format.h>

#include <algorithm>

#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/reader_parts.h"

namespace knotmap::guidance {
namespace {

using core::DataReader;

/// The highest pain score any source allows while pressing (s2).
constexpr int kHighestPressureLimit = 5;
/// More would not be read while the time runs.
constexpr std::size_t kMostCues = 3;

struct Range {
  std::optional<double> min, max;
};

/// `[from, to]`, both within 0..max.
Range readRange(const DataReader& reader, std::string_view key, double max) {
  if (!reader.has(key)) return {};
  const DataReader list = reader.at(key);
  const auto items = list.items();
  if (items.size() != 2) {
    list.problem("expected two numbers: from, to");
    return {};
  }
  const Range range{items[0].number(0.0, max), items[1].number(0.0, max)};
  const core::Json& last = items[1].raw();
  if (last.is_number() && last.get<double>() < *range.min)
    list.problem("the first number is larger than the second");
  return range;
}

std::optional<int> readCount(const DataReader& reader, std::string_view key, int max) {
  if (!reader.has(key)) return std::nullopt;
  return reader.integer(key, 0, max);
}

Dose readDose(const DataReader& reader, const ReadingIds& ids) {
  reader.allowOnly({"text", "note", "hold_s", "minutes", "off_minutes", "rounds", "rest_s",
                    "per_day", "pressure_limit", "gentle", "sources"});
  Dose dose;
  dose.text = filledText(reader, "text");
  dose.note = reader.textOr("note", "");
  const Range hold = readRange(reader, "hold_s", 600.0);
  dose.holdSecondsMin = hold.min;
  dose.holdSecondsMax = hold.max;
  const Range minutes = readRange(reader, "minutes", 120.0);
  dose.minutesMin = minutes.min;
  dose.minutesMax = minutes.max;
  if (reader.has("off_minutes")) dose.offMinutesMin = reader.number("off_minutes", 0.0, 600.0);
  const Range rounds = readRange(reader, "rounds", 20.0);
  if (rounds.min) dose.rounds = static_cast<int>(*rounds.min);
  if (rounds.max) dose.roundsMax = static_cast<int>(*rounds.max);
  if (reader.has("rest_s")) dose.restSeconds = reader.number("rest_s", 0.0, 600.0);
  dose.perDay = readCount(reader, "per_day", 24);
  dose.pressureLimit = readCount(reader, "pressure_limit", 10);
  dose.gentle = reader.flagOr("gentle", false);
  dose.sources = readSources(reader, ids);
  return dose;
}

Position readPosition(const DataReader& reader, const ReadingIds& ids) {
  reader.allowOnly({"source", "says"});
  Position position;
  position.source = reader.text("source");
  reader.at("source").oneOf(ids.known.sources);
  position.says = filledText(reader, "says");
  return position;
}

TrialEvidence readEvidence(const DataReader& reader, const ReadingIds& ids) {
  reader.allowOnly({"says", "sources"});
  return {filledText(reader, "says"), readSources(reader, ids)};
}

Disagreement readDisagreement(const DataReader& reader, ReadingIds& ids) {
  reader.allowOnly({"id", "topic", "positions", "rule", "range", "evidence", "checklist"});
  Disagreement row;
  row.id = newId(reader, ids.disagreements);
  row.topic = filledText(reader, "topic");
  for (const DataReader& position : reader.itemsIfAny("positions"))
    row.positions.push_back(readPosition(position, ids));
  if (row.positions.size() < 2) reader.problem("has fewer than two positions");
  row.rule = filledText(reader, "rule");
  row.range = reader.textOr("range", "");
  for (const DataReader& evidence : reader.itemsIfAny("evidence"))
    row.evidence.push_back(readEvidence(evidence, ids));
  row.checklist = readChecklist(reader, "D");
  return row;
}

Slot readSlot(const DataReader& reader) {
  return static_cast<Slot>(reader.at("slot").oneOf(
      {"warm", "find", "press", "pin", "strokes", "stretch", "after", "rub", "later"}));
}

void readFlags(const DataReader& reader, Technique& technique) {
  technique.presses = reader.flagOr("presses", false);
  technique.percussion = reader.flagOr("percussion", false);
  technique.heat = reader.flagOr("heat", false);
  technique.cold = reader.flagOr("cold", false);
  technique.rub = reader.flagOr("rub", false);
  technique.gentle = reader.flagOr("gentle", false);
  technique.general = reader.flagOr("general", false);
  technique.occasional = reader.flagOr("occasional", false);
}

void readWho(const DataReader& reader, Technique& technique) {
  for (const DataReader& item : reader.at("who").items())
    technique.who.push_back(
        static_cast<With>(item.oneOf({"alone", "partner", "professional", "doctor"})));
  if (technique.who.empty()) reader.problem("nobody may do it, expected who");
}

void readWhere(const DataReader& reader, const ReadingIds& ids, Technique& technique) {
  technique.parts = knownTexts(reader, "parts", ids.known.parts);
  technique.notParts = knownTexts(reader, "not_parts", ids.known.parts);
  technique.notRegions = knownTexts(reader, "not_regions", ids.known.regions);
  technique.partsWhy = reader.textOr("parts_why", "");
  const bool everywhere =
      technique.parts.empty() && technique.notParts.empty() && technique.notRegions.empty();
  if (!everywhere && technique.partsWhy.empty())
    reader.problem("is not offered everywhere, expected parts_why");
}

/// Rules that no correction of a data row may break.
void checkSafety(const DataReader& reader, const Technique& technique) {
  if (technique.doses.empty()) reader.problem("has no dose, expected at least one");
  if (technique.percussion && !technique.presses)
    reader.problem("percussion must also be marked as pressing");
  if (technique.rub && !technique.presses) reader.problem("a rub must also be marked as pressing");
  for (const char* part : {"head", "neck", "shoulder"}) {
    const auto& never = technique.notParts;
    if (technique.percussion && std::find(never.begin(), never.end(), part) == never.end())
      reader.problem(
          fmt::format("percussion is never offered on the {}, expected it in not_parts", part));
  }
  if (technique.heat && technique.rub) reader.problem("heat and rub must never meet");
  const bool limited = !technique.doses.empty() && technique.doses[0].pressureLimit.has_value();
  if (technique.presses && !limited)
    reader.problem("presses, but its first dose has no pressure_limit");
  for (const Dose& dose : technique.doses)
    if (technique.presses && dose.pressureLimit.value_or(0) > kHighestPressureLimit)
      reader.problem(fmt::format("a pressure_limit of {}, expected at most {}", *dose.pressureLimit,
                                 kHighestPressureLimit));
}

bool isSelfCare(const Technique& technique) {
  return std::any_of(technique.who.begin(), technique.who.end(),
                     [](With who) { return who == With::alone || who == With::partner; });
}

/// What a person needs who follows a technique by the clock.
void checkFollowable(const DataReader& reader, const Technique& technique) {
  if (technique.general || !isSelfCare(technique) || technique.doses.empty()) return;
  const Dose& dose = technique.doses.front();
  const bool byHold = dose.holdSecondsMin && dose.rounds;
  if (!byHold && !dose.minutesMin)
    reader.problem("its first dose has no time, expected hold_s and rounds, or minutes");
  if (technique.position.empty()) reader.problem("has no position, expected how to stand or lie");
  if (technique.cues.empty() || technique.cues.size() > kMostCues)
    reader.problem(
        fmt::format("has {} cues, expected one to {}", technique.cues.size(), kMostCues));
  if (technique.feel.empty()) reader.problem("has no feel, expected what a person may feel");
  if (technique.stopWhen.empty()) reader.problem("has no stop_when, expected when to stop at once");
}

Technique readTechnique(const DataReader& reader, ReadingIds& ids) {
  reader.allowOnly({"id",     "name",    "slot",       "order",     "checklist",     "who",
                    "tools",  "presses", "percussion", "heat",      "cold",          "rub",
                    "gentle", "general", "occasional", "parts",     "not_parts",     "parts_why",
                    "steps",  "limits",  "why",        "doses",     "disagreements", "position",
                    "cues",   "feel",    "stop_when",  "direction", "not_regions",   "sources"});
  Technique technique;
  technique.id = newId(reader, ids.techniques);
  technique.name = filledText(reader, "name");
  technique.slot = readSlot(reader);
  technique.order = reader.integer("order", 0, 999);
  technique.checklist = readChecklist(reader, "T");
  readWho(reader, technique);
  technique.tools = knownTexts(reader, "tools", ids.tools);
  readFlags(reader, technique);
  readWhere(reader, ids, technique);
  technique.steps = reader.texts("steps");
  if (technique.steps.empty()) reader.problem("has no steps, expected at least one");
  technique.position = reader.textOr("position", "");
  technique.cues = reader.texts("cues");
  technique.feel = reader.texts("feel");
  technique.limits = reader.texts("limits");
  technique.stopWhen = reader.texts("stop_when");
  if (reader.has("direction"))
    technique.direction = static_cast<Direction>(
        reader.at("direction").oneOf({"none", "press", "along-fibres", "towards-middle"}));
  technique.why = filledText(reader, "why");
  for (const DataReader& dose : reader.itemsIfAny("doses"))
    technique.doses.push_back(readDose(dose, ids));
  technique.disagreements = knownTexts(reader, "disagreements", ids.disagreements);
  technique.sources = readSources(reader, ids);
  checkSafety(reader, technique);
  checkFollowable(reader, technique);
  return technique;
}

}  // namespace

std::vector<Tool> readTools(const DataReader& file, ReadingIds& ids) {
  std::vector<Tool> tools;
  for (const DataReader& entry : entries(file, "tools")) {
    entry.allowOnly({"id", "name"});
    Tool tool;
    tool.id = newId(entry, ids.tools);
    tool.name = filledText(entry, "name");
    tools.push_back(std::move(tool));
  }
  return tools;
}

std::vector<Disagreement> readDisagreements(const DataReader& file, ReadingIds& ids) {
  std::vector<Disagreement> rows;
  for (const DataReader& entry : entries(file, "disagreements"))
    rows.push_back(readDisagreement(entry, ids));
  return rows;
}

std::vector<Technique> readTechniques(const DataReader& file, ReadingIds& ids) {
  std::vector<Technique> techniques;
  for (const DataReader& entry : entries(file, "techniques"))
    techniques.push_back(readTechnique(entry, ids));
  std::stable_sort(techniques.begin(), techniques.end(),
                   [](const Technique& a, const Technique& b) { return a.order < b.order; });
  return techniques;
}

}  // namespace knotmap::guidance
