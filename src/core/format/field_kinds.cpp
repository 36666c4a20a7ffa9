#include "core/format/field_kinds.h"

#include <fmt/format.h>

namespace knotmap::core {

void Text::read(const FieldSource& source, std::string& value) const {
  value = source.data.text();
  if (value.size() > maxBytes)
    source.data.problem(fmt::format("has {} bytes, expected at most {}", value.size(), maxBytes));
}

void Id::read(const FieldSource& source, std::string& value) const {
  Text{maxBytes}.read(source, value);
  if (source.data.isText() && value.empty()) source.data.problem("is empty, expected an id");
}

void Formed::read(const FieldSource& source, std::string& value) const {
  value = source.data.text();
  if (source.data.isText() && !isFormed(value))
    source.data.problem(fmt::format("found \"{}\", expected {}", value.substr(0, 40), expected));
}

}  // namespace knotmap::core
