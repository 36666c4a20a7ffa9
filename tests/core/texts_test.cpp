#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "core/assets.h"
#include "core/json.h"
#include "core/messages.h"

namespace {

namespace fs = std::filesystem;
using knotmap::core::Messages;

/// String literals of the program's sources, each with the files it stands in.
using Literals = std::map<std::string, std::set<std::string>>;

Literals literalsOf(const std::string& text, const std::string& file) {
  Literals found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos || line[first] == '#') continue;
    for (std::size_t at = first; at < line.size(); ++at) {
      if (line.compare(at, 2, "//") == 0) break;
      if (line[at] == '\'' && at + 2 < line.size() && line[at + 2] == '\'') at += 2;
      if (line[at] != '"') continue;
      std::size_t end = at + 1;
      while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
      found[line.substr(at + 1, end - at - 1)].insert(file);
      at = end;
    }
  }
  return found;
}

const Literals& literals() {
  static const Literals all = [] {
    Literals found;
    const fs::path top = fs::path(KNOTMAP_TEST_SOURCE) / "src";
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      const std::string ending = entry.path().extension().string();
      if (ending != ".cpp" && ending != ".h") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      for (const auto& [literal, files] :
           literalsOf(text.str(), entry.path().lexically_relative(top).string()))
        found[literal].insert(files.begin(), files.end());
    }
    return found;
  }();
  return all;
}

const Messages& english() {
  static const auto messages = Messages::load(KNOTMAP_TEST_ASSETS);
  return *messages;
}

/// Literals that are keys: exact ones, and patterns "view.{}-name" or beginnings "muscle.part-".
struct Keys {
  std::set<std::string> exact;
  std::vector<std::regex> patterns;
};

Keys keysInTheSources() {
  std::set<std::string> topics;
  for (const auto& [key, text] : english().texts()) topics.insert(key.substr(0, key.find('.')));
  static const std::regex key(R"([a-z-]+\.[A-Za-z0-9-]*[A-Za-z0-9])");
  static const std::regex pattern(R"([a-z-]+\.[A-Za-z0-9{}-]* ?)");
  static const std::regex hole(R"(\\\{\\\})");
  Keys keys;
  for (const auto& [literal, files] : literals()) {
    const std::size_t dot = literal.find('.');
    if (dot == std::string::npos || topics.count(literal.substr(0, dot)) == 0) continue;
    if (literal.find(".json") != std::string::npos) continue;
    if (std::regex_match(literal, key)) {
      keys.exact.insert(literal);
    } else if (std::regex_match(literal, pattern)) {
      std::string words = literal;
      if (words.back() == ' ') words.pop_back();
      std::string expression;
      for (std::size_t at = 0; at < words.size(); ++at) {
        const bool open = words.compare(at, 2, "{}") == 0;
        if (open) ++at;
        expression += open ? "[A-Za-z0-9-]*" : words[at] == '.' ? "\\." : std::string(1, words[at]);
      }
      if (words.back() == '-' || words.back() == '.') expression += ".*";
      keys.patterns.emplace_back(expression);
    }
  }
  return keys;
}

/// Whether explain mode takes a sentence for an emergency: it has one of these words.
bool isEmergency(const std::string& sentence, const Messages& messages) {
  return std::regex_search(sentence, std::regex(messages("explain.emergency-words")));
}

/// What is to be ruled out, of every row of a file, in file order.
std::vector<std::string> stopsFirst(const fs::path& file, const std::string& language) {
  const auto data = knotmap::core::Assets(KNOTMAP_TEST_ASSETS, language).read(file, 1);
  if (!data) throw std::runtime_error(data.error().message());
  std::vector<std::string> sentences;
  for (const auto& row : data->contains("points") ? (*data)["points"] : (*data)["symptoms"])
    if (row.contains("stops_first"))
      for (const auto& sentence : row["stops_first"]) sentences.push_back(sentence);
  return sentences;
}

}  // namespace

TEST_CASE("every key in the sources is an English text", "[texts]") {
  const Keys keys = keysInTheSources();
  REQUIRE(keys.exact.size() > 300);
  for (const std::string& key : keys.exact) {
    const bool counted = english().has(key + "-one") && english().has(key + "-many");
    INFO(key);
    CHECK((english().has(key) || counted));
  }
}

TEST_CASE("every English text is used somewhere", "[texts]") {
  const Keys keys = keysInTheSources();
  for (const auto& [key, text] : english().texts()) {
    const std::string stem = key.substr(0, key.rfind('-'));
    const bool patterned = std::any_of(
        keys.patterns.begin(), keys.patterns.end(),
        [&, &wanted = key](const std::regex& p) { return std::regex_match(wanted, p); });
    INFO(key);
    CHECK((keys.exact.count(key) == 1 || keys.exact.count(stem) == 1 || patterned));
  }
}

TEST_CASE("counted texts come in pairs, for one and for many", "[texts]") {
  for (const auto& [key, text] : english().texts()) {
    INFO(key);
    if (key.ends_with("-one")) CHECK(english().has(key.substr(0, key.size() - 3) + "many"));
  }
}

TEST_CASE("panels draw no words of their own", "[texts]") {
  // Ids of Dear ImGui, which nobody sees, and parts of errors about files, which stay English.
  const std::set<std::string> unseen{
      "chosen stroke",    "hide model",         "no marks",
      "no press",         "no spots",           "nothing near",
      "nothing selected", "ruled out first",    "save as",
      "stop reminder",    "stop when",          "top bar",
      "who says",         "cannot be listed: ", ": not found; a plainer font is used"};
  static const std::regex words("[A-Za-z]{2,} [A-Za-z]{2,}");
  for (const auto& [literal, files] : literals()) {
    if (!std::regex_search(literal.substr(0, literal.find("##")), words)) continue;
    if (unseen.count(literal) == 1) continue;
    for (const std::string& file : files) {
      INFO(file << ": \"" << literal << '"');
      CHECK(file.rfind("ui/", 0) != 0);
    }
  }
}

TEST_CASE("an emergency is one in every language", "[texts]") {
  const knotmap::core::Assets assets(KNOTMAP_TEST_ASSETS);
  auto files = assets.filesIn("atlas");
  REQUIRE(bool(files));
  files->push_back("symptoms.json");
  for (const std::string& language : assets.languages()) {
    const auto messages = Messages::load({KNOTMAP_TEST_ASSETS, language});
    REQUIRE(bool(messages));
    for (const fs::path& file : *files) {
      const auto said = stopsFirst(file, "en"), translated = stopsFirst(file, language);
      REQUIRE(said.size() == translated.size());
      for (std::size_t i = 0; i < said.size(); ++i) {
        INFO(language << ", " << file << ": " << translated[i]);
        CHECK(isEmergency(translated[i], *messages) == isEmergency(said[i], english()));
      }
    }
  }
}
