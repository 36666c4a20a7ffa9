#include "platform/folders.h"

#include <cstdlib>
#include <system_error>
#include <vector>

#include "platform/data_folders.h"

namespace knotmap::platform {
namespace {

namespace fs = std::filesystem;

platform::DataFolders foldersBelow(const fs::path& base) {
  return {base / "assets", base / "shaders", base / "knotmap.body", base / "fonts"};
}

}  // namespace

core::Result<platform::DataFolders> findFolders(const std::optional<fs::path>& given) {
  std::error_code failure;
  const fs::path own = fs::read_symlink("/proc/self/exe", failure).parent_path();
  const std::vector<fs::path> places =
      given ? std::vector<fs::path>{*given}
            : std::vector<fs::path>{own, own.parent_path() / "share" / "knotmap"};
  for (const fs::path& place : places)
    if (fs::is_directory(place / "assets", failure)) return foldersBelow(place);
  return core::Error{
      places.front().string(),
      "found no folder \"assets\" there; build with ./run, or name the folder with --data"};
}

fs::path stateFolder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (state && *state) {
    folder = fs::path(state) / "knotmap";
  } else if (home && *home) {
    folder = fs::path(home) / ".local" / "state" / "knotmap";
  } else {
    folder = fs::temp_directory_path() / "knotmap";
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  return folder;
}

}  // namespace knotmap::platform
