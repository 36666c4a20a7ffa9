#pragma once

#include <string>
#include <string_view>

namespace knotmap::core {

/// The words with their first letter in upper case, umlauts too.
std::string sentenceCase(std::string_view words);

}  // namespace knotmap::core
