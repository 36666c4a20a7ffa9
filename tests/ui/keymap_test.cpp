#include "ui/keys/keymap.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/assets.h"
#include "core/messages.h"
#include "ui/keys/key_words.h"

using namespace knotmap;
using ui::Stage;

namespace {

core::Messages messagesIn(const std::string& language) {
  auto messages = core::Messages::load({KNOTMAP_TEST_ASSETS, language});
  REQUIRE(messages);
  return *std::move(messages);
}

const char* nameOf(Stage stage) {
  return stage == Stage::work ? "work" : stage == Stage::run ? "run" : "explain";
}

/// The rows of the tables of keys in docs/ui.md, one list for each table, as they are written.
std::vector<std::vector<std::string>> documentedTables() {
  std::ifstream file(KNOTMAP_TEST_SOURCE "/docs/ui.md");
  std::vector<std::vector<std::string>> tables;
  bool within = false;
  for (std::string line; std::getline(file, line);) {
    const bool begins = line == "| keys | what they do |";
    if (begins) tables.emplace_back();
    within = begins || (within && line.starts_with("|"));
    if (within && !begins && !line.starts_with("| ---")) tables.back().push_back(line);
  }
  return tables;
}

std::vector<std::string> rowsOf(Stage stage, const core::Messages& messages) {
  std::vector<std::string> rows;
  for (const ui::KeyLine& line : ui::keyLines(stage, messages))
    rows.push_back("| " + line.keys + " | " + line.does + " |");
  return rows;
}

}  // namespace

TEST_CASE("docs/ui.md lists the keys of each stage as help does", "[ui]") {
  const auto tables = documentedTables();
  const core::Messages english = messagesIn("en");
  REQUIRE(tables.size() == 3);
  CHECK(tables[0] == rowsOf(Stage::work, english));
  CHECK(tables[1] == rowsOf(Stage::explain, english));
  CHECK(tables[2] == rowsOf(Stage::run, english));
}

TEST_CASE("Help in a stage lists the keys that hold there, and no others", "[ui]") {
  const core::Messages english = messagesIn("en");
  const auto does = [&](Stage stage) {
    std::set<std::string> lines;
    for (const ui::KeyLine& line : ui::sharedKeyLines(stage, english)) lines.insert(line.does);
    return lines;
  };
  for (const Stage stage : {Stage::run, Stage::explain}) {
    CHECK(does(stage).contains(english("keys.undo")));
    CHECK_FALSE(does(stage).contains(english("keys.tools")));
    CHECK_FALSE(does(stage).contains(english("keys.mark")));
  }
  CHECK(does(Stage::explain).contains(english("keys.views")));
  CHECK_FALSE(does(Stage::run).contains(english("keys.views")));
  CHECK(does(Stage::work).contains(english("keys.tools")));
}

TEST_CASE("No key has two meanings in one stage", "[ui]") {
  for (const Stage stage : {Stage::work, Stage::run, Stage::explain}) {
    std::set<std::tuple<ui::Key, bool, bool>> taken;
    for (const ui::KeyBinding& row : ui::keymap()) {
      if (!row.stages.has(stage)) continue;
      for (const ui::Chord& chord : row.chords) {
        INFO(row.id << " in the stage " << nameOf(stage));
        CHECK(taken.insert({chord.key, chord.control, chord.shift}).second);
      }
    }
    CHECK(taken.size() > 20);
  }
}

TEST_CASE("Every row of the keymap has an id of its own, a key and a stage", "[ui]") {
  std::set<std::string> ids;
  for (const ui::KeyBinding& row : ui::keymap()) {
    INFO(row.id);
    CHECK(ids.insert(std::string(row.id)).second);
    CHECK_FALSE(row.chords.empty());
    CHECK((row.stages.work || row.stages.run || row.stages.explain));
  }
}

TEST_CASE("Help has words for every row of the keymap, in English and in German", "[ui]") {
  for (const char* language : {"en", "de"}) {
    const core::Messages messages = messagesIn(language);
    const auto& missing = messages.untranslated();
    for (const ui::KeyBinding& row : ui::keymap()) {
      const std::string key = "keys." + std::string(row.line);
      INFO(row.id << ": " << key << " in " << language);
      CHECK(messages.has(key));
      CHECK(std::find(missing.begin(), missing.end(), key) == missing.end());
    }
  }
}

TEST_CASE("Every key has a name in help, in English and in German", "[ui]") {
  for (const char* language : {"en", "de"}) {
    const core::Messages messages = messagesIn(language);
    for (const ui::KeyBinding& row : ui::keymap())
      for (const ui::Chord& chord : row.chords) {
        INFO(row.id << " in " << language);
        const bool onPad = chord.key >= ui::Key::pad0 && chord.key <= ui::Key::padEnter;
        CHECK((onPad || !ui::chordWords({.key = chord.key}, messages).empty()));
      }
  }
}

TEST_CASE("What a key with Ctrl does, it does in every stage", "[ui]") {
  for (const ui::KeyBinding& row : ui::keymap())
    for (const ui::Chord& chord : row.chords) {
      if (!chord.control) continue;
      INFO(row.id);
      CHECK((row.stages.work && row.stages.run && row.stages.explain));
    }
}

TEST_CASE("Marks are mirrored and removed by keys of the working stage alone", "[ui]") {
  for (const ui::Key key : {ui::Key::x, ui::Key::del}) {
    CHECK(ui::actionOf({.key = key}, Stage::work));
    CHECK_FALSE(ui::actionOf({.key = key}, Stage::explain));
    CHECK_FALSE(ui::actionOf({.key = key}, Stage::run));
  }
}
