#include "platform/folders.h"

#include <string>
#include <system_error>
#include <vector>

#include "platform/data_folders.h"
#include "platform/environment.h"

namespace knotmap::platform {
namespace {

namespace fs = std::filesystem;

DataFolders foldersBelow(const fs::path& base) {
  return {base / "assets", base / "shaders", base / "knotmap.body", base / "fonts"};
}

}  // namespace

core::Result<DataFolders> findFolders(const std::optional<fs::path>& given) {
  const fs::path own = executableFile().parent_path();
  const std::vector<fs::path> places =
      given ? std::vector<fs::path>{*given}
            : std::vector<fs::path>{own, own.parent_path() / "share" / "knotmap"};
  std::error_code failure;
  for (const fs::path& place : places)
    if (fs::is_directory(place / "assets", failure)) return foldersBelow(place);
  return core::Error{
      places.front().string(),
      "found no folder \"assets\" there; build with ./run, or name the folder with --data"};
}

fs::path executableFile() {
  std::error_code unknown;
  return fs::read_symlink("/proc/self/exe", unknown);
}

fs::path stateFolder() {
  const std::string state = environment("XDG_STATE_HOME");
  const std::string home = environment("HOME");
  fs::path folder;
  if (!state.empty()) {
    folder = fs::path(state) / "knotmap";
  } else if (!home.empty()) {
    folder = fs::path(home) / ".local" / "state" / "knotmap";
  } else {
    folder = fs::temp_directory_path() / "knotmap";
  }
  std::error_code failure;
  // What hurts whom is nobody else's business.
  if (fs::create_directories(folder, failure))
    fs::permissions(folder, fs::perms::owner_all, failure);
  return folder;
}

}  // namespace knotmap::platform
