#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace CLI {
class App;
}

namespace knotmap::app {

struct Call;
struct Options;

/// Options of `knotmap advise` alone.
struct AdviseOptions {
  std::string answers, with, date;
  std::optional<int> minutes;
  std::vector<std::string> tools;
};

void addAdviseOptions(CLI::App& app, Options& options);
core::Status adviseCommand(const Call& call);

}  // namespace knotmap::app
