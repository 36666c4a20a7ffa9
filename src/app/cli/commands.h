#pragma once

#include <span>

#include "app/cli/options.h"

namespace knotmap::app {

/// A command of the command line.
struct Command {
  const char* name;
  const char* help;
  void (*options)(CLI::App&, Options&);
  core::Status (*execute)(const Call&);
};

/// In the order of the help.
std::span<const Command> commands();

/// Opens the window: what happens without a command.
core::Status windowCommand(const Call& call);

// Those that draw.
void addRenderOptions(CLI::App& app, Options& options);
core::Status renderCommand(const Call& call);

}  // namespace knotmap::app
