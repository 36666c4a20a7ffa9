#pragma once

#include <string>

#include "core/result.h"

namespace CLI {
class App;
}

namespace knotmap::app {

struct Call;
struct Options;

/// Options of `knotmap export` alone.
struct ExportOptions {
  std::string paper = "a4", date, clinic;
};

void addExportOptions(CLI::App& app, Options& options);
core::Status exportCommand(const Call& call);

}  // namespace knotmap::app
