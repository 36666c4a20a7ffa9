#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/advise_command.h"
#include "app/cli/export_command.h"
#include "app/picture/render_picture.h"
#include "findings/body_state.h"
#include "platform/data_folders.h"
#include "session/session.h"

namespace knotmap::app {

/// Values of all options, filled while the command line is parsed. Those that one command alone
/// has stand in that command's own files.
struct Options {
  bool json = false;
  std::string data, body, language;
  std::string session, kind, triggerPoint, side, view = "front", size = "1280x800", output;
  std::string area, script;
  std::vector<std::string> symptoms, files, patterns;
  std::optional<int> vertex;
  std::string landmark;
  MuscleRequest muscles;
  bool dark = false, landmarks = false, plain = false, firstFrame = false, author = false;
  AdviseOptions advise;
  ExportOptions exported;
};

/// What a command works with.
struct Call {
  platform::DataFolders folders;
  Options options;
};

/// The language of the command line; English when none is named.
std::string languageOf(const Options& options);
/// The tables in the language of the command line; English when none is named.
core::Result<std::unique_ptr<findings::Tables>> tablesOf(const Call& call);

/// findings::Tables and the unshaped body.
struct Loaded {
  anatomy::BodyModel model;
  std::unique_ptr<const findings::Tables> tables;
};
core::Result<Loaded> loadAll(const Call& call);

core::Result<std::optional<anatomy::BodyShape>> shapeOption(const Options& options);
/// The session that was named, or a new one, in the shape of --body.
core::Result<session::Session> sessionOption(const Options& options);
core::Result<std::pair<int, int>> sizeOption(const Options& options);
core::Side sideOf(const std::string& word);

/// Writes an answer to standard output: JSON when asked for, else lines for people.
core::Status print(const core::Result<core::Json>& answer, bool json);

void addSession(CLI::App& app, Options& options);
void addSize(CLI::App& app, Options& options);
void addSide(CLI::App& app, Options& options, std::vector<std::string> words);

}  // namespace knotmap::app
