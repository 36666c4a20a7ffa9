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

void Program::followSettings() {
  if (ui_.settings == styledFor_) return;
  const std::string before = styledFor_.language;
  gui_.restyle(ui_.settings);
  styledFor_ = ui_.settings;
  if (ui_.settings.language == before) return;
  const std::string language = languageFor(ui_.settings.language, folders_.assets);
  if (language == tables_->messages().language() || speak(language)) return;
  ui_.settings.language = styledFor_.language = before;
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
  *tables_ = std::move(**loaded);
  if (author_) {
    author_.reset();
    startAuthoring();
  }
  findingsRevision_ = ~0ull;
  ui_.message.clear();
  settlingFrames_ = kSettlingFrames;
  log_.push_back("language " + language);
  return true;
}

}  // namespace knotmap::app
