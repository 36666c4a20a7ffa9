#pragma once

#include <string>
#include <string_view>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::session {

/// Parses a person's file as JSON. Stricter than `core::parseJson`: nothing in the file may be
/// dropped or guessed, so repeated keys, `null`, whole numbers of more than 64 bits and numbers too
/// large for a double are refused, as are texts that are not UTF-8 and nesting deeper than 16.
core::Result<core::Json> parseStrictJson(std::string_view text, const std::string& name);

}  // namespace knotmap::session
