#include "app/editor/language.h"

#include <cstdlib>

#include "core/assets.h"
#include "core/messages.h"

namespace knotmap::app {
namespace {

/// "de" of "de_AT.UTF-8"; "" where the system names none.
std::string systemLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (!value || !*value) continue;
    const std::string locale = value;
    return locale.substr(0, locale.find_first_of("_.@"));
  }
  return {};
}

}  // namespace

std::string languageFor(const std::string& chosen, const core::Assets& assets) {
  for (const std::string& language : {chosen, systemLanguage()})
    if (!language.empty() && core::hasLanguage(assets, language)) return language;
  return "en";
}

std::vector<ui::Language> languagesOf(const core::Assets& assets) {
  std::vector<ui::Language> languages;
  for (const std::string& id : assets.languages()) {
    const auto words = core::Messages::loadTopic({assets.folder(), id}, "bar");
    const bool named = words && words->untranslated().empty();
    languages.push_back({id, named || id == "en" ? (*words)("bar.language-name") : id});
  }
  return languages;
}

}  // namespace knotmap::app
