#include "app/cli/advise_command.h"

#include "app/cli/options.h"
#include "app/cli/queries.h"
#include "core/dates.h"
#include "core/json.h"
#include "platform/clock.h"
#include "session/limits.h"
#include "session/session_file.h"

namespace knotmap::app {

void addAdviseOptions(CLI::App& app, Options& options) {
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

core::Status adviseCommand(const Call& call) {
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

}  // namespace knotmap::app
