#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "architecture/source_tree.h"

namespace knotmap::tests {
namespace {

constexpr std::size_t kMostLines = 400;
constexpr std::size_t kMostHeaderLines = 150;
constexpr std::size_t kMostFiles = 30;

/// Folders of src/ in which every file lies in a room, a folder of its own.
const std::set<std::string> kFoldersWithRooms{"anatomy", "app", "ui"};

// What is over its limit today: to be deleted, never to grow.
const std::set<std::string> kOutsideRooms{"app/editor/version.h"};
const std::set<std::string> kCrowded{"guidance", "render"};
const std::set<std::string> kLong{
    "app/editor/program.h",          "guidance/guidance.h",   "session/edit.h",
    "session/session_file_test.cpp", "guidance/run_test.cpp", "app/world.h",
};

/// Files that lie directly in a folder that has rooms.
Offences filesOutsideRooms(const std::vector<SourceFile>& files) {
  Offences outside;
  for (const SourceFile& file : files)
    if (kFoldersWithRooms.contains(file.folder()))
      outside.push_back(fmt::format("{}: lies in no room", file.path));
  return outside;
}

/// Folders in which nothing is found any more.
Offences crowdedFolders(const std::vector<SourceFile>& files) {
  std::map<std::string, std::size_t> filesIn;
  for (const SourceFile& file : files) ++filesIn[file.folder()];
  Offences crowded;
  for (const auto& [folder, count] : filesIn)
    if (count > kMostFiles && !kCrowded.contains(folder))
      crowded.push_back(
          fmt::format("{}: has {} files, expected at most {}", folder, count, kMostFiles));
  return crowded;
}

Offences longFiles(const std::vector<SourceFile>& files) {
  Offences tooLong;
  for (const SourceFile& file : files) {
    const std::size_t most = file.isHeader() ? kMostHeaderLines : kMostLines;
    if (file.lines() > most && !kLong.contains(file.path))
      tooLong.push_back(
          fmt::format("{}: has {} lines, expected at most {}", file.path, file.lines(), most));
  }
  return tooLong;
}

std::string linesOfText(std::size_t count) { return std::string(count, '\n'); }

}  // namespace

TEST_CASE("window, program and anatomy keep every file in a room", "[architecture]") {
  CHECK(filesOutsideRooms(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a file outside the rooms of its folder is reported", "[architecture]") {
  CHECK(filesOutsideRooms({sourceFile("ui/panels.cpp", ""), sourceFile("ui/frame/panels.cpp", ""),
                           sourceFile("core/vec.h", "")}) ==
        Offences{"ui/panels.cpp: lies in no room"});
}

TEST_CASE("no folder holds more files than one sees at once", "[architecture]") {
  CHECK(crowdedFolders(sourcesBelow("src")) == Offences{});
  CHECK(crowdedFolders(sourcesBelow("tests")) == Offences{});
}

TEST_CASE("a crowded folder is reported, its rooms count by themselves", "[architecture]") {
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < kMostFiles; ++i)
    files.push_back(sourceFile(fmt::format("core/{}.h", i), ""));
  files.push_back(sourceFile("core/room/a.h", ""));
  CHECK(crowdedFolders(files).empty());

  files.push_back(sourceFile("core/last.h", ""));
  CHECK(crowdedFolders(files) == Offences{"core: has 31 files, expected at most 30"});
}

TEST_CASE("files are short enough to read at once", "[architecture]") {
  CHECK(longFiles(sourcesBelow("src")) == Offences{});
  CHECK(longFiles(sourcesBelow("tests")) == Offences{});
}

TEST_CASE("a long file is reported, a header sooner than a source", "[architecture]") {
  CHECK(longFiles(
            {sourceFile("core/a.cpp", linesOfText(400)), sourceFile("core/b.h", linesOfText(150))})
            .empty());
  CHECK(longFiles({sourceFile("core/a.cpp", linesOfText(401)),
                   sourceFile("core/b.h", linesOfText(151))}) ==
        Offences{"core/a.cpp: has 401 lines, expected at most 400",
                 "core/b.h: has 151 lines, expected at most 150"});
}

}  // namespace knotmap::tests
