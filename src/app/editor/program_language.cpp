#include "app/editor/language.h"
#include "app/editor/program.h"
#include "app/editor/settings_file.h"
#include "core/assets.h"
#include "core/messages.h"

namespace knotmap::app {

std::string startLanguage(const ProgramSetup& setup) {
  if (!setup.language.empty()) return setup.language;
  if (setup.stateFolder.empty()) return "en";
  return languageFor(loadSettings(setup.stateFolder).language, setup.folders.assets);
}

/// Takes over fonts, colours and language when they were changed.
void Program::followSettings() {
  if (ui().settings == styledFor_) return;
  const std::string before = styledFor_.language;
  gui_.restyle(ui().settings);
  styledFor_ = ui().settings;
  if (ui().settings.language == before) return;
  const std::string language = languageFor(ui().settings.language, folders_.assets);
  if (language == tables_->messages().language() || speak(language)) return;
  styledFor_.language = before;
  interface_.perform(ui::ChangeSettings{styledFor_});
}

bool Program::speak(const std::string& language) {
  if (author_ && author_->anyUnsaved()) {
    tell(tables_->messages()("message.language-unsaved-rows"), true);
    return false;
  }
  auto loaded = findings::loadTables({folders_.assets, language});
  if (!loaded) {
    tell(loaded.error().message(), true);
    return false;
  }
  // Everything else points at the tables where they are. What was worked out from their numbers
  // holds on, since a language changes texts alone.
  const auto today = tables_->today;
  *tables_ = std::move(**loaded);
  tables_->today = today;
  if (author_) {
    author_.reset();
    startAuthoring();
  }
  live_.tablesChanged(false);
  interface_.perform(ui::Say{});
  settlingFrames_ = kSettlingFrames;
  log("language " + language);
  return true;
}

}  // namespace knotmap::app
