#include "core/assets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::core {
namespace {

namespace fs = std::filesystem;

/// The keys whose values are texts for people, in every data file. Everything else is a number, an
/// id or a Latin name and the same in every language.
constexpr std::array kTextKeys{
    "name",  "plain",  "where",  "test",      "text",      "help",       "why",     "go_where",
    "steps", "cues",   "feel",   "limits",    "stop_when", "position",   "topic",   "says",
    "rule",  "range",  "whom",   "parts_why", "signs",     "activation", "aliases", "stops_first",
    "note",  "action", "origin", "insertion", "nerve",     "sensation"};

/// Files whose texts are not for people: points of the skeleton are never shown, titles of sources
/// stay as they were published, other words for muscles are in all languages at once.
constexpr std::array kUntranslatedFiles{"sources.json", "muscle_aliases.json",
                                        "atlas_relations.json"};
constexpr std::array kUntranslatedFolders{"messages", "skeleton"};

bool isText(std::string_view key) {
  return std::find(kTextKeys.begin(), kTextKeys.end(), key) != kTextKeys.end();
}

std::string idOf(const Json& row) {
  if (!row.is_object()) return {};
  const auto id = row.find("id");
  return id != row.end() && id->is_string() ? id->get<std::string>() : std::string{};
}

bool hasIds(const Json& list) {
  return !list.empty() &&
         std::all_of(list.begin(), list.end(), [](const Json& row) { return !idOf(row).empty(); });
}

const Json* rowWithId(const Json& list, const std::string& id) {
  const auto row =
      std::find_if(list.begin(), list.end(), [&](const Json& each) { return idOf(each) == id; });
  return row == list.end() ? nullptr : &*row;
}

std::string memberOf(const std::string& place, const std::string& key) {
  const bool top = place.empty() || place.back() == ' ';
  return place + (top ? "" : ".") + key;
}

/// Lays one translation over one file.
class Layer {
 public:
  explicit Layer(Problems& problems) : problems_(problems) {}

  void lay(Json& data, const Json& over, const std::string& place, const std::string& key) {
    if (over == data) return;
    if (data.is_object() && over.is_object()) return layObject(data, over, place);
    if (data.is_array() && over.is_array()) return layList(data, over, place, key);
    if (!data.is_string() || !over.is_string())
      return problem(place, "found something else than the English file has");
    if (!isText(key)) return problem(place, "only texts can be translated, expected it as it is");
    if (over.get_ref<const std::string&>().empty())
      return problem(place, "is empty, expected a text");
    data = over;
  }

 private:
  void layObject(Json& data, const Json& over, const std::string& place) {
    for (const auto& [key, value] : over.items()) {
      const std::string at = memberOf(place, key);
      const auto found = data.find(key);
      if (found == data.end()) {
        problem(at, "is not in the English file");
      } else {
        lay(*found, value, at, key);
      }
    }
  }

  void layList(Json& data, const Json& over, const std::string& place, const std::string& key) {
    if (hasIds(data)) return layRows(data, over, place, key);
    if (data.size() != over.size())
      return problem(place, fmt::format("has {} entries, expected {} as in the English file",
                                        over.size(), data.size()));
    for (std::size_t i = 0; i < data.size(); ++i)
      lay(data[i], over[i], fmt::format("{}[{}]", place, i), key);
  }

  void layRows(Json& data, const Json& over, const std::string& place, const std::string& key) {
    for (const Json& row : over) {
      const std::string id = idOf(row);
      const std::string at = fmt::format("{}[{}]", place, id);
      const auto known = std::find_if(data.begin(), data.end(),
                                      [&](const Json& each) { return idOf(each) == id; });
      if (id.empty()) {
        problem(place, "has a row without \"id\"");
      } else if (known == data.end()) {
        problem(at, "unknown row, expected an id of the English file");
      } else {
        lay(*known, row, at, key);
      }
    }
  }

  void problem(const std::string& place, std::string what) {
    problems_.push_back({place, std::move(what)});
  }

  Problems& problems_;
};

/// Calls `found(place)` for each text of `data` that `over` (null: nothing) lacks.
template <class Found>
void eachMissing(const Json& data, const Json* over, const std::string& place,
                 const std::string& key, const Found& found) {
  if (data.is_string()) {
    if (isText(key) && !(over && over->is_string())) found(place);
  } else if (data.is_object()) {
    for (const auto& [name, value] : data.items()) {
      const bool there = over && over->is_object() && over->contains(name);
      eachMissing(value, there ? &over->at(name) : nullptr, memberOf(place, name), name, found);
    }
  } else if (data.is_array()) {
    const bool rows = hasIds(data);
    const bool list = over && over->is_array();
    for (std::size_t i = 0; i < data.size(); ++i) {
      const std::string id = rows ? idOf(data[i]) : std::to_string(i);
      const Json* row = nullptr;
      if (list && rows) row = rowWithId(*over, id);
      if (list && !rows && i < over->size()) row = &(*over)[i];
      eachMissing(data[i], row, fmt::format("{}[{}]", place, id), key, found);
    }
  }
}

}  // namespace

Assets Assets::below(const fs::path& folder) const {
  Assets within = *this;
  within.below_ /= folder;
  return within;
}

Result<Json> Assets::read(const fs::path& relativeFile, int schema) const {
  auto data = readJsonFile(folder() / relativeFile, schema);
  const fs::path file = below_ / relativeFile;
  if (!data || english() || !isTranslated(file)) return data;
  const fs::path translation = fs::path("messages") / language_ / "facts" / file;
  std::error_code failure;
  if (!fs::exists(root_ / translation, failure)) return data;
  const auto over = readJsonFile(root_ / translation, schema);
  if (!over) return over.error();
  Problems problems;
  layOver(*data, *over, translation.string() + ": ", problems);
  if (!problems.empty()) return combined(problems);
  return data;
}

Result<std::vector<fs::path>> Assets::filesIn(const fs::path& name) const {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder() / name, failed))
    if (entry.path().extension() == ".json") files.push_back(name / entry.path().filename());
  if (failed) return Error{(folder() / name).string(), "cannot be read: " + failed.message()};
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> Assets::languages() const {
  std::vector<std::string> found{"en"};
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(root_ / "messages", failure))
    if (entry.is_directory(failure) && entry.path().filename() != "en")
      found.push_back(entry.path().filename().string());
  std::sort(found.begin() + 1, found.end());
  return found;
}

bool isTranslated(const fs::path& relativeFile) {
  const std::string top = relativeFile.begin()->string();
  const auto is = [&](const char* name) { return top == name; };
  return std::none_of(kUntranslatedFiles.begin(), kUntranslatedFiles.end(), is) &&
         std::none_of(kUntranslatedFolders.begin(), kUntranslatedFolders.end(), is);
}

void layOver(Json& data, const Json& translation, const std::string& place, Problems& problems) {
  Layer(problems).lay(data, translation, place, "");
}

std::vector<std::string> untranslated(const Json& data, const Json& translation) {
  std::vector<std::string> places;
  eachMissing(data, &translation, "", "",
              [&](const std::string& place) { places.push_back(place); });
  return places;
}

std::size_t countTexts(const Json& data) {
  std::size_t count = 0;
  eachMissing(data, nullptr, "", "", [&](const std::string&) { ++count; });
  return count;
}

}  // namespace knotmap::core
