#include "app/editor/language.h"

#include "core/assets.h"
#include "core/messages.h"
#include "platform/environment.h"

namespace knotmap::app {
namespace {

/// "de" of "de_AT.UTF-8"; "" where the system names none.
std::string systemLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = platform::environment(name);
    if (locale.empty()) continue;
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
