#pragma once

#include <span>
#include <string>

#include "core/format/fields.h"

namespace knotmap::core {

// What a member of a file may hold, for the rows of "core/format/fields.h". Each kind reads a
// value, noting what is wrong with it, and writes one.

struct Number {
  double min, max;

  void read(const FieldSource& source, float& value) const {
    value = static_cast<float>(source.data.number(min, max));
  }
  void write(const FieldSink& sink, float value) const { sink.out.number(value); }
};

/// A whole number, or an id that is one.
struct Whole {
  int min, max;

  template <class T>
  void read(const FieldSource& source, T& value) const {
    value = static_cast<T>(source.data.integer(min, max));
  }
  template <class T>
  void write(const FieldSink& sink, T value) const {
    sink.out.whole(static_cast<std::int64_t>(value));
  }
};

struct Flag {
  void read(const FieldSource& source, bool& value) const { value = source.data.flag(); }
  void write(const FieldSink& sink, bool value) const { sink.out.flag(value); }
};

struct Text {
  std::size_t maxBytes;

  void read(const FieldSource& source, std::string& value) const;
  void write(const FieldSink& sink, const std::string& value) const { sink.out.text(value); }
};

/// A text that is not empty.
struct Id {
  std::size_t maxBytes;

  void read(const FieldSource& source, std::string& value) const;
  void write(const FieldSink& sink, const std::string& value) const { sink.out.text(value); }
};

/// A text of a fixed form.
struct Formed {
  bool (*isFormed)(std::string_view);
  std::string_view expected;  ///< `a day such as "2026-11-21"`

  void read(const FieldSource& source, std::string& value) const;
  void write(const FieldSink& sink, const std::string& value) const { sink.out.text(value); }
};

/// One of the first `count` enumerators, by its name.
template <class Enum>
struct Word {
  std::string_view (*name)(Enum);
  int count;

  void read(const FieldSource& source, Enum& value) const {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.emplace_back(name(static_cast<Enum>(i)));
    value = static_cast<Enum>(source.data.oneOf(names));
  }
  void write(const FieldSink& sink, Enum value) const { sink.out.text(name(value)); }
};

/// A struct with rows of its own.
template <class Rows>
struct Object {
  static constexpr Layout kLayoutInList = Layout::ownLines;
  Rows rows;

  template <class T>
  void read(const FieldSource& source, T& value) const {
    if (source.data.isMissing()) return;  // noted by whoever looked it up
    if (!source.data.isObject()) return source.data.problem("found no object, expected one");
    FieldReader reader(source);
    rows(reader, value);
    reader.finish();
  }
  template <class T>
  void write(const FieldSink& sink, const T& value) const {
    FieldWriter writer(sink, Layout::oneLine);
    rows(writer, value);
    writer.finish();
  }
};
template <class Rows>
Object(Rows) -> Object<Rows>;

/// A list. Objects of a list at the top of a file get a line each, so that a change of one of them
/// is a change of one line.
template <class Kind>
struct List {
  std::size_t max;
  Kind kind;

  template <class T>
  void read(const FieldSource& source, std::vector<T>& list) const {
    std::size_t index = 0;
    for (const DataReader& item : source.data.items(max)) {
      Unknown within;
      kind.read(FieldSource{item, source.unknownKeys, &within}, list.emplace_back());
      if (!within.empty() && source.within)
        source.within->addWithin(std::to_string(index), std::move(within));
      ++index;
    }
  }
  template <class T>
  void write(const FieldSink& sink, const std::vector<T>& list) const {
    const bool ownLines = sink.out.depth() == 1 && requires { Kind::kLayoutInList; };
    sink.out.open('[', ownLines ? Layout::ownLines : Layout::oneLine);
    for (std::size_t i = 0; i < list.size(); ++i) {
      sink.out.element();
      const Unknown* within = sink.within ? sink.within->within(std::to_string(i)) : nullptr;
      kind.write(FieldSink{sink.out, within}, list[i]);
    }
    sink.out.close(']');
  }
};
template <class Kind>
List(std::size_t, Kind) -> List<Kind>;

}  // namespace knotmap::core
