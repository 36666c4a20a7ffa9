#include "app/editor/language.h"

#include <GLFW/glfw3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "app/check/check.h"
#include "app/editor/settings_file.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/messages.h"

using namespace knotmap;
namespace fs = std::filesystem;

namespace {

const core::Assets kEnglish(KNOTMAP_TEST_ASSETS);

/// The variables that name the language of the system, put back at the end.
class SystemLanguage {
 public:
  SystemLanguage(const char* all, const char* messages, const char* lang) {
    set("LC_ALL", all);
    set("LC_MESSAGES", messages);
    set("LANG", lang);
  }
  ~SystemLanguage() {
    for (const auto& [name, value] : before_) value ? put(name, *value) : ::unsetenv(name);
  }
  SystemLanguage(const SystemLanguage&) = delete;
  SystemLanguage& operator=(const SystemLanguage&) = delete;

 private:
  static int put(const char* name, const std::string& value) {
    return ::setenv(name, value.c_str(), 1);
  }
  void set(const char* name, const char* value) {
    const char* old = std::getenv(name);
    before_.push_back({name, old ? std::optional<std::string>(old) : std::nullopt});
    put(name, value);
  }
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

}  // namespace

TEST_CASE("A person's choice of language comes before that of the system", "[app]") {
  const SystemLanguage system("", "", "de_AT.UTF-8");
  CHECK(app::languageFor("en", kEnglish) == "en");
  CHECK(app::languageFor("", kEnglish) == "de");
  CHECK(app::languageFor("tlh", kEnglish) == "de");
}

TEST_CASE("The system's language is that of its first variable that is set", "[app]") {
  {
    const SystemLanguage system("C", "de_DE", "de_DE");
    CHECK(app::languageFor("", kEnglish) == "en");
  }
  const SystemLanguage system("", "de", "fr_FR");
  CHECK(app::languageFor("", kEnglish) == "de");
}

TEST_CASE("Without a folder for settings a program speaks English", "[app]") {
  const SystemLanguage system("de_DE", "de_DE", "de_DE");
  CHECK(app::startLanguage(
            {.folders = tests::folders(), .stateFolder = {}, .session = {}, .shape = {}}) == "en");
}

TEST_CASE("Languages call themselves by their own names", "[app]") {
  const auto languages = app::languagesOf(kEnglish);
  REQUIRE(languages.size() == 2);
  CHECK(languages[0].name == "English");
  CHECK(languages[1].id == "de");
  CHECK(languages[1].name == "Deutsch");
}

TEST_CASE("The chosen language is kept", "[app]") {
  const fs::path folder =
      fs::temp_directory_path() / ("knotmap-language-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  ui::Settings settings;
  settings.language = "de";
  REQUIRE(bool(app::saveSettings(settings, folder)));
  CHECK(app::loadSettings(folder) == settings);
  fs::remove_all(folder);
}

TEST_CASE("Another language changes every word at once and nothing else", "[app]") {
  tests::OffscreenProgram program;
  program.click(program.pixel("mastoid", core::Side::left));
  REQUIRE(program.session().marks.size() == 1);
  const session::Session before = program.session();
  const auto body = program->body().revision();
  const auto camera = program->view().camera();
  CHECK(program->tables().regions.regions().front().name == "forehead");
  CHECK(program->title().find("Unsaved session") != std::string::npos);

  program->perform(ui::ChangeSettings{{.language = "de"}});
  program.frames(3);

  CHECK(program->tables().regions.regions().front().name == "Stirn");
  CHECK(program->title().find("Unsaved session") == std::string::npos);
  CHECK(program.session() == before);
  CHECK(program->body().revision() == body);
  CHECK(program->view().camera() == camera);
  CHECK(program->ui().marks.selected == before.marks.front().id);

  program->perform(ui::ChangeSettings{{.language = "en"}});
  program.frames(3);
  CHECK(program->tables().regions.regions().front().name == "forehead");
}

TEST_CASE("The language stays while rows of the atlas are not saved", "[app]") {
  tests::OffscreenProgram program;
  program->startAuthoring();
  const auto row = program->tables().atlas.findPoint("TRAP-1");
  REQUIRE(row);
  program->perform(ui::ChooseRow{*row, core::Side::left});
  program.frames(2);
  program->perform(ui::ChangeRow{referral::SetRadius{{referral::Role::essential, 0}, 33.0f}});
  program.frames(2);
  REQUIRE(program->author()->anyUnsaved());

  program->perform(ui::ChangeSettings{{.language = "de"}});
  program.frames(2);
  CHECK(program->tables().messages().language() == "en");
  CHECK(program->ui().settings.language.empty());
  CHECK(program->ui().frame.notice.isError);

  program->perform(ui::DropRowChanges{});
  program.frames(2);
  program->perform(ui::ChangeSettings{{.language = "de"}});
  program.frames(2);
  CHECK(program->tables().messages().language() == "de");
  CHECK(program->author() != nullptr);
}

TEST_CASE("German is complete", "[app]") {
  core::Problems problems;
  const auto report = app::translationReport({KNOTMAP_TEST_ASSETS, "de"}, problems);
  for (const core::Error& problem : problems) UNSCOPED_INFO(problem.message());
  CHECK(problems.empty());
  CHECK(report.keys > 300);
  CHECK(report.facts > 2000);
  CHECK(report.missingKeys == std::vector<std::string>{});
  CHECK(report.missingFacts == std::vector<std::string>{});
}

TEST_CASE("Checking a language tells what is English still, and what is wrong", "[app]") {
  const fs::path folder =
      fs::temp_directory_path() / ("knotmap-check-language-" + std::to_string(::getpid()));
  const auto write = [&](const std::string& file, const std::string& text) {
    const fs::path path = folder / "messages" / "nl" / file;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  };
  write("tab.json", R"({"schema": 1, "texts": {"spot": "Plek", "plan": "Plan"}})");
  write("facts/regions.json",
        R"({"schema": 1, "regions": [{"id": "forehead", "name": "voorhoofd"}]})");

  const app::CheckResult sound = app::check({folder}, tests::folders());
  for (const core::Error& problem : sound.problems) UNSCOPED_INFO(problem.message());
  CHECK(sound.problems.empty());
  REQUIRE(sound.languages.size() == 1);
  CHECK(sound.languages[0].language == "nl");
  CHECK(sound.languages[0].missingKeys.size() + 2 == sound.languages[0].keys);
  CHECK(sound.languages[0].missingFacts.size() + 1 == sound.languages[0].facts);

  write("facts/regions.json", R"({"schema": 1, "regions": [{"id": "forhead", "name": "x"}]})");
  const app::CheckResult wrong = app::check({folder}, tests::folders());
  REQUIRE(wrong.problems.size() == 1);
  CHECK_THAT(wrong.problems[0].message(), Catch::Contains("regions[forhead]: unknown row"));
  fs::remove_all(folder);
}
