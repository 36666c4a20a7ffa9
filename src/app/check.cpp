#include "app/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>

#include "app/tables.h"
#include "core/data_reader.h"
#include "session/session_file.h"

namespace knotmap::app {
namespace {

namespace fs = std::filesystem;

/// Assets may be links to another place.
constexpr auto kFollow = fs::directory_options::follow_directory_symlink;

/// A copy of the assets by links, in which files can be replaced; gone at the end.
class AssetsOverlay {
 public:
  explicit AssetsOverlay(const fs::path& assets)
      : folder_(fs::temp_directory_path() / fmt::format("knotmap-check-{}", ::getpid())) {
    std::error_code failure;
    fs::remove_all(folder_, failure);
    fs::create_directories(folder_, failure);
    for (const auto& entry : fs::recursive_directory_iterator(assets, kFollow, failure)) {
      const fs::path target = folder_ / entry.path().lexically_relative(assets);
      if (entry.is_directory()) {
        fs::create_directories(target, failure);
      } else {
        fs::create_symlink(fs::canonical(entry.path(), failure), target, failure);
      }
    }
  }
  ~AssetsOverlay() {
    std::error_code failure;
    fs::remove_all(folder_, failure);
  }
  AssetsOverlay(const AssetsOverlay&) = delete;
  AssetsOverlay& operator=(const AssetsOverlay&) = delete;

  const fs::path& folder() const { return folder_; }
  void replace(const fs::path& relative, const fs::path& file) {
    std::error_code failure;
    fs::remove(folder_ / relative, failure);
    fs::create_symlink(fs::canonical(file, failure), folder_ / relative, failure);
  }

 private:
  fs::path folder_;
};

/// Whether two files hold the same list ("muscles", "landmarks", ...).
bool sameKindOf(const core::Json& a, const core::Json& b) {
  const auto& items = a.items();
  return std::any_of(items.begin(), items.end(), [&](const auto& item) {
    return item.value().is_array() && b.contains(item.key());
  });
}

/// Which file of the assets a data file stands for: of those with the same list the one with its
/// name and folder, else with its name, else any; none when it is no data file of ours.
std::optional<fs::path> roleOf(const fs::path& file, const core::Json& json,
                               const fs::path& assets) {
  std::error_code failure;
  std::optional<fs::path> best;
  int bestFit = 0;
  for (const auto& entry : fs::recursive_directory_iterator(assets, kFollow, failure)) {
    if (entry.path().extension() != ".json") continue;
    const fs::path relative = entry.path().lexically_relative(assets);
    const auto other = core::readJsonFile(entry.path(), 1);
    if (!other || !sameKindOf(json, *other)) continue;
    const bool sameName = entry.path().filename() == file.filename();
    const bool sameFolder =
        entry.path().parent_path().filename() == fs::absolute(file).parent_path().filename();
    const int fit = 1 + (sameName ? 2 : 0) + (sameName && sameFolder ? 1 : 0);
    if (fit <= bestFit) continue;
    best = relative;
    bestFit = fit;
  }
  return best;
}

/// Messages speak of the file the person named, not of the overlay: readers name a file by its
/// whole path or, at the start of a line, by its own name.
std::string named(const std::string& message, const std::map<std::string, std::string>& names) {
  std::string result;
  std::istringstream lines(message);
  for (std::string line; std::getline(lines, line);) {
    for (const auto& [overlay, file] : names) {
      const std::string own = fs::path(overlay).filename().string() + ":";
      if (const std::size_t at = line.find(overlay); at != std::string::npos) {
        line.replace(at, overlay.size(), file);
      } else if (line.compare(0, own.size(), own) == 0) {
        line.replace(0, own.size(), file + ":");
      }
    }
    result += (result.empty() ? "" : "\n") + line;
  }
  return result;
}

}  // namespace

core::Problems checkFiles(const std::vector<fs::path>& files, const core::DataFolders& folders) {
  core::Problems problems;
  AssetsOverlay overlay(folders.assets);
  std::map<std::string, std::string> names;
  for (const fs::path& file : files) {
    const auto text = core::readFile(file);
    const auto json =
        text ? core::parseJson(*text, file.string()) : core::Result<core::Json>(text.error());
    if (!json) {
      problems.push_back(json.error());
    } else if (json->is_object() && json->contains("format")) {
      if (const auto session = session::sessionFromText(*text, file.string()); !session)
        problems.push_back(session.error());
    } else if (const auto role =
                   json->is_object() ? roleOf(file, *json, folders.assets) : std::nullopt) {
      overlay.replace(*role, file);
      names[(overlay.folder() / *role).string()] = file.string();
    } else {
      problems.push_back({file.string(), "is neither a session nor a data file of Knotmap"});
    }
  }
  if (names.empty()) return problems;
  if (const auto tables = loadTables(overlay.folder()); !tables)
    problems.push_back({"", named(tables.error().message(), names)});
  return problems;
}

}  // namespace knotmap::app
