#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/data_reader.h"
#include "core/format/format.h"
#include "core/format/json_text.h"
#include "core/unknown.h"

namespace knotmap::core {

// A struct and the object that stands for it in a file, described once for reading and for writing:
//
//     constexpr auto scoreRows = [](auto& row, auto& score) {
//       row.unknown(score.unknown);
//       row.must("mark", score.mark, Whole{1, 99});
//       row.may("note", score.note, Text{200});
//       row.given("after", score.after, Whole{0, 10});
//     };
//
// `row` is a FieldReader or a FieldWriter; the kinds of values are in "core/format/field_kinds.h".
// To add a field takes its member in the struct and its row here. docs/formats.md "How a field is
// added".

/// A value of a file on its way into a struct.
struct FieldSource {
  DataReader data;
  UnknownKeys unknownKeys = UnknownKeys::refuse;
  Unknown* within = nullptr;  ///< takes what is unknown in it when its struct has no place for that
};

/// The way from a struct into a file.
struct FieldSink {
  JsonText& out;
  const Unknown* within = nullptr;  ///< what was unknown in it and is not in the struct
};

/// Reads an object row by row. Notes every problem; the fields of members that are wrong or missing
/// keep their defaults.
class FieldReader {
 public:
  explicit FieldReader(FieldSource source);
  FieldReader(const FieldReader&) = delete;
  FieldReader& operator=(const FieldReader&) = delete;

  /// Names where unknown members of this object are kept; comes before the rows.
  void unknown(Unknown& place) { source_.within = &place; }
  /// What `open` dealt with; first row of a file.
  void header(const Format&, std::optional<int> newerMinor);

  /// A member that must be there.
  template <class T, class Kind>
  void must(std::string_view key, T& value, const Kind& kind) {
    known(key);
    read(key, value, kind);
  }
  /// A member with a default: the one of the struct.
  template <class T, class Kind>
  void may(std::string_view key, T& value, const Kind& kind) {
    known(key);
    if (source_.data.has(key)) read(key, value, kind);
  }
  /// A member that is written only where it says something.
  template <class T, class Kind>
  void given(std::string_view key, T& value, const Kind& kind) {
    may(key, value, kind);
  }
  template <class T, class Kind>
  void given(std::string_view key, std::optional<T>& value, const Kind& kind) {
    known(key);
    if (source_.data.has(key)) read(key, value.emplace(), kind);
  }

  /// Deals with the members no row named; comes after the rows.
  void finish();

 private:
  void known(std::string_view key) { known_.push_back(key); }
  template <class T, class Kind>
  void read(std::string_view key, T& value, const Kind& kind) {
    Unknown within;
    kind.read(FieldSource{source_.data.at(key), source_.unknownKeys, &within}, value);
    if (!within.empty()) within_.addWithin(key, std::move(within));
  }

  FieldSource source_;
  std::vector<std::string_view> known_;
  Unknown within_;
};

/// Writes an object row by row: members in the order of the rows, then the unknown ones.
class FieldWriter {
 public:
  FieldWriter(FieldSink sink, Layout layout);
  FieldWriter(const FieldWriter&) = delete;
  FieldWriter& operator=(const FieldWriter&) = delete;

  void unknown(const Unknown& place) { sink_.within = &place; }
  void header(const Format& format, std::optional<int> newerMinor);

  template <class T, class Kind>
  void must(std::string_view key, const T& value, const Kind& kind) {
    sink_.out.key(key);
    kind.write(FieldSink{sink_.out, sink_.within ? sink_.within->within(key) : nullptr}, value);
  }
  template <class T, class Kind>
  void may(std::string_view key, const T& value, const Kind& kind) {
    must(key, value, kind);
  }
  template <class T, class Kind>
  void given(std::string_view key, const T& value, const Kind& kind) {
    // What is unknown in it says something, too.
    if (value != T{} || (sink_.within && sink_.within->within(key))) must(key, value, kind);
  }
  template <class T, class Kind>
  void given(std::string_view key, const std::optional<T>& value, const Kind& kind) {
    if (value) must(key, *value, kind);
  }

  void finish();

 private:
  FieldSink sink_;
};

}  // namespace knotmap::core
