#pragma once

#include <fmt/core.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::core {

/// The texts of the interface in one language, by key: "plan.who-helps" is the text "who-helps" of
/// the file `plan.json`. Texts are patterns of the fmt library with named arguments.
class Messages {
 public:
  /// Reads `messages/en/*.json` and, for another language, `messages/LANGUAGE/*.json` over them, so
  /// that what is not translated stays English. Fails, with every problem, when a file is broken, a
  /// translation uses other arguments than the English text, or there is no such language.
  static Result<Messages> load(const Assets& assets);
  /// One file of them, for tables that make words of their own; empty when it is not there.
  static Result<Messages> loadTopic(const Assets& assets, const std::string& topic);

  /// "en", "de"
  const std::string& language() const { return language_; }
  bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

  /// The text; lives as long as this. A missing key gives words that catch the eye at once;
  /// a test checks every key in the sources against the English files.
  const char* operator()(std::string_view key) const;

  /// The text with its arguments filled in: `tr("plan.minutes", fmt::arg("count", 5))`.
  template <class... Args>
  std::string operator()(std::string_view key, const Args&... args) const
      requires(sizeof...(args) > 0) {
    return filled((*this)(key), fmt::make_format_args(args...));
  }

  /// A text with its arguments filled in; the text itself where they do not fit.
  static std::string filled(const char* pattern, fmt::format_args args);

  /// The text `key-one` for one thing, else `key-many`; both may use {count}.
  std::string counted(std::string_view key, std::size_t count) const;

  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }
  /// Keys still in English, in alphabetical order; none in English itself.
  const std::vector<std::string>& untranslated() const { return untranslated_; }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  /// Takes over what is translated.
  void translate(const Texts& translated, Problems& problems);

  std::string language_ = "en";
  Texts texts_;
  std::vector<std::string> untranslated_;
};

/// "en, de": for messages about a language that is not there.
std::string languageList(const Assets& assets);
bool hasLanguage(const Assets& assets, std::string_view language);

}  // namespace knotmap::core
