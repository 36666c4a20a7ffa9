#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace knotmap::referral {

/// Begin and end of every row in the text of an atlas file: the elements of its list "points",
/// braces included. The text must be valid JSON.
std::vector<std::pair<std::size_t, std::size_t>> rowSpans(std::string_view text);

/// The object with one more key, null as yet, before the first of `later` that it has, else last.
nlohmann::ordered_json withKeyBefore(const nlohmann::ordered_json& object,
                                     std::initializer_list<const char*> later, const char* key);

}  // namespace knotmap::referral
