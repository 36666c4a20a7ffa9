#include "app/command_line.h"

int main(int argc, char** argv) { return knotmap::app::runCommandLine(argc, argv); }
