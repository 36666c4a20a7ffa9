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

// Each in the file of its name.
Command windowCommand();  ///< what happens without a command
Command listCommand();
Command whereCommand();
Command referCommand();
Command explainCommand();
Command adviseCommand();
Command renderCommand();
Command exportCommand();

}  // namespace knotmap::app
