#include <cmath>

#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "core/dates.h"
#include "core/json.h"
#include "platform/clock.h"
#include "session/limits.h"
#include "session/session_file.h"

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
  Json json{{"text", dose.text}, {"note", dose.note}, {"sources", dose.sources}};
  const auto add = [&json](const char* key, const auto& value) {
    if (value) json[key] = *value;
  };
  add("hold_seconds_min", dose.holdSecondsMin);
  add("hold_seconds_max", dose.holdSecondsMax);
  add("minutes_min", dose.minutesMin);
  add("minutes_max", dose.minutesMax);
  add("off_minutes_min", dose.offMinutesMin);
  add("rounds", dose.rounds);
  add("rounds_max", dose.roundsMax);
  add("rest_seconds", dose.restSeconds);
  add("per_day", dose.perDay);
  add("pressure_limit", dose.pressureLimit);
  return json;
}

template <class Rows, class Function>
Json listOf(const Rows& rows, Function toJson) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(toJson(row));
  return list;
}

Json disagreementJson(const guidance::Disagreement* row) {
  return {{"id", row->id},
          {"topic", row->topic},
          {"rule", row->rule},
          {"range", row->range},
          {"positions", listOf(row->positions,
                               [](const guidance::Position& position) {
                                 return Json{{"source", position.source}, {"says", position.says}};
                               })},
          {"evidence", listOf(row->evidence, [](const guidance::TrialEvidence& evidence) {
             return Json{{"says", evidence.says}, {"sources", evidence.sources}};
           })}};
}

const char* directionName(guidance::Direction direction) {
  switch (direction) {
    case guidance::Direction::press:
      return "press";
    case guidance::Direction::alongFibres:
      return "along-fibres";
    case guidance::Direction::towardsMiddle:
      return "towards-middle";
    case guidance::Direction::none:
      break;
  }
  return "none";
}

/// Minutes to the tenth, as people and scripts read them.
double shortMinutes(double minutes) { return std::round(minutes * 10.0) / 10.0; }

Json stepJson(const guidance::Step& step) {
  return {{"technique", step.technique},
          {"name", step.name},
          {"where", step.where},
          {"why", step.why},
          {"dose", doseJson(step.dose)},
          {"minutes", shortMinutes(step.minutes)},
          {"position", step.position},
          {"steps", step.steps},
          {"cues", step.cues},
          {"feel", step.feel},
          {"limits", step.limits},
          {"stop_when", step.stopWhen},
          {"direction", directionName(step.direction)},
          {"sources", step.sources},
          {"other_doses", listOf(step.otherDoses, doseJson)},
          {"disagreement", listOf(step.disagreements, disagreementJson)}};
}

Json dateJson(const std::optional<std::chrono::year_month_day>& date) {
  return date ? Json(core::dateText(*date)) : Json(nullptr);
}

Json stopJson(const guidance::FiredStop& stop) {
  return {{"id", stop.id},
          {"why", stop.why},
          {"go_where", stop.goWhere},
          {"urgency", guidance::urgencyName(stop.urgency)},
          {"sources", stop.sources}};
}

Json limitJson(const guidance::Precaution& limit) {
  return {{"id", limit.id}, {"name", limit.name}, {"text", limit.text}, {"sources", limit.sources}};
}

Json noPressJson(const guidance::NoPress& zone) {
  return {{"spot", zone.spot}, {"zone", zone.zone}, {"why", zone.why}, {"sources", zone.sources}};
}

Json leftOutJson(const guidance::LeftOut& left) {
  return {{"technique", left.technique}, {"techniques", left.techniques}, {"why", left.why}};
}

Json treatmentJson(const guidance::Treatment& treatment) {
  const bool doctor = treatment.who == guidance::With::doctor;
  return {{"technique", treatment.technique},
          {"name", treatment.name},
          {"what", treatment.what},
          {"who", doctor ? "doctor" : "professional"},
          {"sources", treatment.sources}};
}

Json dayJson(const guidance::PlanDay& day) {
  return {{"date", dateJson(day.date)}, {"steps", day.steps}, {"note", day.note}};
}

Json followUpJson(const guidance::FollowUp& followUp) {
  return {
      {"id", followUp.id},     {"text", followUp.text},           {"whom", followUp.whom},
      {"days", followUp.days}, {"date", dateJson(followUp.date)}, {"sources", followUp.sources}};
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

void addOptions(CLI::App& app, Options& options) {
  AdviseOptions& o = options.advise;
  app.add_option("SESSION", options.session, "A .knotmap file")->required();
  app.add_option("--answers", o.answers, "A file with answers to the questions");
  app.add_option("--with", o.with, "Who helps")
      ->check(CLI::IsMember({"alone", "partner", "professional"}));
  app.add_option("--tools", o.tools, "Tools at hand, a,b,c")->delimiter(',');
  app.add_option("--minutes", o.minutes, "Minutes at hand for one go")
      ->check(CLI::Range(session::kMinMinutes, session::kMaxMinutes));
  app.add_option("--date", o.date, "The day the plan begins, YYYY-MM-DD; today without it")
      ->check([](const std::string& text) {
        return core::dateFromText(text) ? std::string() : "expected a date such as 2026-11-21";
      });
}

core::Status execute(const Call& call) {
  const AdviseOptions& options = call.options.advise;
  auto session = sessionOption(call.options);
  if (!session) return session.error();
  if (!options.answers.empty()) {
    auto answers = session::loadAnswers(options.answers);
    if (!answers) return answers.error();
    for (const auto& [question, answer] : *answers) session->answers[question] = answer;
  }
  if (!options.with.empty()) session->with = *guidance::withFromName(options.with);
  if (!options.tools.empty()) session->tools = options.tools;
  if (options.minutes) session->minutes = options.minutes;
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  findings::BodyState body(loaded->model, *loaded->tables, session->shape);
  const auto date = options.date.empty() ? platform::today() : *core::dateFromText(options.date);
  return print(answerAdvise(*session, *loaded->tables, body, date), call.options.json);
}

}  // namespace

Json answerAdvise(const session::Session& session, const findings::Tables& tables,
                  const findings::BodyState& body,
                  std::optional<std::chrono::year_month_day> today) {
  findings::Catalogue catalogue = tables.catalogue();
  catalogue.today = today;
  const guidance::Advice advice = findings::findAll(session, catalogue, body.knowledge()).advice;
  return {{"status", statusName(advice.status)},
          {"urgency", guidance::urgencyName(advice.urgency)},
          {"urgency_words", guidance::urgencyWords(tables.messages(), advice.urgency)},
          {"questions", listOf(advice.questions, questionJson)},
          {"stops", listOf(advice.stops, stopJson)},
          {"limits", listOf(advice.limits, limitJson)},
          {"no_press", listOf(advice.noPress, noPressJson)},
          {"minutes", shortMinutes(advice.minutes)},
          {"steps", listOf(advice.steps, stepJson)},
          {"left_out", listOf(advice.leftOut, leftOutJson)},
          {"treatments", listOf(advice.treatments, treatmentJson)},
          {"week", listOf(advice.week, dayJson)},
          {"follow_ups", listOf(advice.followUps, followUpJson)}};
}

Command adviseCommand() {
  return {"advise", "Questions, stops or a plan for a session", addOptions, execute};
}

}  // namespace knotmap::app
