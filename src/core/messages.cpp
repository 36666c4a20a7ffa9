#include "core/messages.h"

#include <algorithm>
#include <regex>
#include <set>

#include "core/data_reader.h"

namespace knotmap::core {
namespace {

constexpr int kSchema = 1;

/// The names of the arguments in a pattern: "{count} of {all}" has "all" and "count".
std::set<std::string> argumentsOf(const std::string& pattern) {
  static const std::regex argument{R"(\{([a-z_]+)(:[^}]*)?\})"};
  std::set<std::string> names;
  for (std::sregex_iterator at(pattern.begin(), pattern.end(), argument), end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

/// Whether the braces of a pattern stand for named arguments and nothing else.
bool isWellFormed(const std::string& pattern) {
  static const std::regex argument{R"(\{[a-z_]+(:[0-9.df+]*)?\}|\{\{|\}\})"};
  const std::string rest = std::regex_replace(pattern, argument, "");
  return rest.find_first_of("{}") == std::string::npos;
}

std::vector<std::filesystem::path> filesOf(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

using Texts = std::map<std::string, std::string, std::less<>>;

Texts readFolder(const std::filesystem::path& folder, Problems& problems) {
  Texts texts;
  for (const auto& path : filesOf(folder)) {
    const auto json = readJsonFile(path, kSchema);
    if (!json) {
      problems.push_back(json.error());
      continue;
    }
    const std::string name = path.parent_path().filename() / path.filename();
    const DataReader file(*json, name, problems);
    file.allowOnly({"schema", "texts"});
    for (const auto& [key, text] : file.at("texts").members()) {
      texts[path.stem().string() + "." + key] = text.text();
      if (!isWellFormed(text.text())) text.problem("expected {name} or {{ for every brace");
    }
  }
  return texts;
}

}  // namespace

Result<Messages> Messages::load(const std::filesystem::path& assets, std::string_view language) {
  Problems problems;
  Messages messages;
  messages.language_ = language;
  const std::filesystem::path folder = assets / "messages";
  messages.texts_ = readFolder(folder / "en", problems);
  if (messages.texts_.empty())
    problems.push_back({(folder / "en").string(), "no texts found, expected *.json"});
  if (language != "en") {
    const Texts translated = readFolder(folder / language, problems);
    if (translated.empty())
      problems.push_back({(folder / language).string(), "no texts found, expected *.json"});
    for (const auto& [key, text] : translated) {
      const auto english = messages.texts_.find(key);
      const std::string place = fmt::format("messages/{}: {}", language, key);
      if (english == messages.texts_.end()) {
        problems.push_back({place, "unknown key, expected one of the English files"});
      } else if (argumentsOf(text) != argumentsOf(english->second)) {
        problems.push_back({place, "other arguments than the English text"});
      } else {
        english->second = text;
      }
    }
  }
  if (!problems.empty()) return combined(problems);
  return messages;
}

const char* Messages::operator()(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second.c_str();
  return "[text missing]";
}

std::string Messages::filled(const char* pattern, fmt::format_args args) {
  // A pattern and its arguments are written in different files.
  try {
    return fmt::vformat(pattern, args);
  } catch (const fmt::format_error&) {
    return pattern;
  }
}

}  // namespace knotmap::core
