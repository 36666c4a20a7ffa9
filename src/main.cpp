#include "app/cli/command_line.h"
#include "devtools/commands.h"

int main(int argc, char** argv) {
  return knotmap::app::runCommandLine(argc, argv, knotmap::devtools::commands());
}
