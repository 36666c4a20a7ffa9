#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "architecture/source_tree.h"

namespace knotmap::tests {
namespace {

namespace fs = std::filesystem;

/// Which folders of src/ each folder may use, besides itself: docs/architecture.md.
const std::map<std::string, std::set<std::string>> kUses{
    {"core", {}},
    {"platform", {"core"}},
    {"anatomy", {"core", "platform"}},
    {"referral", {"core", "platform", "anatomy"}},
    {"guidance", {"core", "platform", "anatomy", "referral"}},
    {"session", {"core", "platform", "anatomy", "referral", "guidance"}},
    {"findings", {"core", "platform", "anatomy", "referral", "guidance", "session"}},
    {"handout", {"core", "platform", "anatomy", "referral", "guidance", "session", "findings"}},
    {"render", {"core", "platform", "anatomy"}},
    {"bake", {"core", "platform", "anatomy"}},
    {"ui", {"core", "platform", "anatomy", "referral", "guidance", "session", "findings"}},
    {"app",
     {"core", "platform", "anatomy", "referral", "guidance", "session", "findings", "handout",
      "render", "ui"}},
    {"devtools",
     {"core", "platform", "anatomy", "referral", "guidance", "session", "findings", "handout",
      "render", "ui", "app"}},
    {"main.cpp", {"app", "devtools"}},
};

/// Includes of a folder that the file's own folder may not use.
Offences wrongArrows(const std::vector<SourceFile>& files) {
  Offences wrong;
  for (const SourceFile& file : files) {
    const std::string own = file.topFolder();
    const auto allowed = kUses.find(own);
    for (const Include& include : file.includes) {
      const std::string target = include.header.substr(0, include.header.find('/'));
      if (!include.quoted || target == own || !kUses.contains(target)) continue;
      if (allowed != kUses.end() && allowed->second.contains(target)) continue;
      wrong.push_back(fmt::format("src/{}: includes \"{}\", but {} may not use {}", file.path,
                                  include.header, own, target));
    }
  }
  return wrong;
}

/// Folders of src/ that the order above does not know.
Offences unknownFolders(const std::vector<SourceFile>& files) {
  std::set<std::string> unknown;
  for (const SourceFile& file : files)
    if (!kUses.contains(file.topFolder()))
      unknown.insert(fmt::format("src/{}: has no place in the order", file.topFolder()));
  return {unknown.begin(), unknown.end()};
}

/// Quoted includes that are neither a path from src/ nor what C++ shares with the shaders.
Offences includesOfNoFile(const std::vector<SourceFile>& files) {
  const fs::path top(KNOTMAP_TEST_SOURCE);
  Offences missing;
  for (const SourceFile& file : files)
    for (const Include& include : file.includes) {
      const bool shared = file.topFolder() == "render" && include.header == "shared.h";
      if (include.quoted && !fs::exists(top / (shared ? "shaders" : "src") / include.header))
        missing.push_back(fmt::format("src/{}: found no \"{}\"", file.path, include.header));
    }
  return missing;
}

}  // namespace

TEST_CASE("every folder of src uses only the folders it may use", "[architecture]") {
  const std::vector<SourceFile> files = sourcesBelow("src");
  REQUIRE(files.size() > 100);
  CHECK(wrongArrows(files) == Offences{});
}

TEST_CASE("an include that points right is reported with its file", "[architecture]") {
  const SourceFile file =
      sourceFile("referral/atlas.h",
                 "#include \"anatomy/body/body.h\"\n  #  include \"session/edit.h\" // why\n");

  REQUIRE(file.includes.size() == 2);
  CHECK(wrongArrows({file}) ==
        Offences{"src/referral/atlas.h: includes \"session/edit.h\", but referral may not use "
                 "session"});
}

TEST_CASE("every folder of src has its place in the order", "[architecture]") {
  CHECK(unknownFolders(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a folder without a place in the order is reported once", "[architecture]") {
  CHECK(unknownFolders(
            {sourceFile("misc/a.h", ""), sourceFile("misc/b.h", ""), sourceFile("core/c.h", "")}) ==
        Offences{"src/misc: has no place in the order"});
}

TEST_CASE("quoted includes name files by their path from src, or what the shaders share",
          "[architecture]") {
  CHECK(includesOfNoFile(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a quoted include of no file is reported", "[architecture]") {
  CHECK(includesOfNoFile({sourceFile("core/vec.cpp",
                                     "#include \"vec.h\"\n#include <vec.h>\n"
                                     "#include \"core/vec.h\"\n")}) ==
        Offences{"src/core/vec.cpp: found no \"vec.h\""});
  CHECK(includesOfNoFile({sourceFile("render/a.h", "#include \"shared.h\"\n")}).empty());
}

}  // namespace knotmap::tests
