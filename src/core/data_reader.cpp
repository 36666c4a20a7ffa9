#include "core/data_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/files.h"
#include "core/json.h"

namespace knotmap::core {
namespace {

constexpr int kMaxDepth = 64;

std::string_view kindName(const Json& value) {
  if (value.is_string()) return "a text";
  if (value.is_boolean()) return "true or false";
  if (value.is_number()) return "a number";
  if (value.is_array()) return "a list";
  if (value.is_object()) return "an object";
  return "nothing";
}

/// Short enough for a message, whatever was in the file.
std::string shown(const Json& value) {
  if (!value.is_primitive()) return std::string(kindName(value));
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

const Json& missing() {
  static const Json nothing;
  return nothing;
}

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

/// How deep the brackets of a text go, those within quotes left out. Known before parsing, so that
/// a hostile file cannot exhaust the stack.
int nesting(std::string_view text) {
  int depth = 0, deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

/// "file: key" at the top of a file, "place.key" below.
std::string memberPlace(const std::string& place, std::string_view key) {
  const bool top = place.empty() || place.back() == ' ';
  return place + (top ? "" : ".") + std::string(key);
}

std::string lineAndColumn(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t lineStart = before.rfind('\n');
  const std::size_t column =
      lineStart == std::string_view::npos ? before.size() + 1 : before.size() - lineStart;
  return fmt::format("line {} column {}", line, column);
}

}  // namespace

Result<Json> parseJson(std::string_view text, const std::string& name) {
  if (nesting(text) > kMaxDepth)
    return Error{name, fmt::format("is nested deeper than {} levels", kMaxDepth)};
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    return Error{name + ": " + lineAndColumn(text, error.byte > 0 ? error.byte - 1 : 0),
                 "is not valid JSON"};
  } catch (const Json::exception&) {
    return Error{name, "has a number that is too large"};
  }
}

Result<Json> readJsonFile(const std::filesystem::path& path, int schema) {
  auto text = readFile(path, 16u << 20);
  if (!text) return text.error();
  auto value = parseJson(*text, path.string());
  if (!value) return value;
  if (!value->is_object()) return Error{path.string(), "is no JSON object"};
  const auto found = value->find("schema");
  if (found == value->end())
    return Error{path.string(), fmt::format("has no \"schema\", expected {}", schema)};
  if (*found != schema)
    return Error{path.string(),
                 fmt::format("schema: found {}, expected {}", shown(*found), schema)};
  return value;
}

std::string closestWord(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = editDistance(word, candidate);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = candidate;
  }
  return best;
}

bool DataReader::isText() const { return value_->is_string(); }
bool DataReader::isObject() const { return value_->is_object(); }
bool DataReader::isList() const { return value_->is_array(); }
bool DataReader::isMissing() const { return value_->is_null(); }
std::size_t DataReader::size() const { return value_->size(); }

bool DataReader::has(std::string_view key) const {
  return value_->is_object() && value_->contains(std::string(key));
}

DataReader DataReader::at(std::string_view key) const {
  const std::string place = memberPlace(place_, key);
  const bool there = has(key);
  const Json& value = there ? value_->at(std::string(key)) : missing();
  if (!there) problems_->push_back({place, "is missing"});
  if (there && value.is_null()) problems_->push_back({place, "found null, expected a value"});
  return {value, place, *problems_};
}

std::vector<DataReader> DataReader::items() const {
  std::vector<DataReader> readers;
  if (!value_->is_array()) {
    problem("found " + shown(*value_) + ", expected a list");
    return readers;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    readers.emplace_back((*value_)[i], fmt::format("{}[{}]", place_, i), *problems_);
    if ((*value_)[i].is_null()) readers.back().problem("found null, expected a value");
  }
  return readers;
}

std::vector<DataReader> DataReader::items(std::size_t max) const {
  if (isMissing()) return {};
  if (!isList() || size() <= max) return items();
  problem(fmt::format("has {} entries, expected at most {}", size(), max));
  return {};
}

std::vector<DataReader> DataReader::itemsIfAny(std::string_view key) const {
  return has(key) ? at(key).items() : std::vector<DataReader>{};
}

std::vector<std::pair<std::string, DataReader>> DataReader::members() const {
  std::vector<std::pair<std::string, DataReader>> readers;
  if (!value_->is_object()) {
    problem("found " + shown(*value_) + ", expected an object");
    return readers;
  }
  for (const auto& [key, member] : value_->items())
    readers.emplace_back(key, DataReader{member, memberPlace(place_, key), *problems_});
  return readers;
}

std::string DataReader::text() const {
  if (value_->is_string()) return value_->get<std::string>();
  // A missing value was noted by `at` already.
  if (!value_->is_null()) problem("found " + shown(*value_) + ", expected a text");
  return {};
}

std::string DataReader::textOr(std::string_view key, std::string fallback) const {
  return has(key) ? at(key).text() : fallback;
}

double DataReader::number(double min, double max) const {
  if (value_->is_null()) return min;
  const double found = value_->is_number() ? value_->get<double>() : std::nan("");
  if (found >= min && found <= max) return found;
  problem(fmt::format("found {}, expected a number from {} to {}", shown(*value_), min, max));
  return min;
}

double DataReader::numberOr(std::string_view key, double fallback, double min, double max) const {
  return has(key) ? at(key).number(min, max) : fallback;
}

int DataReader::integer(int min, int max) const {
  if (value_->is_null()) return min;
  if (value_->is_number_integer()) {
    const auto found = value_->get<std::int64_t>();
    const bool fits = !value_->is_number_unsigned() ||
                      value_->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
    if (fits && found >= min && found <= max) return static_cast<int>(found);
  }
  problem(fmt::format("found {}, expected a whole number from {} to {}", shown(*value_), min, max));
  return min;
}

bool DataReader::flag() const {
  if (value_->is_boolean()) return value_->get<bool>();
  if (!isMissing()) problem("found " + shown(*value_) + ", expected true or false");
  return false;
}

bool DataReader::flagOr(std::string_view key, bool fallback) const {
  if (!has(key)) return fallback;
  const DataReader member = at(key);
  const bool flag = member.flag();
  return member.value_->is_boolean() ? flag : fallback;
}

std::vector<std::string> DataReader::texts(std::string_view key) const {
  std::vector<std::string> all;
  for (const DataReader& item : itemsIfAny(key)) all.push_back(item.text());
  return all;
}

std::size_t DataReader::oneOf(const std::vector<std::string>& words) const {
  if (value_->is_null()) return 0;
  const std::string word = value_->is_string() ? value_->get<std::string>() : shown(*value_);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (word == words[i]) return i;
  const std::string near = closestWord(word, words);
  std::string expected;
  if (!near.empty()) {
    expected = fmt::format("did you mean \"{}\"?", near);
  } else if (words.size() <= 12) {
    expected = fmt::format("expected one of {}", fmt::join(words, ", "));
  } else {
    expected = "expected a known id";
  }
  problem(fmt::format("unknown \"{}\", {}", word, expected));
  return 0;
}

void DataReader::allowOnly(std::initializer_list<std::string_view> keys) const {
  allowOnly(std::span(keys.begin(), keys.size()));
}

void DataReader::allowOnly(std::span<const std::string_view> keys) const {
  if (!value_->is_object()) return;
  for (const auto& [key, member] : value_->items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string near = closestWord(key, {keys.begin(), keys.end()});
    problems_->push_back(
        {memberPlace(place_, key),
         near.empty() ? "unknown key" : fmt::format("unknown key, did you mean \"{}\"?", near)});
  }
}

void DataReader::problem(std::string what) const {
  problems_->push_back({place_, std::move(what)});
}

}  // namespace knotmap::core
