#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/result.h"

namespace knotmap::core {

/// The texts of the interface in one language, by key: "plan.who-helps" is the text "who-helps" of
/// the file `plan.json`. Texts are patterns of the fmt library with named arguments.
class Messages {
 public:
  /// Reads `assets/messages/en/*.json` and, for another language, `assets/messages/LANGUAGE/*.json`
  /// over them, so that what is not translated stays English. Fails, with every problem, when a
  /// file is broken or a translation uses other arguments than the English text.
  static Result<Messages> load(const std::filesystem::path& assets,
                               std::string_view language = "en");

  /// "en", "de"
  const std::string& language() const { return language_; }
  bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

  /// The text; lives as long as this. A key that is not there gives words that are seen at once; a
  /// test holds every key in the sources against the English files.
  const char* operator()(std::string_view key) const;

  /// The text with its arguments filled in: `tr("plan.minutes", fmt::arg("count", 5))`.
  template <class... Args>
  std::string operator()(std::string_view key, const Args&... args) const
      requires(sizeof...(args) > 0) {
    return filled((*this)(key), fmt::make_format_args(args...));
  }

  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

 private:
  static std::string filled(const char* pattern, fmt::format_args args);

  std::string language_ = "en";
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace knotmap::core
