#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/picture/render_picture.h"
#include "findings/body_state.h"
#include "platform/data_folders.h"
#include "session/session.h"

namespace knotmap::app {

/// Options of `knotmap advise` alone.
struct AdviseOptions {
  std::string answers, with, date;
  std::optional<int> minutes;
  std::vector<std::string> tools;
};

/// Options of `knotmap export` alone.
struct ExportOptions {
  std::string paper = "a4", date, clinic;
};

/// Values of all options, filled while the command line is parsed.
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

/// Tables and the unshaped body.
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

/// Prints the answer about the body that the options ask for.
core::Status answerOnBody(const Call& call,
                          const std::function<core::Result<core::Json>(
                              const findings::Tables&, const findings::BodyState&)>& answer);

/// Writes an answer to standard output: JSON when asked for, else lines for people.
core::Status print(const core::Result<core::Json>& answer, bool json);

void addSession(CLI::App& app, Options& options);
void addSize(CLI::App& app, Options& options);
void addSide(CLI::App& app, Options& options, std::vector<std::string> words);

}  // namespace knotmap::app
