#pragma once

#include <string>
#include <vector>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::app {

/// What a language lacks; all of it is shown in English.
struct TranslationReport {
  std::string language;
  std::size_t keys = 0, facts = 0;        ///< to translate in all
  std::vector<std::string> missingKeys;   ///< "plan.week"
  std::vector<std::string> missingFacts;  ///< "symptoms.json: symptoms[earache].name"
};

/// Compares a language with English. Translations of files that are not there are `problems`.
TranslationReport translationReport(const core::Assets& assets, core::Problems& problems);

core::Json reportJson(const TranslationReport& report);
/// Some lines for people.
std::string reportText(const TranslationReport& report);

}  // namespace knotmap::app
