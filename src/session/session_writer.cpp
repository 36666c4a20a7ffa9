#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "session/file_words.h"
#include "session/session_file.h"

namespace knotmap::session {
namespace {

/// Keys in the order written; numbers as the shortest text that gives the same float again.
using OutJson = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool,
                                     std::int64_t, std::uint64_t, float>;

/// Texts of a session are clean UTF-8; should one not be, a mark is worth more than its spelling.
std::string line(const OutJson& value) {
  return value.dump(-1, ' ', false, OutJson::error_handler_t::replace);
}

OutJson shapeJson(const anatomy::BodyShape& shape) {
  return {{"sex", shape.sex},       {"age_years", shape.ageYears},
          {"muscle", shape.muscle}, {"weight", shape.weight},
          {"height", shape.height}, {"proportions", shape.proportions}};
}

OutJson placeJson(anatomy::BodyPoint point) {
  return {{"face", anatomy::index(point.face)}, {"u", point.u}, {"v", point.v}};
}

OutJson dabJson(const anatomy::BrushDab& dab) {
  OutJson json = placeJson(dab.at);
  json["radius_mm"] = dab.radiusMm;
  return json;
}

OutJson markJson(const anatomy::Mark& mark) {
  OutJson dabs = OutJson::array();
  for (const anatomy::BrushDab& dab : mark.dabs) dabs.push_back(dabJson(dab));
  return {{"id", static_cast<std::uint32_t>(mark.id)},
          {"kind", kMarkKindWords[static_cast<std::size_t>(mark.kind)]},
          {"at", placeJson(mark.at)},
          {"size_mm", mark.sizeMm},
          {"tenderness", mark.tenderness},
          {"quality", mark.quality},
          {"since", mark.since},
          {"familiar", kFamiliarWords[static_cast<std::size_t>(mark.familiar)]},
          {"trigger_point", mark.triggerPoint},
          {"muscle", mark.muscle},
          {"note", mark.note},
          {"comes_back", mark.comesBack},
          {"locked", mark.locked},
          {"dabs", std::move(dabs)}};
}

OutJson patternJson(const ShownPattern& pattern) {
  return {{"trigger_point", pattern.triggerPoint}, {"side", core::sideName(pattern.side)}};
}

OutJson symptomJson(const ChosenSymptom& chosen) {
  OutJson json{{"symptom", chosen.symptom}};
  if (chosen.side) json["side"] = core::sideName(*chosen.side);
  return json;
}

OutJson answersJson(const guidance::Answers& answers) {
  OutJson json = OutJson::object();
  for (const auto& [question, answer] : answers) json[question] = guidance::answerName(answer);
  return json;
}

OutJson scoreJson(const Score& score) {
  OutJson json{{"mark", static_cast<std::uint32_t>(score.mark)},
               {"date", score.date},
               {"before", score.before}};
  if (score.after) json["after"] = *score.after;
  return json;
}

/// A list with one element a line, so that a change of one mark is a change of one line.
template <class T>
std::string listText(const std::vector<T>& list, OutJson (*toJson)(const T&)) {
  std::string text;
  for (const T& element : list)
    text += (text.empty() ? "\n    " : ",\n    ") + line(toJson(element));
  return text.empty() ? "[]" : "[" + text + "\n  ]";
}

}  // namespace

std::string sessionToText(const Session& session) {
  std::string text = "{\n";
  const auto member = [&text](std::string_view key, const std::string& value) {
    text += fmt::format("{}  \"{}\": {}", text.size() > 2 ? ",\n" : "", key, value);
  };
  member("format", line(kSessionFormat));
  member("version", line(kSessionVersion));
  member("body", line(shapeJson(session.shape)));
  member("covered", line(session.covered));
  member("next_mark", line(session.nextMark));
  member("marks", listText(session.marks, markJson));
  member("patterns", listText(session.patterns, patternJson));
  member("symptoms", listText(session.symptoms, symptomJson));
  member("answers", line(answersJson(session.answers)));
  member("with", line(guidance::withName(session.with)));
  member("tools", line(session.tools));
  if (session.minutes) member("minutes", line(*session.minutes));
  member("scores", listText(session.scores, scoreJson));
  member("notes", line(session.notes));
  return text + "\n}\n";
}

}  // namespace knotmap::session
