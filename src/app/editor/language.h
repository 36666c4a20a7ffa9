#pragma once

#include <string>
#include <vector>

#include "core/forward.h"
#include "ui/frame/ui.h"

namespace knotmap::app {

/// The language that a person's choice means: the chosen one where there is such a language, else
/// that of the system (LC_ALL, LC_MESSAGES, LANG), else English.
std::string languageFor(const std::string& chosen, const core::Assets& assets);

/// Every language with the name it calls itself, English first.
std::vector<ui::Language> languagesOf(const core::Assets& assets);

}  // namespace knotmap::app
