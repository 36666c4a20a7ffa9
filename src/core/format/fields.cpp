#include "core/format/fields.h"

#include <algorithm>

#include "core/json.h"

namespace knotmap::core {

FieldReader::FieldReader(FieldSource source) : source_(std::move(source)) { known_.reserve(16); }

void FieldReader::finish() {
  const Json& object = source_.data.raw();
  if (!object.is_object()) return;
  if (source_.unknownKeys == UnknownKeys::refuse) return source_.data.allowOnly(known_);
  for (const auto& [key, value] : object.items())
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) within_.add(key, value);
  if (source_.within) *source_.within = std::move(within_);
}

void FieldReader::header(const Format&, std::optional<int>) {
  known_.insert(known_.end(), {"format", "version", "minor"});
}

FieldWriter::FieldWriter(FieldSink sink, Layout layout) : sink_(sink) {
  sink_.out.open('{', layout);
}

void FieldWriter::header(const Format& format, std::optional<int> newerMinor) {
  sink_.out.key("format");
  sink_.out.text(format.name);
  sink_.out.key("version");
  sink_.out.whole(format.current.major);
  sink_.out.key("minor");
  sink_.out.whole(newerMinor.value_or(format.current.minor));
}

void FieldWriter::finish() {
  if (sink_.within)
    for (const Unknown::Member& member : sink_.within->members()) {
      if (!member.within.empty()) continue;
      sink_.out.key(member.key);
      sink_.out.json(member.json);
    }
  sink_.out.close('}');
}

}  // namespace knotmap::core
