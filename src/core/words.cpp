#include "core/words.h"

namespace knotmap::core {

std::string sentenceCase(std::string_view words) {
  std::string result(words);
  if (result.empty()) return result;
  constexpr unsigned char kLatin1 = 0xC3, kFirstSmall = 0xA0, kLastSmall = 0xBE, kDivision = 0xB7;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(result[i]); };
  std::size_t at = 0;
  if (result.size() > 1 && byte(0) == kLatin1 && byte(1) >= kFirstSmall && byte(1) <= kLastSmall &&
      byte(1) != kDivision)
    at = 1;
  if (at == 1 || (result[0] >= 'a' && result[0] <= 'z'))
    result[at] = static_cast<char>(byte(at) - 0x20);
  return result;
}

}  // namespace knotmap::core
