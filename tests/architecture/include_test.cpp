#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// One #include of one source file. `folder` is the folder of src/ the file lies in.
struct Include {
  std::string folder;
  std::string file;    ///< relative to src/
  std::string header;  ///< as written between the quotes or brackets
  bool quoted = false;
};

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

/// Libraries that only some folders may see, by what their headers start with.
const std::map<std::string, std::set<std::string>> kLibraryFolders{
    {"glad/", {"render"}},          {"imgui", {"ui", "app"}}, {"misc/freetype", {"ui", "app"}},
    {"GLFW/", {"app", "devtools"}}, {"assimp/", {"anatomy"}}, {"GL/", {}},
    {"EGL/", {"render"}},           {"cairo", {"handout"}},   {"pango/", {"handout"}},
    {"qpdf/", {"handout"}},         {"openssl/", {"bake"}},   {"CLI/", {"app", "devtools"}},
};

std::vector<Include> includesIn(std::string_view text, const std::string& file) {
  std::vector<Include> found;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.rfind('#', 0) != 0) continue;
    const std::size_t word = line.find_first_not_of(" \t", 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", word);
    if (open == std::string::npos) continue;
    const bool quoted = line[open] == '"';
    const std::size_t close = line.find(quoted ? '"' : '>', open + 1);
    found.push_back({.folder = file.substr(0, file.find('/')),
                     .file = file,
                     .header = line.substr(open + 1, close - open - 1),
                     .quoted = quoted});
  }
  return found;
}

std::vector<Include> includesOfTheProgram() {
  const fs::path top = fs::path(KNOTMAP_TEST_SOURCE) / "src";
  std::vector<Include> all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::vector<Include> own =
        includesIn(text.str(), fs::relative(entry.path(), top).generic_string());
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

bool startsWith(const std::string& text, const std::string& start) {
  return text.rfind(start, 0) == 0;
}

/// One line for each include of a folder that the file's own folder may not use.
std::vector<std::string> wrongArrows(const std::vector<Include>& includes) {
  std::vector<std::string> wrong;
  for (const Include& include : includes) {
    const std::string target = include.header.substr(0, include.header.find('/'));
    if (!include.quoted || target == include.folder || kUses.count(target) == 0) continue;
    const auto allowed = kUses.find(include.folder);
    if (allowed != kUses.end() && allowed->second.count(target) == 1) continue;
    wrong.push_back(fmt::format("src/{}: includes \"{}\", but {} may not use {}", include.file,
                                include.header, include.folder, target));
  }
  return wrong;
}

/// One line for each include of a library outside the folders it belongs to.
std::vector<std::string> strayLibraries(const std::vector<Include>& includes) {
  std::vector<std::string> stray;
  for (const Include& include : includes)
    for (const auto& [start, folders] : kLibraryFolders)
      if (startsWith(include.header, start) && folders.count(include.folder) == 0)
        stray.push_back(fmt::format("src/{}: includes <{}>, which may appear only in {}",
                                    include.file, include.header, fmt::join(folders, ", ")));
  return stray;
}

}  // namespace

TEST_CASE("every folder of src uses only the folders it may use", "[architecture]") {
  const std::vector<Include> includes = includesOfTheProgram();
  REQUIRE(includes.size() > 100);
  CHECK(wrongArrows(includes) == std::vector<std::string>{});
}

TEST_CASE("graphics, window and import libraries stay in their folders", "[architecture]") {
  CHECK(strayLibraries(includesOfTheProgram()) == std::vector<std::string>{});
}

TEST_CASE("one file alone includes Assimp", "[architecture]") {
  std::set<std::string> files;
  for (const Include& include : includesOfTheProgram())
    if (startsWith(include.header, "assimp/")) files.insert(include.file);
  CHECK(files.size() <= 1);
}

TEST_CASE("quoted includes name files by their path from src, or what the shaders share",
          "[architecture]") {
  const fs::path top = fs::path(KNOTMAP_TEST_SOURCE);
  std::vector<std::string> missing;
  for (const Include& include : includesOfTheProgram()) {
    const bool shared = include.folder == "render" && include.header == "shared.h";
    if (include.quoted && !fs::exists(top / (shared ? "shaders" : "src") / include.header))
      missing.push_back(fmt::format("src/{}: \"{}\"", include.file, include.header));
  }
  CHECK(missing == std::vector<std::string>{});
}

TEST_CASE("every folder of src has its place in the order", "[architecture]") {
  std::set<std::string> folders, known;
  for (const Include& include : includesOfTheProgram()) folders.insert(include.folder);
  for (const auto& [folder, uses] : kUses) known.insert(folder);
  std::vector<std::string> unknown;
  std::set_difference(folders.begin(), folders.end(), known.begin(), known.end(),
                      std::back_inserter(unknown));
  CHECK(unknown == std::vector<std::string>{});
}

TEST_CASE("an include that points right is reported with its file", "[architecture]") {
  const std::vector<Include> includes =
      includesIn("#include \"anatomy/body/body.h\"\n  #  include \"session/edit.h\" // why\n",
                 "referral/atlas.h");

  REQUIRE(includes.size() == 2);
  CHECK(wrongArrows(includes) ==
        std::vector<std::string>{"src/referral/atlas.h: includes \"session/edit.h\", but referral "
                                 "may not use session"});
}

TEST_CASE("a library in the wrong folder is reported, in the right one it is not",
          "[architecture]") {
  const std::string_view text = "#include <GLFW/glfw3.h>\n#include <imgui.h>\n";

  CHECK(strayLibraries(includesIn(text, "app/window/window.cpp")).empty());
  CHECK(strayLibraries(includesIn(text, "ui/frame/panels.cpp")) ==
        std::vector<std::string>{
            "src/ui/frame/panels.cpp: includes <GLFW/glfw3.h>, which may appear only in app, "
            "devtools"});
}
