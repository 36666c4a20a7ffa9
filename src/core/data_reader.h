#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::core {

/// Parses a JSON file and checks that `"schema"` equals `schema`. A syntax error names line and
/// column.
Result<Json> readJsonFile(const std::filesystem::path& path, int schema);

/// Parses JSON text; `name` is what messages call the file. Refuses nesting deeper than 64.
Result<Json> parseJson(std::string_view text, const std::string& name);

/// The nearest of `known` to a misspelt `word`, or "" when none is close: for "did you mean".
std::string closestWord(std::string_view word, const std::vector<std::string>& known);

/// A value inside a data file that knows its place there. Every accessor that finds something
/// other than expected notes a problem and returns a harmless default, so that one pass reports
/// all problems of a file. The file and the problem list must outlive the reader.
class DataReader {
 public:
  DataReader(const Json& value, std::string place, Problems& problems)
      : value_(&value), place_(std::move(place)), problems_(&problems) {}

  const Json& raw() const { return *value_; }
  const std::string& place() const { return place_; }
  bool isText() const;
  bool isObject() const;
  bool isList() const;
  bool isMissing() const;    ///< was looked up with `at` and not found, or is `null`
  std::size_t size() const;  ///< entries of a list, members of an object
  bool has(std::string_view key) const;

  /// The member `key`; notes a problem when it is missing.
  DataReader at(std::string_view key) const;
  /// The elements of this list; notes a problem when this is not a list.
  std::vector<DataReader> items() const;
  /// As above; none, and a problem, when there are more than `max`. A missing list was noted by
  /// whoever looked it up.
  std::vector<DataReader> items(std::size_t max) const;
  /// `at(key).items()`, or an empty list when `key` is missing.
  std::vector<DataReader> itemsIfAny(std::string_view key) const;
  /// Members of this object in file order (sorted by key), each with its name.
  std::vector<std::pair<std::string, DataReader>> members() const;

  std::string text() const;
  std::string text(std::string_view key) const { return at(key).text(); }
  std::string textOr(std::string_view key, std::string fallback) const;
  double number(double min, double max) const;
  double number(std::string_view key, double min, double max) const {
    return at(key).number(min, max);
  }
  double numberOr(std::string_view key, double fallback, double min, double max) const;
  int integer(int min, int max) const;
  int integer(std::string_view key, int min, int max) const { return at(key).integer(min, max); }
  bool flag() const;
  bool flagOr(std::string_view key, bool fallback) const;
  std::vector<std::string> texts(std::string_view key) const;  ///< empty when `key` is missing
  /// The index of this text in `words`; notes a problem with a suggestion when it is none of them.
  std::size_t oneOf(const std::vector<std::string>& words) const;

  /// Notes a problem for each member whose name is not listed: catches misspelt keys.
  void allowOnly(std::initializer_list<std::string_view> keys) const;
  void allowOnly(std::span<const std::string_view> keys) const;
  /// Notes a problem at this place.
  void problem(std::string what) const;

 private:
  const Json* value_;
  std::string place_;
  Problems* problems_;
};

}  // namespace knotmap::core
