#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "architecture/source_tree.h"

namespace knotmap::tests {
namespace {

/// A library, or part of the system, that only some of the program may know.
struct Library {
  std::string name;
  std::vector<std::string> headers;  ///< what its headers start with
  std::vector<std::string> rooms;    ///< folders of src/ with a slash at the end, or single files
};

const std::vector<Library> kLibraries{
    {"OpenGL", {"glad/", "GL/", "GLES"}, {"render/"}},
    {"Dear ImGui", {"imgui", "misc/freetype"}, {"ui/", "app/window/"}},
    {"GLFW", {"GLFW/"}, {"app/window/"}},
    {"OpenAL", {"AL/"}, {"app/stages/sound.cpp"}},
    {"CLI11", {"CLI/"}, {"app/cli/"}},
    {"POSIX",
     {"unistd.h", "fcntl.h", "sys/", "dlfcn.h", "spawn.h", "pthread.h", "poll.h", "signal.h",
      "csignal", "dirent.h", "pwd.h", "termios.h", "netinet/", "arpa/", "linux/"},
     {"platform/"}},
    {"EGL", {"EGL/"}, {"platform/"}},
    {"a browser", {"emscripten"}, {"platform/"}},
    {"Assimp", {"assimp/"}, {"anatomy/models/model_formats.cpp"}},
    {"cairo and Pango", {"cairo", "pango"}, {"handout/"}},
    {"qpdf", {"qpdf/"}, {"handout/"}},
    {"OpenSSL", {"openssl/"}, {"bake/"}},
};

/// Words that only `platform` may say: it asks the system so that nobody else needs to.
const std::vector<std::string> kPlatformWords{"/proc/", "getenv", "getpid", "localtime"};

bool liesIn(const std::string& path, const std::vector<std::string>& rooms) {
  return std::any_of(rooms.begin(), rooms.end(),
                     [&](const std::string& room) { return path.starts_with(room); });
}

/// Includes of a library outside its rooms.
Offences strayLibraries(const std::vector<SourceFile>& files) {
  Offences stray;
  for (const SourceFile& file : files)
    for (const Include& include : file.includes)
      for (const Library& library : kLibraries)
        if (liesIn(include.header, library.headers) && !liesIn(file.path, library.rooms))
          stray.push_back(fmt::format("src/{}: includes {}, but {} belongs to {}", file.path,
                                      include.header, library.name,
                                      fmt::join(library.rooms, ", ")));
  return stray;
}

/// Files outside `platform` that speak to the system themselves.
Offences strayWords(const std::vector<SourceFile>& files) {
  Offences stray;
  for (const SourceFile& file : files)
    for (const std::string& word : kPlatformWords)
      if (file.topFolder() != "platform" && file.text.find(word) != std::string::npos)
        stray.push_back(fmt::format("src/{}: says {}, which belongs to platform", file.path, word));
  return stray;
}

/// Headers that make whoever includes them compile JSON in full.
Offences headersWithJson(const std::vector<SourceFile>& files) {
  Offences heavy;
  for (const SourceFile& file : files)
    for (const Include& include : file.includes)
      if (file.isHeader() && file.path != "core/json.h" &&
          (include.header == "nlohmann/json.hpp" || include.header == "core/json.h"))
        heavy.push_back(
            fmt::format("src/{}: includes {}, expected core/forward.h", file.path, include.header));
  return heavy;
}

/// The sources, not headers, that include `header`, directly or through others.
std::set<std::string> sourcesReaching(const std::string& header,
                                      const std::vector<SourceFile>& files) {
  std::set<std::string> reached{header};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const SourceFile& file : files)
      for (const Include& include : file.includes)
        if (reached.contains(include.header)) reached.insert(file.path);
  }
  std::erase_if(reached, [](const std::string& path) { return !path.ends_with(".cpp"); });
  return reached;
}

std::size_t sourcesIn(const std::vector<SourceFile>& files) {
  return static_cast<std::size_t>(std::count_if(
      files.begin(), files.end(), [](const SourceFile& file) { return !file.isHeader(); }));
}

}  // namespace

TEST_CASE("libraries and the system stay in their rooms", "[architecture]") {
  CHECK(strayLibraries(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a library outside its room is reported, inside it is not", "[architecture]") {
  const std::string_view text = "#include <GLFW/glfw3.h>\n#include <imgui.h>\n";

  CHECK(strayLibraries({sourceFile("app/window/window.cpp", text)}).empty());
  CHECK(strayLibraries({sourceFile("ui/frame/panels.cpp", text)}) ==
        Offences{"src/ui/frame/panels.cpp: includes GLFW/glfw3.h, but GLFW belongs to "
                 "app/window/"});
  CHECK(strayLibraries({sourceFile("app/editor/program.cpp", text)}).size() == 2);
}

TEST_CASE("every library is reported in a room that has none", "[architecture]") {
  for (const Library& library : kLibraries)
    for (const std::string& header : library.headers) {
      const std::string text = fmt::format("#include <{}>\n", header);
      INFO(header);
      CHECK(strayLibraries({sourceFile("guidance/plan.cpp", text)}).size() == 1);
      CHECK(strayLibraries({sourceFile(library.rooms.front(), text)}).empty());
    }
}

TEST_CASE("only platform asks the system for processes, variables and the local time",
          "[architecture]") {
  CHECK(strayWords(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a system call outside platform is reported", "[architecture]") {
  const std::string_view text = "const char* home = std::getenv(\"HOME\");\n";

  CHECK(strayWords({sourceFile("platform/environment.cpp", text)}).empty());
  CHECK(strayWords({sourceFile("app/cli/options.cpp", text)}) ==
        Offences{"src/app/cli/options.cpp: says getenv, which belongs to platform"});
  CHECK(strayWords({sourceFile("core/a.h", "#include \"platform/process.h\"\n")}).empty());
}

TEST_CASE("no header includes JSON in full", "[architecture]") {
  CHECK(headersWithJson(sourcesBelow("src")) == Offences{});
}

TEST_CASE("a header with JSON in full is reported, a source is not", "[architecture]") {
  const std::string_view text = "#include \"core/json.h\"\n";

  CHECK(headersWithJson({sourceFile("core/assets.cpp", text)}).empty());
  CHECK(headersWithJson({sourceFile("core/assets.h", text)}) ==
        Offences{"src/core/assets.h: includes core/json.h, expected core/forward.h"});
}

TEST_CASE("few sources take the seconds that JSON costs", "[architecture]") {
  const auto sources = sourcesReaching("nlohmann/json.hpp", sourcesBelow("src"));
  INFO(fmt::format("{}", fmt::join(sources, "\n")));
  CHECK(sources.size() > 5);
  CHECK(sources.size() <= 40);
}

TEST_CASE("changing how texts are read builds at most a quarter of the program", "[architecture]") {
  const std::vector<SourceFile> files = sourcesBelow("src");
  const auto sources = sourcesReaching("core/messages.h", files);
  INFO(fmt::format("{}", fmt::join(sources, "\n")));
  CHECK(sources.size() > 5);
  CHECK(4 * sources.size() <= sourcesIn(files));
}

TEST_CASE("a source reaches what its headers include", "[architecture]") {
  const std::vector<SourceFile> files{
      sourceFile("a/far.cpp", "#include \"a/middle.h\"\n"),
      sourceFile("a/middle.h", "#include \"a/near.h\"\n"),
      sourceFile("a/near.h", "#include <nlohmann/json.hpp>\n"),
      sourceFile("a/other.cpp", "#include <nlohmann/json_fwd.hpp>\n"),
      sourceFile("a/direct.cpp", "#include <nlohmann/json.hpp>\n"),
  };

  CHECK(sourcesReaching("nlohmann/json.hpp", files) ==
        std::set<std::string>{"a/direct.cpp", "a/far.cpp"});
}

}  // namespace knotmap::tests
