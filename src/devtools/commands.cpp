#include "devtools/commands.h"

#include <fmt/format.h>

#include <array>

#include "app/check/check.h"
#include "app/cli/options.h"
#include "core/json.h"
#include "devtools/bench.h"
#include "devtools/contact_sheet.h"
#include "devtools/replay.h"

namespace knotmap::devtools {
namespace {

void addContactSheetOptions(CLI::App& app, app::Options& o) {
  app.add_option("--output", o.output, "The folder to write a picture per area to")->required();
  app.add_flag("--dark", o.dark, "Dark theme");
}

core::Status contactSheetCommand(const app::Call& call) {
  auto shape = app::shapeOption(call.options);
  if (!shape) return shape.error();
  return writeContactSheet({.folders = call.folders,
                            .shape = shape->value_or(anatomy::defaultMan()),
                            .output = call.options.output,
                            .dark = call.options.dark,
                            .language = app::languageOf(call.options)});
}

void addReplayOptions(CLI::App& app, app::Options& o) {
  app.add_option("SCRIPT", o.script, "The script; docs/formats.md has its words")->required();
  app::addSize(app, o);
  app.add_option("--output", o.output, "Folder for pictures and log");
  app.add_option("--session", o.session, "A session to open first");
}

core::Status replayCommand(const app::Call& call) {
  const app::Options& options = call.options;
  auto size = app::sizeOption(options);
  if (!size) return size.error();
  auto shape = app::shapeOption(options);
  if (!shape) return shape.error();
  return replay({.setup = {.folders = call.folders,
                           .stateFolder = {},
                           .session = options.session,
                           .shape = *shape,
                           .language = options.language},
                 .script = options.script,
                 .width = size->first,
                 .height = size->second,
                 .output = options.output.empty() ? "." : options.output});
}

void addCheckOptions(CLI::App& app, app::Options& o) {
  app.add_option("FILE", o.files, "Files or folders to check")->required();
}

core::Status checkCommand(const app::Call& call) {
  const auto& files = call.options.files;
  const app::CheckResult result = app::check({files.begin(), files.end()}, call.folders);
  if (!result.problems.empty()) return core::combined(result.problems);
  core::Json languages = core::Json::array();
  for (const app::TranslationReport& report : result.languages) {
    if (!call.options.json) fmt::print("{}", app::reportText(report));
    languages.push_back(app::reportJson(report));
  }
  if (!call.options.json) {
    fmt::print("{} file{} checked, no problems\n", result.files, result.files == 1 ? "" : "s");
    return core::Done{};
  }
  core::Json answer{{"problems", core::Json::array()}};
  if (!languages.empty()) answer["languages"] = languages;
  return app::print(answer, true);
}

void addBenchOptions(CLI::App&, app::Options&) {}

core::Status benchCommand(const app::Call& call) {
  return app::print(runBench(call.folders), call.options.json);
}

constexpr std::array kCommands{
    app::Command{"contact-sheet", "Draw every muscle from three sides", addContactSheetOptions,
                 contactSheetCommand},
    app::Command{"check", "Every problem of session and data files", addCheckOptions, checkCommand},
    app::Command{"replay", "Drive the program with recorded input", addReplayOptions,
                 replayCommand},
    app::Command{"bench", "The program's own timings", addBenchOptions, benchCommand},
};

}  // namespace

std::span<const app::Command> commands() { return kCommands; }

}  // namespace knotmap::devtools
