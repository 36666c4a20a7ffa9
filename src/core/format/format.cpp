#include "core/format/format.h"

#include <fmt/format.h>

#include <cassert>

#include "core/json.h"

namespace knotmap::core {
namespace {

/// A whole number from `min` up, however large; none when it is something else.
std::optional<std::uint64_t> wholeNumber(const Json& value, std::uint64_t min) {
  if (!value.is_number_unsigned() && !(value.is_number_integer() && value >= 0))
    return std::nullopt;
  const auto number = value.get<std::uint64_t>();
  if (number < min) return std::nullopt;
  return number;
}

std::string shown(const Json& value) { return value.is_primitive() ? value.dump() : "no number"; }

/// Why a tree is no file of this format; "" when it is one.
std::string otherThan(const Format& format, const Json& root) {
  if (!root.is_object()) return "found no JSON object";
  if (!root.contains("format")) return "found no \"format\"";
  if (root["format"] != std::string(format.name))
    return fmt::format("expected the \"format\" \"{}\"", format.name);
  return {};
}

Error madeByNewer(const Format& format, std::uint64_t found, const std::string& file) {
  return {file + ": version", fmt::format("found {}, expected at most {}: it was made by a newer "
                                          "Knotmap; update Knotmap to open it",
                                          found, format.current.major)};
}

}  // namespace

Result<Opened> open(Json& root, const Format& format, const std::string& file) {
  assert(format.lifts.size() + 1 == static_cast<std::size_t>(format.current.major));
  if (const std::string why = otherThan(format, root); !why.empty())
    return Error{file, fmt::format("is no {}: {}", format.noun, why)};

  if (!root.contains("version"))
    return Error{file + ": version", fmt::format("is missing, expected {}", format.current.major)};
  const auto major = wholeNumber(root["version"], 1);
  if (!major)
    return Error{file + ": version", fmt::format("found {}, expected a whole number from 1 to {}",
                                                 shown(root["version"]), format.current.major)};
  const auto current = static_cast<std::uint64_t>(format.current.major);
  if (*major > current) return madeByNewer(format, *major, file);

  const Json written = root.value("minor", Json(0));
  const auto minor = wholeNumber(written, 0);
  if (!minor || *minor > kMaxMinor)
    return Error{file + ": minor", fmt::format("found {}, expected a whole number from 0 to {}",
                                               shown(written), kMaxMinor)};

  for (std::size_t i = *major - 1; i < format.lifts.size(); ++i) format.lifts[i](root);
  Opened opened;
  if (*major == current && static_cast<int>(*minor) > format.current.minor)
    opened.newerMinor = static_cast<int>(*minor);
  return opened;
}

}  // namespace knotmap::core
