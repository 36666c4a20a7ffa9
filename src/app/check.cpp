#include "app/check.h"

#include <fmt/format.h>
#include <unistd.h>

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

/// A copy of the assets by links, in which files can be replaced; gone at the end.
class AssetsOverlay {
 public:
  explicit AssetsOverlay(const fs::path& assets)
      : folder_(fs::temp_directory_path() / fmt::format("knotmap-check-{}", ::getpid())) {
    std::error_code failure;
    fs::remove_all(folder_, failure);
    fs::create_directories(folder_, failure);
    for (const auto& entry : fs::recursive_directory_iterator(assets, failure)) {
      const fs::path target = folder_ / fs::relative(entry.path(), assets, failure);
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

/// Which file of the assets a data file stands for: the one with its name, else one with the same
/// main list ("points", "landmarks", ...); none when it is no data file of ours.
std::optional<fs::path> roleOf(const fs::path& file, const core::Json& json,
                               const fs::path& assets) {
  std::error_code failure;
  std::optional<fs::path> sameKind;
  for (const auto& entry : fs::recursive_directory_iterator(assets, failure)) {
    if (entry.path().extension() != ".json") continue;
    const fs::path relative = fs::relative(entry.path(), assets, failure);
    if (entry.path().filename() == file.filename()) return relative;
    const auto other = core::readJsonFile(entry.path(), 1);
    if (!other || sameKind) continue;
    for (const auto& [key, value] : json.items())
      if (value.is_array() && other->contains(key)) sameKind = relative;
  }
  return sameKind;
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
