#pragma once

#include <span>

#include "app/cli/options.h"

namespace knotmap::app {

/// A command of the command line.
struct Command {
  const char* name;
  const char* help;
  void (*options)(CLI::App&, Options&);
  core::Status (*run)(const Call&);
};

/// In the order of the help.
std::span<const Command> commands();

/// Opens the window: what happens without a command.
core::Status runWindowCommand(const Call& call);

// Those that draw.
void addRenderOptions(CLI::App& app, Options& options);
core::Status runRender(const Call& call);

}  // namespace knotmap::app
