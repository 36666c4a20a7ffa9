#include "app/cli/commands.h"

#include <array>

namespace knotmap::app {

std::span<const Command> commands() {
  static const std::array all{windowCommand(),  listCommand(),   whereCommand(),  referCommand(),
                              explainCommand(), adviseCommand(), renderCommand(), exportCommand()};
  return all;
}

}  // namespace knotmap::app
