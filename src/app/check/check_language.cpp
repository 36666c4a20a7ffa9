#include "app/check/check_language.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/files.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::app {
namespace {

namespace fs = std::filesystem;

constexpr int kSchema = 1;

/// The JSON files below a folder, relative to it, sorted.
std::vector<fs::path> filesBelow(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  const auto follow = fs::directory_options::follow_directory_symlink;
  for (const auto& entry : fs::recursive_directory_iterator(folder, follow, failure))
    if (entry.path().extension() == ".json")
      files.push_back(entry.path().lexically_relative(folder));
  std::sort(files.begin(), files.end());
  return files;
}

void addFacts(const core::Assets& assets, const fs::path& file, TranslationReport& report) {
  const auto english = core::readJsonFile(assets.folder() / file, kSchema);
  if (!english) return;
  const auto translated = core::readJsonFile(
      assets.folder() / "messages" / assets.language() / "facts" / file, kSchema);
  const core::Json nothing = core::Json::object();
  report.facts += core::countTexts(*english);
  for (const std::string& place : core::untranslated(*english, translated ? *translated : nothing))
    report.missingFacts.push_back(file.string() + ": " + place);
}

}  // namespace

TranslationReport translationReport(const core::Assets& assets, core::Problems& problems) {
  TranslationReport report{.language = assets.language(), .missingKeys = {}, .missingFacts = {}};
  if (const auto messages = core::Messages::load(assets)) {
    report.keys = messages->texts().size();
    report.missingKeys = messages->untranslated();
  }
  for (const fs::path& file : filesBelow(assets.folder()))
    if (core::isTranslated(file)) addFacts(assets, file, report);
  std::error_code failure;
  const fs::path facts = fs::path("messages") / assets.language() / "facts";
  for (const fs::path& file : filesBelow(assets.folder() / facts))
    if (!core::isTranslated(file) || !fs::exists(assets.folder() / file, failure))
      problems.push_back({(facts / file).string(), "translates no file that has texts for people"});
  return report;
}

core::Json reportJson(const TranslationReport& report) {
  return {{"language", report.language},
          {"texts", {{"all", report.keys}, {"missing", report.missingKeys}}},
          {"facts", {{"all", report.facts}, {"missing", report.missingFacts}}}};
}

std::string reportText(const TranslationReport& report) {
  std::string text =
      fmt::format("{}: {} of {} texts and {} of {} facts translated\n", report.language,
                  report.keys - report.missingKeys.size(), report.keys,
                  report.facts - report.missingFacts.size(), report.facts);
  for (const auto* missing : {&report.missingKeys, &report.missingFacts})
    for (const std::string& place : *missing) text += "  English still: " + place + "\n";
  return text;
}

}  // namespace knotmap::app
