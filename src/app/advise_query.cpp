#include "app/queries.h"

namespace knotmap::app {
namespace {

using core::Json;

Json questionJson(const guidance::Question& question) {
  return {{"id", question.id},
          {"text", question.text},
          {"help", question.help},
          {"group", question.group}};
}

Json doseJson(const guidance::Dose& dose) {
  Json json{{"text", dose.text}, {"sources", dose.sources}};
  const auto add = [&json](const char* key, const auto& value) {
    if (value) json[key] = *value;
  };
  add("hold_seconds_min", dose.holdSecondsMin);
  add("hold_seconds_max", dose.holdSecondsMax);
  add("minutes_min", dose.minutesMin);
  add("minutes_max", dose.minutesMax);
  add("off_minutes_min", dose.offMinutesMin);
  add("rounds", dose.rounds);
  add("per_day", dose.perDay);
  add("pressure_limit", dose.pressureLimit);
  return json;
}

Json stepJson(const guidance::Step& step) {
  Json positions = Json::array();
  for (const guidance::Disagreement* row : step.disagreements)
    for (const guidance::Position& position : row->positions)
      positions.push_back(
          {{"topic", row->topic}, {"source", position.source}, {"says", position.says}});
  return {{"technique", step.technique}, {"name", step.name},
          {"where", step.where},         {"why", step.why},
          {"dose", doseJson(step.dose)}, {"steps", step.steps},
          {"limits", step.limits},       {"sources", step.sources},
          {"disagreement", positions}};
}

template <class Rows, class Function>
Json listOf(const Rows& rows, Function toJson) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(toJson(row));
  return list;
}

const char* statusName(guidance::Advice::Status status) {
  switch (status) {
    case guidance::Advice::Status::ok:
      return "ok";
    case guidance::Advice::Status::ask:
      return "ask";
    case guidance::Advice::Status::stop:
      return "stop";
  }
  return "ask";
}

}  // namespace

Json answerAdvise(const session::Session& session, const Tables& tables, BodyState& body) {
  const guidance::Advice advice = ui::findAll(session, tables.catalogue(), body.knowledge()).advice;
  return {{"status", statusName(advice.status)},
          {"urgency", guidance::urgencyName(advice.urgency)},
          {"questions", listOf(advice.questions, questionJson)},
          {"stops", listOf(advice.stops,
                           [](const guidance::FiredStop& stop) {
                             return Json{{"id", stop.id},
                                         {"why", stop.why},
                                         {"go_where", stop.goWhere},
                                         {"urgency", guidance::urgencyName(stop.urgency)},
                                         {"sources", stop.sources}};
                           })},
          {"limits",
           listOf(advice.limits,
                  [](const guidance::Precaution& limit) {
                    return Json{{"id", limit.id}, {"text", limit.text}, {"sources", limit.sources}};
                  })},
          {"no_press", listOf(advice.noPress,
                              [](const guidance::NoPress& zone) {
                                return Json{{"spot", zone.spot},
                                            {"zone", zone.zone},
                                            {"why", zone.why},
                                            {"sources", zone.sources}};
                              })},
          {"steps", listOf(advice.steps, stepJson)},
          {"left_out", listOf(advice.leftOut, [](const guidance::LeftOut& left) {
             return Json{{"technique", left.technique}, {"why", left.why}};
           })}};
}

}  // namespace knotmap::app
