#include "app/check/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/files.h"
#include "core/json.h"
#include "findings/tables.h"
#include "platform/data_folders.h"
#include "platform/temporary_folder.h"
#include "session/session_file.h"

namespace knotmap::app {
namespace {

namespace fs = std::filesystem;

/// Assets may be links to another place.
constexpr auto kFollow = fs::directory_options::follow_directory_symlink;

/// A copy of the assets by links, in which files can be replaced; gone at the end.
class AssetsOverlay {
 public:
  explicit AssetsOverlay(const fs::path& assets) {
    std::error_code failure;
    for (const auto& entry : fs::recursive_directory_iterator(assets, kFollow, failure)) {
      const fs::path target = folder_ / entry.path().lexically_relative(assets);
      if (entry.is_directory()) {
        fs::create_directories(target, failure);
      } else {
        fs::create_symlink(fs::canonical(entry.path(), failure), target, failure);
      }
    }
  }

  const fs::path& folder() const { return folder_.path(); }
  void replace(const fs::path& relative, const fs::path& file) {
    std::error_code failure;
    fs::create_directories((folder_ / relative).parent_path(), failure);
    fs::remove(folder_ / relative, failure);
    fs::create_symlink(fs::canonical(file, failure), folder_ / relative, failure);
  }

 private:
  platform::TemporaryFolder folder_{"check"};
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
    if (*relative.begin() == "messages") continue;
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

/// "messages/de/plan.json" of a file in such a folder, wherever that is.
std::optional<fs::path> messageRole(const fs::path& file) {
  const fs::path whole = fs::absolute(file).lexically_normal();
  fs::path role;
  for (const fs::path& part : whole) {
    if (!role.empty() || part == "messages") role /= part;
  }
  const auto parts = std::distance(role.begin(), role.end());
  return parts > 2 ? std::optional(role) : std::nullopt;
}

/// The files themselves and, of folders, every file in them that can be checked.
std::vector<fs::path> expanded(const std::vector<fs::path>& files) {
  std::vector<fs::path> all;
  std::error_code failure;
  for (const fs::path& file : files) {
    if (!fs::is_directory(file, failure)) {
      all.push_back(file);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(file, kFollow, failure))
      if (entry.path().extension() == ".json" || entry.path().extension() == ".knotmap")
        all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  return all;
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

/// Files of one check in their places among the assets.
class Check {
 public:
  explicit Check(const platform::DataFolders& folders)
      : folders_(folders), overlay_(folders.assets) {}

  void add(const fs::path& file) {
    const auto text = core::readFile(file);
    const auto json =
        text ? core::parseJson(*text, file.string()) : core::Result<core::Json>(text.error());
    if (!json) {
      problems_.push_back(json.error());
    } else if (json->is_object() && json->contains("format")) {
      if (const auto session = session::sessionFromText(*text, file.string()); !session)
        problems_.push_back(session.error());
    } else if (const auto role = json->is_object() ? roleOfAny(file, *json) : std::nullopt) {
      overlay_.replace(*role, file);
      names_[(overlay_.folder() / *role).string()] = file.string();
    } else {
      problems_.push_back({file.string(), "is neither a session nor a data file of Knotmap"});
    }
  }

  CheckResult result() && {
    if (names_.empty()) return {std::move(problems_)};
    CheckResult result;
    load("en");
    // A broken English file would make each translation look broken too.
    const bool sound = problems_.empty();
    for (const std::string& language : languages_) {
      if (sound) load(language);
      result.languages.push_back(translationReport({overlay_.folder(), language}, problems_));
    }
    result.problems = std::move(problems_);
    return result;
  }

 private:
  std::optional<fs::path> roleOfAny(const fs::path& file, const core::Json& json) {
    const auto role = messageRole(file);
    if (!role) return roleOf(file, json, folders_.assets);
    const std::string language = std::next(role->begin())->string();
    if (language != "en") languages_.insert(language);
    return role;
  }

  void load(const std::string& language) {
    if (const auto tables = findings::loadTables({overlay_.folder(), language}); !tables)
      problems_.push_back({"", named(tables.error().message(), names_)});
  }

  const platform::DataFolders& folders_;
  AssetsOverlay overlay_;
  core::Problems problems_;
  std::map<std::string, std::string> names_;
  std::set<std::string> languages_;
};

}  // namespace

CheckResult check(const std::vector<fs::path>& files, const platform::DataFolders& folders) {
  Check check(folders);
  const std::vector<fs::path> all = expanded(files);
  for (const fs::path& file : all) check.add(file);
  CheckResult result = std::move(check).result();
  result.files = all.size();
  return result;
}

core::Problems checkFiles(const std::vector<fs::path>& files,
                          const platform::DataFolders& folders) {
  return check(files, folders).problems;
}

}  // namespace knotmap::app
