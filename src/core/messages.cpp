#include "core/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::core {
namespace {

namespace fs = std::filesystem;

constexpr int kSchema = 1;

/// The names of the arguments in a pattern: "{count} of {all}" has "all" and "count"; none at all
/// when a brace is no part of a named argument "{name}" or "{name:.1f}", nor doubled.
std::optional<std::set<std::string>> argumentsOf(const std::string& pattern) {
  const auto isName = [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); };
  const auto isFormat = [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) || c == '.' || c == 'd' || c == 'f' ||
           c == '+';
  };
  std::set<std::string> names;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c != '{' && c != '}') continue;
    if (at + 1 < pattern.size() && pattern[at + 1] == c) {
      ++at;
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    if (c == '}' || end == std::string::npos) return std::nullopt;
    const std::string inside = pattern.substr(at + 1, end - at - 1);
    const std::size_t colon = std::min(inside.find(':'), inside.size());
    const auto nameEnd = inside.begin() + static_cast<std::ptrdiff_t>(colon);
    const bool sound =
        colon > 0 && std::all_of(inside.begin(), nameEnd, isName) &&
        (nameEnd == inside.end() || std::all_of(nameEnd + 1, inside.end(), isFormat));
    if (!sound) return std::nullopt;
    names.insert(inside.substr(0, colon));
    at = end;
  }
  return names;
}

using Texts = std::map<std::string, std::string, std::less<>>;

void readTexts(const Assets& assets, const fs::path& path, Texts& texts, Problems& problems) {
  const auto json = readJsonFile(assets.folder() / path, kSchema);
  if (!json) {
    problems.push_back(json.error());
    return;
  }
  const std::string name = path.parent_path().filename() / path.filename();
  const DataReader file(*json, name + ": ", problems);
  file.allowOnly({"schema", "texts"});
  for (const auto& [key, text] : file.at("texts").members()) {
    const std::string& pattern =
        texts.insert_or_assign(path.stem().string() + "." + key, text.text()).first->second;
    if (!argumentsOf(pattern)) text.problem("expected {name} or {{ for every brace");
  }
}

/// The texts of one topic of a language or, with "", of all.
Texts readLanguage(const Assets& assets, const std::string& language, const std::string& topic,
                   Problems& problems) {
  Texts texts;
  const fs::path folder = fs::path("messages") / language;
  std::error_code failure;
  if (!topic.empty()) {
    const fs::path file = folder / (topic + ".json");
    if (fs::exists(assets.folder() / file, failure)) readTexts(assets, file, texts, problems);
    return texts;
  }
  const auto files = assets.filesIn(folder);
  if (!files) problems.push_back(files.error());
  for (const fs::path& file : files ? *files : std::vector<fs::path>{})
    readTexts(assets, file, texts, problems);
  return texts;
}

}  // namespace

Result<Messages> Messages::load(const Assets& assets) {
  if (!hasLanguage(assets, assets.language()))
    return Error{"language", fmt::format("found \"{}\", expected one of {}", assets.language(),
                                         languageList(assets))};
  auto messages = loadTopic(assets, "");
  if (messages && messages->texts().empty())
    return Error{(assets.folder() / "messages" / "en").string(), "no texts found, expected *.json"};
  return messages;
}

Result<Messages> Messages::loadTopic(const Assets& assets, const std::string& topic) {
  Problems problems;
  Messages messages;
  messages.texts_ = readLanguage(assets, "en", topic, problems);
  messages.language_ = assets.language();
  if (!assets.english())
    messages.translate(readLanguage(assets, assets.language(), topic, problems), problems);
  if (!problems.empty()) return combined(problems);
  return messages;
}

void Messages::translate(const Texts& translated, Problems& problems) {
  for (const auto& [key, text] : translated) {
    const auto english = texts_.find(key);
    const std::string place = fmt::format("messages/{}: {}", language_, key);
    if (english == texts_.end()) {
      problems.push_back({place, "unknown key, expected one of the English files"});
    } else if (argumentsOf(text) != argumentsOf(english->second)) {
      problems.push_back({place, "other arguments than the English text"});
    }
  }
  for (auto& [key, text] : texts_) {
    const auto own = translated.find(key);
    if (own == translated.end()) {
      untranslated_.push_back(key);
    } else {
      text = own->second;
    }
  }
}

const char* Messages::operator()(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second.c_str();
  return "[text missing]";
}

std::string Messages::counted(std::string_view key, std::size_t count) const {
  return (*this)(std::string(key) + (count == 1 ? "-one" : "-many"), fmt::arg("count", count));
}

std::string Messages::filled(const char* pattern, fmt::format_args args) {
  // A pattern and its arguments are written in different files.
  try {
    return fmt::vformat(pattern, args);
  } catch (const fmt::format_error&) {
    return pattern;
  }
}

std::string languageList(const Assets& assets) {
  return fmt::format("{}", fmt::join(assets.languages(), ", "));
}

bool hasLanguage(const Assets& assets, std::string_view language) {
  const auto all = assets.languages();
  return std::find(all.begin(), all.end(), language) != all.end();
}

}  // namespace knotmap::core
