#include "session/strict_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "core/json.h"

namespace knotmap::session {
namespace {

using core::Json;

constexpr std::size_t kMaxDepth = 16;

/// Walks through a document without keeping it and stops at the first thing that a tree of values
/// would not show any more.
class Scan : public nlohmann::json_sax<Json> {
 public:
  const std::string& problem() const { return problem_; }
  std::size_t byte() const { return byte_; }

  bool null() override { return refuse("found null, expected a value"); }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t& text) override {
    // A whole number that fits nowhere: as a double it would come back as another one.
    const bool whole = text.find_first_of(".eE") == string_t::npos;
    return !whole || refuse("has a number that is too large");
  }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return refuse("found binary data"); }
  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    key_ = name;
    return keys_.back().insert(name).second || refuse("is there twice");
  }

  bool parse_error(std::size_t byte, const std::string&, const Json::exception& error) override {
    constexpr int kNumberOverflow = 406;
    byte_ = byte;
    problem_ = error.id == kNumberOverflow ? "has a number that is too large" : "is not valid JSON";
    return false;
  }

 private:
  bool open() {
    keys_.emplace_back();
    if (keys_.size() <= kMaxDepth) return true;
    problem_ = fmt::format("is nested deeper than {} levels", kMaxDepth);
    return false;
  }

  bool close() {
    keys_.pop_back();
    return true;
  }

  bool refuse(std::string_view what) {
    problem_ = key_.empty() ? std::string(what) : fmt::format("\"{}\": {}", key_, what);
    return false;
  }

  std::vector<std::set<std::string>> keys_;  ///< of the objects and lists that are open
  std::string key_, problem_;
  std::size_t byte_ = 0;
};

std::string lineAndColumn(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t lastBreak = before.rfind('\n');
  const std::size_t column =
      lastBreak == std::string_view::npos ? before.size() : before.size() - lastBreak - 1;
  return fmt::format("line {} column {}", line, std::max<std::size_t>(column, 1));
}

}  // namespace

core::Result<Json> parseStrictJson(std::string_view text, const std::string& name) {
  Scan scan;
  // The scan left nothing to refuse. `core::parseJson` would do as well, but its callback makes
  // the parser take quadratic time over a list of objects: a painted area has thousands of dabs.
  if (Json::sax_parse(text, &scan)) return Json::parse(text);
  if (scan.byte() == 0) return core::Error{name, scan.problem()};
  return core::Error{name + ": " + lineAndColumn(text, scan.byte()), scan.problem()};
}

}  // namespace knotmap::session
