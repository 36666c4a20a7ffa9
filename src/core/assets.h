#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::core {

/// The folder of the data files and the language they are read in. A path alone means English.
///
/// English texts stand in the data files beside their facts. For another language the file
/// `messages/LANGUAGE/facts/FILE` mirrors `FILE` with its texts alone and is laid over it before
/// any reader sees it; what it lacks stays English. docs/formats.md "Texts and languages".
class Assets {
 public:
  Assets(std::filesystem::path folder, std::string language = "en")
      : root_(std::move(folder)), language_(std::move(language)) {}
  /// Also made from whatever a path is made from, so that loaders take a plain folder.
  template <class Folder>
  requires(!std::is_same_v<Folder, std::filesystem::path> &&
           std::is_convertible_v<const Folder&, std::filesystem::path>) Assets(const Folder& folder)
      : Assets(std::filesystem::path(folder)) {}

  /// "en", "de"
  const std::string& language() const { return language_; }
  bool english() const { return language_ == "en"; }
  std::filesystem::path folder() const { return root_ / below_; }
  /// The same data seen from a folder within it.
  Assets below(const std::filesystem::path& folder) const;

  /// The JSON file at `relativeFile` in this language. Fails, with every problem, when the file or
  /// its translation is broken.
  Result<Json> read(const std::filesystem::path& relativeFile, int schema) const;

  /// The JSON files of a folder, relative to this one, sorted, so that every machine reads alike.
  Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder) const;

  /// The languages there are: English and each folder of `messages`, sorted.
  std::vector<std::string> languages() const;

 private:
  std::filesystem::path root_, below_;
  std::string language_;
};

/// Whether the texts of this data file, named relative to the assets, are seen by people.
bool isTranslated(const std::filesystem::path& relativeFile);

/// Lays a translation over a data file. Rows are matched by "id", other lists by position; only
/// texts may differ. What does not fit is a problem; `place` stands for the file.
void layOver(Json& data, const Json& translation, const std::string& place, Problems& problems);

/// The places of the texts of `data` that `translation` lacks: "techniques[heat].steps[2]".
std::vector<std::string> untranslated(const Json& data, const Json& translation);
/// How many texts there are to translate.
std::size_t countTexts(const Json& data);

}  // namespace knotmap::core
