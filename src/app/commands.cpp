#include "app/commands.h"

#include <fmt/format.h>

#include <array>
#include <functional>

#include "app/bench.h"
#include "app/check.h"
#include "app/folders.h"
#include "app/queries.h"
#include "app/window.h"

namespace knotmap::app {
namespace {

/// Runs a query on the body that the options ask for.
core::Status query(
    const Call& call,
    const std::function<core::Result<core::Json>(const Tables&, BodyState&)>& answer) {
  auto shape = shapeOption(call.options);
  if (!shape) return shape.error();
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  BodyState body(loaded->model, *loaded->tables, shape->value_or(anatomy::defaultMan()));
  return print(answer(*loaded->tables, body), call.options.json);
}

void addWindowOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_flag("--author", o.author, "Correct the atlas: the atlas mode");
  app.add_flag("--first-frame", o.firstFrame, "Leave after the first frame, for timing");
}

void addListOptions(CLI::App& app, Options& o) {
  app.add_option("KIND", o.kind, "What to list")->required()->check(CLI::IsMember(listedKinds()));
}

core::Status runList(const Call& call) {
  auto tables = tablesOf(call);
  if (!tables) return tables.error();
  return print(listItems(call.options.kind, **tables), call.options.json);
}

void addWhereOptions(CLI::App& app, Options& o) {
  auto* place = app.add_option_group("place", "One of");
  place->add_option("--vertex", o.vertex, "A vertex of the reference mesh");
  place->add_option("--landmark", o.landmark, "A landmark id");
  place->require_option(1);
  addSide(app, o, {"left", "right"});
}

core::Status runWhere(const Call& call) {
  const Options& options = call.options;
  return query(call, [&](const Tables& tables, BodyState& body) {
    return answerWhere({options.vertex, options.landmark, sideOf(options.side)}, tables, body);
  });
}

void addReferOptions(CLI::App& app, Options& o) {
  app.add_option("TRIGGER-POINT", o.triggerPoint, "Its id, for example TRAP-1")->required();
  addSide(app, o, {"left", "right"});
}

core::Status runRefer(const Call& call) {
  const Options& options = call.options;
  return query(call, [&](const Tables& tables, BodyState& body) {
    return answerRefer(options.triggerPoint, sideOf(options.side), tables, body);
  });
}

void addExplainOptions(CLI::App& app, Options& o) {
  app.add_option("--symptom", o.symptoms, "A symptom id; may be given several times");
  app.add_option("--area", o.area, "A session or area file with a painted area");
  addSide(app, o, {"left", "right", "both"});
}

core::Status runExplain(const Call& call) {
  const Options& options = call.options;
  if (options.symptoms.empty() && options.area.empty())
    return core::Error{"explain", "expected --symptom ID or --area FILE"};
  return query(call, [&](const Tables& tables, BodyState& body) {
    return answerExplain({options.symptoms, options.area, core::sideFromName(options.side)}, tables,
                         body);
  });
}

void addCheckOptions(CLI::App& app, Options& o) {
  app.add_option("FILE", o.files, "Files or folders to check")->required();
}

core::Status runCheck(const Call& call) {
  const auto& files = call.options.files;
  const CheckResult result = check({files.begin(), files.end()}, call.folders);
  if (!result.problems.empty()) return core::combined(result.problems);
  core::Json languages = core::Json::array();
  for (const TranslationReport& report : result.languages) {
    if (!call.options.json) fmt::print("{}", reportText(report));
    languages.push_back(reportJson(report));
  }
  if (!call.options.json) {
    fmt::print("{} file{} checked, no problems\n", result.files, result.files == 1 ? "" : "s");
    return core::Done{};
  }
  core::Json answer{{"problems", core::Json::array()}};
  if (!languages.empty()) answer["languages"] = languages;
  return print(answer, true);
}

void addBenchOptions(CLI::App&, Options&) {}

core::Status runBenchCommand(const Call& call) {
  return print(runBench(call.folders), call.options.json);
}

constexpr std::array kCommands{
    Command{"window", "Open the window (what happens without a command)", addWindowOptions,
            runWindowCommand},
    Command{"list", "List what the program knows", addListOptions, runList},
    Command{"where", "What is at a place of the skin", addWhereOptions, runWhere},
    Command{"refer", "Where a trigger point is reported to send pain", addReferOptions, runRefer},
    Command{"explain", "Trigger points that may explain a symptom or a painted area",
            addExplainOptions, runExplain},
    Command{"advise", "Questions, stops or a plan for a session", addAdviseOptions, runAdvise},
    Command{"render", "Draw a picture, without any display", addRenderOptions, runRender},
    Command{"export", "Write body and muscles as OBJ or GLB", addExportOptions, runExport},
    Command{"contact-sheet", "Draw every muscle from three sides", addContactSheetOptions,
            runContactSheet},
    Command{"check", "Every problem of session and data files", addCheckOptions, runCheck},
    Command{"replay", "Drive the program with recorded input", addReplayOptions, runReplay},
    Command{"bench", "The program's own timings", addBenchOptions, runBenchCommand},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

core::Status runWindowCommand(const Call& call) {
  const Options& options = call.options;
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return runWindow({.folders = call.folders,
                    .stateFolder = stateFolder(),
                    .session = options.session,
                    .shape = *shape,
                    .sound = true,
                    .author = options.author,
                    .language = options.language},
                   options.firstFrame);
}

}  // namespace knotmap::app
